import express from 'express'
import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ShownOnSite } from '../../core/own-media.ts'
import { acme, acmeSite, aPublication, testApi } from '../testing.ts'
import { openBrands } from '../visibility.ts'
import { networks } from './networks.ts'
import type { Place } from './places.ts'
import { networkPlacesSchema, type NetworkPlaces } from './schemas.ts'

const base = '/api/content/v1'
const place = (changes: Partial<Place> = {}): Place => ({
  platform: 'somewhere',
  name: 'Somewhere',
  account: '@acme',
  url: 'https://somewhere.example/acme/1',
  publishedAt: new Date('2026-11-21T08:00:00.000Z'),
  numbers: { reactions: 3, views: 0 },
  ...changes,
})

let asked: string[]
let places: Place[]
beforeEach(() => {
  asked = []
  places = [place()]
})

function api(shows: readonly ShownOnSite[] = ['addresses', 'numbers'], access: 'open' | 'key' = 'open') {
  const stand = testApi({ sites: [{ ...acmeSite, brand: { ...acme, shows, access } }] })
  const { reading, publications, clock } = stand
  const app = express()
  app.use((_req, _res, next) => void reading.refresh().then(() => next(), next))
  app.use(
    base,
    networks({
      publications,
      brands: reading.brands,
      visibleTo: async () => openBrands(reading.brands()),
      places: {
        async of(post) {
          asked.push(post)
          return places
        },
      },
      clock,
      log: { error: () => {} },
    }),
    (_req, res) => void res.send('elsewhere'),
  )
  const get = (path = '/posts/p1/networks') => request(app).get(base + path)
  const items = async () => ((await get()).body as NetworkPlaces).items
  return { ...stand, app, get, items }
}

describe('GET /posts/:id/networks', () => {
  it('tells where the post lives and how it fares there; what was not told is absent', async () => {
    const { publish, get } = api()
    await publish(aPublication('p1'))
    const answer = await get()
    expect(answer.status).toBe(200)
    expect(networkPlacesSchema.parse(answer.body)).toEqual(answer.body)
    expect(answer.body).toEqual({ items: [{ ...place(), publishedAt: '2026-11-21T08:00:00.000Z' }] })
    expect((answer.body as NetworkPlaces).items[0]?.numbers).not.toHaveProperty('comments')
  })

  it('leaves an account out that nobody knows', async () => {
    const { publish, items } = api()
    places = [place({ account: null })]
    await publish(aPublication('p1'))
    expect((await items())[0]).not.toHaveProperty('account')
  })

  it('leaves the account out where the brand shows no addresses', async () => {
    const { publish, items } = api(['numbers'])
    await publish(aPublication('p1'))
    expect((await items())[0]).not.toHaveProperty('account')
  })

  it.each([
    [['addresses'], { account: '@acme', url: 'https://somewhere.example/acme/1', numbers: null }],
    [['numbers'], { url: null, numbers: { reactions: 3, views: 0 } }],
  ] as const)('tells as much as the brand shows: %j', async (shows, expected) => {
    const { publish, items } = api(shows)
    await publish(aPublication('p1'))
    expect(await items()).toMatchObject([expected])
  })

  it.each([[[]], [['responses'] as const]])('tells nothing, and names no account, where the brand shows neither: %j', async (shows) => {
    const { publish, get } = api(shows)
    await publish(aPublication('p1'))
    expect((await get()).text).toBe('{"items":[]}')
  })

  it('knows nothing of what is not public (any more)', async () => {
    const { publish, get, store, clock } = api()
    expect((await get()).status).toBe(404)
    const { stored } = await publish(aPublication('p1'))
    expect((await get()).status).toBe(200)
    clock.move(1)
    await store.remove(stored.channel, stored.key, clock.now())
    expect((await get()).status).toBe(404)
  })

  it('is closed where the brand is', async () => {
    const { publish, get } = api(['addresses'], 'key')
    await publish(aPublication('p1'))
    expect((await get()).status).toBe(404)
    expect(asked).toEqual([])
  })

  it('asks the ledger at most once a second, and has a strong tag that changes with the numbers', async () => {
    const { publish, get, clock } = api()
    await publish(aPublication('p1'))
    const first = await get()
    places = [place({ numbers: { reactions: 4 } })]
    const second = await get().set('if-none-match', first.headers.etag ?? '')
    expect([second.status, asked.length]).toEqual([304, 1])
    clock.move(1000)
    const third = await get().set('if-none-match', first.headers.etag ?? '')
    expect([third.status, (third.body as NetworkPlaces).items[0]?.numbers]).toEqual([200, { reactions: 4 }])
    expect(third.headers.etag).toMatch(/^"/)
  })

  it('refuses what it does not know, and leaves every other path alone', async () => {
    const { publish, get, app } = api()
    await publish(aPublication('p1'))
    expect((await get('/posts/p1/networks?x=1')).status).toBe(400)
    expect((await get('/posts/p%201/networks')).status).toBe(404)
    expect((await request(app).post(`${base}/posts/p1/networks`)).status).toBe(405)
    expect((await get('/posts/p1')).text).toBe('elsewhere')
  })
})
