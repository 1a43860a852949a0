/** Which texts are addresses of mailboxes, and how they are written. */
import { domainToASCII } from 'node:url'

/**
 * As the hub keeps it: in lower case, the domain as Unicode was typed turned into what the network speaks (xn--…). `null`: no address that mail can be
 * sent to. Of what RFC 5321 allows, quoted names and addresses of machines are not taken: no form does.
 */
export function mailAddress(text: string): string | null {
  const typed = text.trim().normalize('NFC')
  const at = typed.lastIndexOf('@')
  if (at < 1 || typed.length > 254) return null
  const local = typed.slice(0, at).toLowerCase()
  const written = typed.slice(at + 1)
  // What it would decode or cut off is no part of a name.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(written)) return null
  const domain = domainToASCII(written).toLowerCase()
  if (Buffer.byteLength(local) > 64 || domain.length > 253 || Buffer.byteLength(local) + 1 + domain.length > 254) return null
  // RFC 5322 atoms joined by dots, and letters of all scripts (RFC 6531).
  if (!/^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local)) return null
  if (!/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain)) return null
  return `${local}@${domain}`
}

export const isMailAddress = (text: string): boolean => mailAddress(text) !== null
