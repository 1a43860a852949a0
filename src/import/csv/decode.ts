/** From bytes to text. */
import type { Encoding } from '../../core/imports.ts'

/** Bytes that are looked at. */
const enough = 64 * 1024

/** By its mark, else by its look: UTF-16 of western text is full of zeros, and what is no UTF-8 was written by an old Windows program. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, enough)
  const zeros = [0, 0]
  start.forEach((byte, at) => byte === 0 && zeros[at % 2]!++)
  const most = Math.max(...zeros)
  if (most > start.length / 8) return zeros[1] === most ? 'utf-16le' : 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Never throws: what does not fit the encoding becomes U+FFFD. The mark at the beginning is dropped. */
export const decodeText = (bytes: Uint8Array, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes)
