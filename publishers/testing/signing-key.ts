/** A key as the hub has one for each platform: see src/delivery/signing-keys.ts. */
import { createHash, webcrypto } from 'node:crypto'
import type { SigningKey } from '../publisher.ts'

export async function createSigningKey(): Promise<SigningKey> {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const { crv, kty, x, y } = (await webcrypto.subtle.exportKey('jwk', pair.publicKey)) as { [member: string]: string }
  const id = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  return { id, privateKey: pair.privateKey, publicKey: { crv, kty, x, y, kid: id, alg: 'ES256', use: 'sig' } as SigningKey['publicKey'] }
}
