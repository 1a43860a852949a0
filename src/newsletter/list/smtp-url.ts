/** A newsletter's own mail server, as one address. Only these parts: nodemailer would take options from a query, such as files to read. */
export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte. Otherwise STARTTLS where the server offers it. */
  readonly secure: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
}

/** @returns `null` where it is no such address. Servers in the operator's own network are allowed: whoever enters one chooses it. */
export function readSmtpUrl(text: string): SmtpServer | null {
  if (!/^smtps?:\/\//i.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.hostname === '' || url.search !== '' || url.hash !== '' || !/^\/?$/.test(url.pathname)) return null
  const secure = url.protocol === 'smtps:'
  const [user, pass] = [decoded(url.username), decoded(url.password)]
  if (user === null || pass === null || (user === '') !== (pass === '')) return null
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(user !== '' && { auth: { user, pass } }),
  }
}

export const isSmtpUrl = (text: string): boolean => readSmtpUrl(text.trim()) !== null

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
