import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { touchedByNothing } from '../changes.ts'
import { finished } from '../finished.ts'
import { openToAll, preflight, send, withRequestId } from '../http.ts'
import { answerProblems } from '../problems.ts'
import type { Brand } from '../sites.ts'
import { acme } from '../testing.ts'
import { createAdmission } from './admission.ts'
import { createEntrance, ownReaderHeader, ownReaderToken } from './entrance.ts'
import { makeKey } from './key.ts'
import { createKeyring, type StoredKey } from './keyring.ts'

const secret = 'a secret of more than 32 characters'
const made = makeKey()
const revoked = makeKey()
const noRead = makeKey()
const plain: Omit<StoredKey, 'id' | 'hash'> = {
  brands: ['closed'],
  scopes: ['read'],
  ratePerMinute: 3,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
}
const stored: StoredKey[] = [
  { ...plain, id: 'k1', hash: made.hash },
  { ...plain, id: 'k2', hash: revoked.hash, revokedAt: new Date(0) },
  { ...plain, id: 'k3', hash: noRead.hash, scopes: ['preview'] },
]

type Brands = readonly Brand[]
const open: Brands = [{ ...acme, id: 'open', access: 'open' }]
const mixed: Brands = [...open, { ...acme, id: 'closed', access: 'key' }, { ...acme, id: 'other', access: 'key' }]

function house({ brands = mixed, rate = 2 }: { readonly brands?: Brands; readonly rate?: number } = {}) {
  let now = new Date('2026-11-22T08:00:00Z')
  const clock = { now: () => now }
  const admission = createAdmission(() => brands)
  const keyring = createKeyring({ keys: { all: async () => stored, used: async () => {} }, clock, failed: () => {} })
  const entrance = createEntrance({ keyring, admission, clock, secret, ratePerMinute: rate })
  const app = express().set('trust proxy', 1)
  app.use(withRequestId)
  app.use((req, res, next) => {
    entrance.handle(req, res, next)
  })
  app.use(openToAll)
  app.options('/:brand', preflight)
  app.get('/:brand', (req, res) => {
    const brand = brands.find(({ id }) => id === req.params.brand) ?? { id: req.params.brand, access: 'key' as const }
    admission.admit(req, brand)
    const { signature, isPrivate } = admission.visible(req)
    const seen = { signature, isPrivate, may: admission.mayRead(req, brand) }
    send(res, finished(JSON.stringify(seen), { type: 'application/json', lastModified: null, touchedBy: touchedByNothing }))
  })
  app.use(answerProblems({ error: () => {} }))
  const get = (path: string, key?: string, from = '203.0.113.1') =>
    request(app)
      .get(path)
      .set({ 'x-forwarded-for': from, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) })
  return { app, get, move: (ms: number) => void (now = new Date(now.getTime() + ms)) }
}

describe('a closed brand', () => {
  it('is not there without a key, and there with one', async () => {
    const { get } = house()
    expect((await get('/closed')).status).toBe(404)
    const { status, body, headers } = await get('/closed', made.key)
    expect([status, body]).toEqual([200, { signature: expect.stringMatching(/^closed open /), isPrivate: true, may: true }])
    expect(headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: expect.stringContaining('Authorization') })
  })
  it('changes nothing about what is open, but that answers vary', async () => {
    const { get } = house()
    const { status, body, headers } = await get('/open')
    expect([status, body]).toEqual([200, { signature: expect.stringMatching(/^open /), isPrivate: false, may: true }])
    expect(headers['cache-control']).toMatch(/^public/)
    expect(headers.vary).toContain('Authorization')
  })
  it('stays closed to a key for another brand, or without the scope', async () => {
    const { get } = house()
    expect((await get('/other', made.key)).status).toBe(404)
    const answer = await get('/closed', noRead.key)
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'scope-missing' }])
    expect((await get('/open', noRead.key)).status).toBe(403)
  })
  it.each([
    ['unknown', makeKey().key],
    ['revoked', revoked.key],
    ['no key at all', 'abc'],
  ])('refuses a key that is %s everywhere, without repeating it', async (_, key) => {
    const { get } = house()
    for (const path of ['/closed', '/open']) {
      const answer = await get(path, key)
      expect([answer.status, answer.body]).toMatchObject([401, { code: 'key-invalid' }])
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="content", error="invalid_token"')
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(JSON.stringify([answer.body, answer.headers])).not.toContain(key)
    }
  })
  it('leaves other schemes to others', async () => {
    const { app } = house()
    expect((await request(app).get('/open').set('authorization', 'Basic YTpi')).status).toBe(200)
  })
  it('does not concern who has none', async () => {
    const { headers, body } = await house({ brands: open }).get('/open')
    expect(body).toEqual({ signature: expect.stringMatching(/^open /), isPrivate: false, may: true })
    expect(headers.vary).not.toContain('Authorization')
  })
})

describe('the limit', () => {
  it('is told with every answer, and kept', async () => {
    const { get, move } = house()
    const first = await get('/open')
    expect(first.headers).toMatchObject({ 'ratelimit-policy': '"minute";q=2;w=60', ratelimit: '"minute";r=1;t=60' })
    expect(first.headers['access-control-expose-headers'] ?? 'RateLimit').toContain('RateLimit')
    expect((await get('/nothing')).headers.ratelimit).toBe('"minute";r=0;t=60')
    move(18_000)
    const third = await get('/open')
    expect([third.status, third.body]).toMatchObject([429, { code: 'too-many-requests' }])
    expect(third.headers).toMatchObject({
      'retry-after': '42',
      ratelimit: '"minute";r=0;t=42',
      'cache-control': 'no-store',
      'content-type': 'application/problem+json',
    })
    expect((await get('/open', undefined, '203.0.113.2')).status).toBe(200)
    move(42_000)
    expect((await get('/open')).status).toBe(200)
  })
  it('is one for a household, by IPv6', async () => {
    const { get } = house()
    for (const [from, status] of [
      ['2001:db8:1:2::1', 200],
      ['2001:db8:1:2::2', 200],
      ['2001:db8:1:2:ffff::3', 429],
      ['2001:db8:1:3::1', 200],
    ] as const)
      expect((await get('/open', undefined, from)).status).toBe(status)
  })
  it('is the key’s own, wherever it is used', async () => {
    const { get } = house()
    for (let n = 0; n < 3; n++) expect((await get('/open', made.key, `203.0.113.${n}`)).status).toBe(200)
    const fourth = await get('/open', made.key, '203.0.113.9')
    expect([fourth.status, fourth.headers['ratelimit-policy']]).toEqual([429, '"minute";q=3;w=60'])
    expect((await get('/open', undefined, '203.0.113.0')).status).toBe(200)
  })
  it('counts who tries keys', async () => {
    const { get } = house()
    for (const status of [401, 401, 429]) expect((await get('/open', makeKey().key)).status).toBe(status)
  })
  it('is not for the hub’s own pages, nor for preflights, and can be switched off', async () => {
    const { app, get } = house()
    for (let n = 0; n < 4; n++)
      expect((await request(app).get('/open').set(ownReaderHeader, ownReaderToken(secret))).headers.ratelimit).toBeUndefined()
    for (let n = 0; n < 4; n++) expect((await request(app).options('/open').set('origin', 'https://a.example')).status).toBe(204)
    expect((await request(app).get('/open').set(ownReaderHeader, 'x'.repeat(43))).headers.ratelimit).toBe('"minute";r=1;t=60')
    expect((await house({ rate: 0 }).get('/open')).headers.ratelimit).toBeUndefined()
    expect((await get('/open')).status).toBe(200)
  })
})
