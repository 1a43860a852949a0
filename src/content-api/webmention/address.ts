/** Whether two addresses are the same page for a person, however they are spelled. */

/**
 * http or https, an ending slash, what stands behind the #, the order of the query, campaign parameters and the spelling of
 * characters make no difference. `null`: no address of the web.
 */
export function normalised(address: string): string | null {
  const url = webAddress(address)
  if (!url) return null
  const query = [...url.searchParams].filter(([name]) => !/^utm_/i.test(name)).map(([name, value]) => `${name}=${value}`)
  return `${url.host}${spelled(url.pathname).replace(/\/+$/, '')}?${query.sort().join('&')}`
}

function spelled(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path
  }
}

/** An absolute http or https address without a name and a password in it, else `null`. */
export function webAddress(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null
}

export const mostAddressCharacters = 2_000
