/** The address of a post, chosen by us before it exists: this is what makes a lost answer harmless. */
import { createHash } from 'node:crypto'

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/**
 * A valid TID (https://atproto.com/specs/tid, 2026-08-01): 53 bits of microseconds since 1970 and 10 bits that tell writers of
 * the same microsecond apart. The microseconds below `plannedAt` and the last 10 bits come from `deliveryKey`, so every attempt
 * has the same key and two deliveries of one instant have different ones.
 */
export function recordKey(plannedAt: Date, deliveryKey: string): string {
  const hash = createHash('sha256').update(deliveryKey).digest()
  const microseconds = BigInt(plannedAt.getTime()) * 1000n + BigInt(hash.readUInt32BE(0) % 1000)
  let rest = (microseconds << 10n) | BigInt(hash.readUInt16BE(4) & 0x3ff)
  let key = ''
  for (let digit = 0; digit < 13; digit++) {
    key = alphabet.charAt(Number(rest & 31n)) + key
    rest >>= 5n
  }
  return key
}
