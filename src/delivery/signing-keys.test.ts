import { randomBytes, webcrypto } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSigningKeys } from './signing-keys.ts'

const [newer, older] = [`k2:${randomBytes(32).toString('base64')}`, `k1:${randomBytes(32).toString('base64')}`]
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

describe('the keys of the hub', () => {
  it('sign what their public half verifies', async () => {
    for (let n = 0; n < 20; n++) {
      const [key] = await createSigningKeys(`k:${randomBytes(32).toString('base64')}`)('one')
      if (!key) throw new Error('no key')
      const publicKey = await webcrypto.subtle.importKey('jwk', key.publicKey, algorithm, true, ['verify'])
      const said = Buffer.from('said')
      const signature = await webcrypto.subtle.sign(algorithm, key.privateKey, said)
      expect(await webcrypto.subtle.verify(algorithm, publicKey, signature, said)).toBe(true)
    }
  })

  it('are the same in every process, and others for every platform', async () => {
    const ids = async (ring: string, platform: string) => (await createSigningKeys(ring)(platform)).map(({ id }) => id)
    const before = await ids(older, 'one')
    expect(await ids(older, 'one')).toEqual(before)
    expect(await ids(older, 'two')).not.toEqual(before)
    const after = await ids(`${newer},${older}`, 'one')
    expect(after).toHaveLength(2)
    expect(after[1]).toBe(before[0])
    expect(after[0]).not.toBe(before[0])
  })

  it('can be read by nobody', async () => {
    const [key] = await createSigningKeys(older)('one')
    if (!key) throw new Error('no key')
    await expect(webcrypto.subtle.exportKey('jwk', key.privateKey)).rejects.toThrow('not extractable')
    await expect(webcrypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow('not extractable')
    expect(Object.keys(key.publicKey).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
    expect(JSON.stringify(key)).not.toContain('"d"')
  })
})
