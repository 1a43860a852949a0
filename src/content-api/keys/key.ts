/** The shape of a key: `fh_` and a random number of 256 bits. */
import { createHash, randomBytes } from 'node:crypto'

const shape = /^fh_[\w-]{43}$/
/** So much of it is kept and shown, to tell keys apart. */
const prefixLength = 9

export interface MadeKey {
  /** Shown once, kept nowhere. */
  readonly key: string
  readonly prefix: string
  readonly hash: string
}

/** A quick hash is right here: nobody guesses 256 random bits, however fast the guessing is. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

export const makeKey = (): MadeKey => {
  const key = `fh_${randomBytes(32).toString('base64url')}`
  return { key, prefix: key.slice(0, prefixLength), hash: hashOf(key) }
}

export const looksLikeKey = (text: string): boolean => shape.test(text)
