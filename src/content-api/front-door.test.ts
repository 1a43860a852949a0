import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { makeKey } from './keys/key.ts'
import type { StoredKey } from './keys/keyring.ts'
import { acme, acmeSite, aPublication, testApi, umbrella, umbrellaSite } from './testing.ts'

const path = '/api/content/v1/posts/p1'
const person = { 'user-agent': 'Mozilla/5.0', 'x-request-id': 'r1' }

/** Whether the routes were asked: what the door answers never gets there. */
function watched(options: Parameters<typeof testApi>[0] = {}) {
  const api = testApi(options)
  const get = async (at: string, headers: Record<string, string> = {}, method: 'get' | 'head' = 'get') => {
    const answer = await request(api.app)
      [method](at)
      .set({ ...person, ...headers })
    return {
      ...answer,
      status: answer.status,
      headers: { ...(answer.headers as Record<string, string>), date: '' } as Record<string, string>,
      text: answer.text,
    }
  }
  return { ...api, get }
}

describe('the door', () => {
  it.each<Record<string, string>>([
    {},
    { 'accept-encoding': 'identity' },
    { 'accept-encoding': 'br' },
    { origin: 'https://www.example.com' },
  ])('says word for word what the routes say (%o)', async (headers) => {
    for (const origins of ['*', new Set(['https://www.example.com'])] as const) {
      const { get, publish } = watched({ origins })
      await publish(aPublication('p1'))
      const [first, second, third] = [await get(path, headers), await get(path, headers), await get(path, headers)]
      expect(first.status).toBe(200)
      expect([second.status, second.headers, second.text]).toEqual([200, first.headers, first.text])
      expect([third.status, third.headers, third.text]).toEqual([200, first.headers, first.text])
      const head = await get(path, headers, 'head')
      expect([head.status, head.headers]).toEqual([200, first.headers])
      const again = await get(path, { ...headers, 'if-none-match': first.headers.etag ?? '' })
      expect(again.status).toBe(304)
      const other = await get(`${path}?`, { ...headers, 'if-none-match': first.headers.etag ?? '' })
      expect([other.status, other.headers]).toEqual([304, again.headers])
    }
  })

  it('does not ask the routes again', async () => {
    const { app, get, publish } = watched()
    await publish(aPublication('p1'))
    await get(path)
    let routed = 0
    const { stack } = app.router as unknown as { stack: { handle: (...all: unknown[]) => unknown }[] }
    // What stands behind the door.
    const [, , behind] = stack
    if (!behind) throw new Error('There is nothing behind the door.')
    const { handle } = behind
    behind.handle = (...all) => (routed++, handle(...all))
    await get(path)
    expect(routed).toBe(0)
    await get(`${path}?language=de`)
    expect(routed).toBe(1)
  })

  it('forgets at once what has changed or was taken down', async () => {
    const { get, publish, store, clock } = watched()
    await publish(aPublication('p1'))
    await get(path)
    const before = await get(path)
    clock.move(1000)
    const { stored } = await publish(aPublication('p1', { author: 'Max' }))
    const after = await get(path)
    expect(JSON.parse(after.text)).toMatchObject({ author: 'Max' })
    expect(after.headers.etag).not.toBe(before.headers.etag)
    await get(path)
    clock.move(1000)
    await store.remove(stored.channel, stored.key, clock.now())
    expect((await get(path)).status).toBe(410)
  })

  it('knows a brand by its new name at once, and by its old one no more', async () => {
    const sites = [acmeSite]
    const { get, publish } = watched({ sites })
    await publish(aPublication('p1'))
    const found = async (slug: string) =>
      (JSON.parse((await get(`/api/content/v1/posts?brand=${slug}`)).text) as { items: object[] }).items.length
    expect([await found('acme'), await found('neu')]).toEqual([1, 0])
    sites[0] = { ...acmeSite, brand: { ...acme, slug: 'neu' } }
    expect([await found('acme'), await found('neu')]).toEqual([0, 1])
  })

  it('asks the routes again when a setting of a brand has changed', async () => {
    const sites = [acmeSite]
    const { get, publish } = watched({ sites })
    await publish(aPublication('p1'))
    for (let n = 0; n < 2; n++) expect((await get('/feeds/acme.rss')).status).toBe(200)
    sites[0] = { ...acmeSite, brand: { ...acme, slug: 'other' } }
    expect((await get('/feeds/acme.rss')).status).toBe(404)
    expect((await get('/feeds/other.rss')).status).toBe(200)
  })

  it('counts readers and requests', async () => {
    const { get, publish, store, stop } = watched({ ratePerMinute: 4 })
    await publish(aPublication('p1'))
    for (const left of [3, 2]) expect((await get(path)).headers.ratelimit).toBe(`"minute";r=${left};t=60`)
    await get(path, { 'user-agent': 'a bot' })
    await get(path, {}, 'head')
    const refused = await get(path)
    expect([refused.status, refused.headers['retry-after'], refused.headers['access-control-allow-origin']]).toEqual([429, '60', '*'])
    await stop()
    expect(store.rows().map(({ views }) => views)).toEqual([2])
  })

  it('is shut for brands that have been closed meanwhile, and for everybody who brings a key', async () => {
    const { key, hash } = makeKey()
    const stored: StoredKey = {
      id: 'k1',
      hash,
      brands: [acme.id],
      scopes: ['read'],
      ratePerMinute: 100,
      expiresAt: null,
      revokedAt: null,
      lastUsedAt: null,
    }
    const sites = [acmeSite, umbrellaSite]
    const { get, publish } = watched({ sites, keys: { all: async () => [stored], used: async () => {} } })
    await publish(aPublication('p1'))
    await publish(aPublication('p2', { brand: umbrella }), umbrellaSite)
    const posts = '/api/content/v1/posts'
    for (let n = 0; n < 2; n++) expect(JSON.parse((await get(posts)).text).items).toHaveLength(2)
    await get(path)
    sites[0] = { ...acmeSite, brand: { ...acme, access: 'key' } }
    const shut = await get(path)
    expect([shut.status, shut.headers['cache-control']]).toEqual([404, 'no-store'])
    for (let n = 0; n < 2; n++) {
      const list = await get(posts)
      expect(JSON.parse(list.text).items).toMatchObject([{ id: 'p2' }])
      expect(list.headers.vary).toContain('Authorization')
      const keyed = await get(posts, { authorization: `Bearer ${key}` })
      expect(JSON.parse(keyed.text).items).toHaveLength(2)
      expect(keyed.headers['cache-control']).toBe('private, no-cache')
      expect((await get(path, { authorization: `Bearer ${key}` })).status).toBe(200)
      expect((await get(path)).status).toBe(404)
    }
  })
})
