/** Strikes secrets out of everything that is thrown or logged. */
import type { Json } from '../../src/core/story.ts'

const replacement = '[secret]'

/** Every way in which a secret turns up in addresses, bodies and headers. */
function spellings(secret: string): string[] {
  // A lone surrogate has no URL-encoded form.
  const encoded = encodeURIComponent(secret.toWellFormed())
  const inForm = new URLSearchParams({ '': secret }).toString().slice(1)
  const lower = (text: string) => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())
  const inJson = JSON.stringify(secret).slice(1, -1)
  return [secret, encoded, lower(encoded), inForm, lower(inForm), inJson, Buffer.from(secret).toString('base64')]
}

/** A function that strikes these secrets out of a text: as they are, URL-encoded, in JSON and in base64. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const longestFirst = [...new Set(secrets.filter((secret) => secret !== '').flatMap(spellings))].sort((a, b) => b.length - a.length)
  return (text) => longestFirst.reduce((struck, spelling) => struck.replaceAll(spelling, replacement), text)
}

// An upload's address lets whoever has it write there: YouTube and TikTok put its token into `upload_id` and `upload_token`, LinkedIn into `sau`.
const accessInAddress = /([?&](?:[\w.-]*(?:token|secret|signature|verifier)|upload_id|sig|sau|code)=)[^&#"'\s\\]+/giu

/** Strikes out what addresses in a text carry as their own key: what a platform handed out meanwhile, and no credentials hold. */
export const withoutAccess = (text: string): string => text.replace(accessInAddress, `$1${replacement}`)

/**
 * What in a channel's credentials is to be struck out: every text of at least six characters that is not a web address.
 * Harmless ids among them are struck out too: better than a key that nobody thought of.
 */
export function secretsIn(credentials: Json): string[] {
  if (typeof credentials === 'string') return credentials.length < 6 || /^https?:\/\//i.test(credentials) ? [] : [credentials]
  if (credentials === null || typeof credentials !== 'object') return []
  return Object.values(credentials).flatMap((value) => secretsIn(value))
}
