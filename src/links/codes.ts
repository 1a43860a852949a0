/** The few characters that a short link ends in. */
import { createHmac } from 'node:crypto'

/** Without 0, 1, i, l and o, which look alike, and without vowels: no code is a word. Small letters, because print is typed. */
const alphabet = '23456789bcdfghjkmnpqrstvwxyz'
const length = 8
const count = BigInt(alphabet.length) ** BigInt(length)
const pattern = new RegExp(`^[${alphabet}]{${length}}$`)

export const isCode = (text: string): boolean => pattern.test(text)

/**
 * The same for the same key, without asking anybody: a preview shows what will be sent. Who does not know the secret cannot tell which
 * codes there are: one of 378 billion each.
 * @param attempt another code for the same key, where somebody has this one already
 */
export function codeOf(secret: string, key: string, attempt = 0): string {
  const digest = createHmac('sha256', secret).update(`short-link\n${key}\n${attempt}`).digest()
  let rest = digest.readBigUInt64BE() % count
  let code = ''
  for (let at = 0; at < length; at++) {
    code += alphabet[Number(rest % BigInt(alphabet.length))]
    rest /= BigInt(alphabet.length)
  }
  return code
}

/** The code of a short link, written alone or as its address, in whichever case. `null`: that is none. */
export function codeIn(link: string): string | null {
  const code = (/^https?:\/\/[^/]+\/l\/([^/?#]+)/i.exec(link)?.[1] ?? link).toLowerCase()
  return isCode(code) ? code : null
}
