/** The hub's own keys for signatures: what it proves to platforms that read its document instead of having it registered. */
import { createECDH, createHash, hkdfSync, webcrypto } from 'node:crypto'
import type { SigningKey } from '../../publishers/publisher.ts'
import { keysOf } from './vault.ts'

/** The order of P-256: FIPS 186-5 and SP 800-186, 3.2.1.3. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * One key for each key of the ring and each platform, made from it: nothing to store, the same in every process, and of no use to another
 * platform. Who sets a new key in front of the ring begins new sign-ins with a new key; those that stand go on with the older one as long as it
 * stays in the ring, as their stored credentials do.
 */
export function createSigningKeys(ring: string): (platform: string) => Promise<readonly SigningKey[]> {
  const known = new Map<string, Promise<readonly SigningKey[]>>()
  return (platform) => {
    const keys = known.get(platform) ?? Promise.all(keysOf(ring).map(({ key }) => signingKey(key, platform)))
    known.set(platform, keys)
    return keys
  }
}

async function signingKey(secret: Buffer, platform: string): Promise<SigningKey> {
  // 128 bits more than are needed, so that no value is likelier than another: FIPS 186-5, A.2.1.
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `funkhaus signing key ${platform}`, 48))
  const scalar = (BigInt(`0x${seed.toString('hex')}`) % (order - 1n)) + 1n
  const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(d)
  // 4, x, y: the point as SEC 1 writes it uncompressed.
  const point = curve.getPublicKey()
  const coordinates = { crv: 'P-256', kty: 'EC', x: point.toString('base64url', 1, 33), y: point.toString('base64url', 33) }
  // Members in this order, without blanks: RFC 7638.
  const id = createHash('sha256').update(JSON.stringify(coordinates)).digest('base64url')
  const privateKey = await webcrypto.subtle.importKey(
    'jwk',
    { ...coordinates, d: d.toString('base64url') },
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  )
  return { id, privateKey, publicKey: { ...coordinates, kid: id, alg: 'ES256', use: 'sig' } }
}
