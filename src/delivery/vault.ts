/** Credentials at rest: AES-256-GCM with a key ring, each sealed text bound to the record that it belongs to. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Json } from '../core/story.ts'

export interface Vault {
  /** Sealed with the newest key, as `v1.key.iv.text.tag`. The same value sealed twice differs. */
  seal(value: Json, boundTo: string): string
  /** @throws Error when the key is not in the ring, the text was changed, or it belongs to another record. */
  unseal(sealed: string, boundTo: string): Json
}

/** @param ring `name:key` pairs, keys of 32 bytes in Base64, the newest first. */
export function keysOf(ring: string): { readonly name: string; readonly key: Buffer }[] {
  const keys = ring.split(',').map((entry) => {
    const [name = '', key = ''] = entry.split(':')
    return { name, key: Buffer.from(key, 'base64') }
  })
  if (keys.some(({ key }) => key.length !== 32)) throw new Error('CREDENTIAL_KEYS needs at least one key of 32 bytes.')
  return keys
}

/** @param ring as `keysOf` reads it. */
export function createVault(ring: string): Vault {
  const keys = keysOf(ring)
  const [newest] = keys as [(typeof keys)[0]]
  return {
    seal(value, boundTo) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', newest.key, iv, { authTagLength: 16 }).setAAD(Buffer.from(boundTo))
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return ['v1', newest.name, iv.toString('base64url'), text.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.')
    },
    unseal(sealed, boundTo) {
      const [version, name, iv, text, tag] = sealed.split('.')
      const key = keys.find((candidate) => candidate.name === name)?.key
      if (version !== 'v1' || !key || !iv || text === undefined || !tag)
        throw new Error('The stored credentials cannot be read: the key that sealed them is not in CREDENTIAL_KEYS.')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
          .setAAD(Buffer.from(boundTo))
          .setAuthTag(Buffer.from(tag, 'base64url'))
        return JSON.parse(Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')) as Json
      } catch {
        throw new Error(
          'The stored credentials cannot be read: they were changed, or belong to another channel. Connect the channel again.',
        )
      }
    },
  }
}
