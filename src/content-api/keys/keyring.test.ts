import { describe, expect, it } from 'vitest'
import { hashOf, looksLikeKey, makeKey } from './key.ts'
import { createKeyring, type StoredKey } from './keyring.ts'

const { key, prefix, hash } = makeKey()
const stored: StoredKey = {
  id: 'k1',
  hash,
  brands: ['b1'],
  scopes: ['read'],
  ratePerMinute: 100,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
}

function ring(all: StoredKey[] = [stored]) {
  let now = new Date('2026-11-22T08:00:00Z')
  const used: [string, string][] = []
  const told: unknown[] = []
  const keys = { all: all as StoredKey[] | Error, asked: 0 }
  const keyring = createKeyring({
    clock: { now: () => now },
    failed: (error) => told.push(error),
    keys: {
      async all() {
        keys.asked++
        if (keys.all instanceof Error) throw keys.all
        return keys.all
      },
      used: async (id, at) => void used.push([id, at.toISOString()]),
    },
  })
  return { keyring, keys, used, told, move: (ms: number) => void (now = new Date(now.getTime() + ms)) }
}

describe('a key', () => {
  it('is 256 random bits, of which only the hash and the beginning are kept', () => {
    expect(looksLikeKey(key)).toBe(true)
    expect(makeKey().key).not.toBe(key)
    expect(key.startsWith(prefix)).toBe(true)
    expect(prefix).toHaveLength(9)
    expect(hash).toBe(hashOf(key))
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    for (const other of ['', 'fh_', `${key}x`, key.slice(1), key.replace('_', '-'), `${key}\n`]) expect(looksLikeKey(other)).toBe(false)
  })
})

describe('the keyring', () => {
  it('tells whom a key lets in', async () => {
    expect(await ring().keyring.open(key)).toEqual({
      kind: 'key',
      id: 'k1',
      brands: new Set(['b1']),
      scopes: new Set(['read']),
      ratePerMinute: 100,
    })
    expect((await ring([{ ...stored, brands: [] }]).keyring.open(key)).brands).toBeNull()
  })

  const now = new Date('2026-11-22T08:00:00Z')
  it.each<[string, StoredKey[], string]>([
    ['unknown', [], key],
    ['unknown', [stored], makeKey().key],
    ['none of ours', [stored], 'Bearer'],
    ['revoked', [{ ...stored, revokedAt: now }], key],
    ['expired', [{ ...stored, expiresAt: now }], key],
  ])('refuses one that is %s', async (why, all, given) => {
    const { keyring, used } = ring(all)
    await expect(keyring.open(given)).rejects.toMatchObject({ status: 401, code: 'key-invalid', message: expect.stringContaining(why) })
    await expect(keyring.open(given)).rejects.not.toMatchObject({ message: expect.stringContaining(given) })
    expect(used).toEqual([])
  })

  it('asks the database once a second at most, and knows of a revocation then', async () => {
    const { keyring, keys, move } = ring()
    await Promise.all([keyring.open(key), keyring.open(key)])
    expect(keys.asked).toBe(1)
    keys.all = [{ ...stored, revokedAt: now }]
    move(999)
    await keyring.open(key)
    move(1)
    await expect(keyring.open(key)).rejects.toMatchObject({ status: 401 })
    expect(keys.asked).toBe(2)
  })

  it('lets nobody in while the database does not tell, and everybody again afterwards', async () => {
    const { keyring, keys, told, move } = ring()
    await keyring.open(key)
    keys.all = new Error('away')
    move(1000)
    await expect(keyring.open(key)).rejects.toMatchObject({ status: 503, code: 'keys-unknown' })
    expect(told).toHaveLength(1)
    keys.all = [stored]
    expect((await keyring.open(key)).id).toBe('k1')
  })

  it('notes its use once a minute at most, over all processes', async () => {
    const { keyring, keys, used, move } = ring()
    await keyring.open(key)
    move(59_999)
    await keyring.open(key)
    expect(used).toEqual([['k1', '2026-11-22T08:00:00.000Z']])
    move(1)
    await keyring.open(key)
    expect(used).toHaveLength(2)
    keys.all = [{ ...stored, lastUsedAt: new Date('2026-11-22T08:01:30Z') }]
    move(60_000)
    await keyring.open(key)
    expect(used).toHaveLength(2)
    await keyring.stop()
  })
})
