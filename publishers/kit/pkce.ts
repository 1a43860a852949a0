/** Proof Key for Code Exchange, RFC 7636: whoever steals the code on its way back cannot use it. */
import { createHash, randomBytes } from 'node:crypto'

/** An unguessable text for addresses: 32 random bytes, base64url. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

/** Send the `challenge` (method S256) with the person, keep the `verifier` for the exchange. */
export function createPkce(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomToken()
  return { verifier, challenge: challengeOf(verifier) }
}
