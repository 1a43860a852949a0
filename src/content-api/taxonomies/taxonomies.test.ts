import express from 'express'
import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { acmeBlog, acmeSite, aPublication, aText, publicUrl, testApi, umbrella, umbrellaSite } from '../testing.ts'
import { openBrands } from '../visibility.ts'
import { authorsSchema, brandsSchema, topicsSchema } from './schemas.ts'
import { taxonomies, type TopicName } from './taxonomies.ts'

const base = '/api/content/v1'
let called: Map<string, TopicName>
let stand: ReturnType<typeof api>
let entriesAsked: number

function api(closed = false) {
  const sites = [acmeSite, acmeBlog, closed ? { ...umbrellaSite, brand: { ...umbrella, access: 'key' as const } } : umbrellaSite]
  const made = testApi({ sites })
  const { reading, publications, answers, clock } = made
  const app = express()
  app.use((_req, _res, next) => void reading.refresh().then(() => next(), next))
  app.use(
    base,
    taxonomies({
      publications: {
        entries: (query) => {
          entriesAsked++
          return publications.entries(query)
        },
      },
      brands: reading.brands,
      visibleTo: async () => openBrands(reading.brands()),
      topicNames: { all: async () => new Map(called) },
      answers,
      publicUrl,
      clock,
      log: { error: () => {} },
    }),
    (_req, res) => void res.send('elsewhere'),
  )
  const get = (path: string) => request(app).get(base + path)
  const items = async (path: string) => ((await get(path).expect(200)).body as { items: unknown[] }).items
  const umbrellaPost = (post: string, changes: object = {}) =>
    made.publish(
      aPublication(post, {
        brand: { id: umbrella.id, slug: umbrella.slug, name: umbrella.name },
        language: 'en',
        texts: { en: aText(post, post) },
        author: 'Umbrella',
        ...changes,
      }),
      umbrellaSite,
    )
  return { ...made, app, get, items, umbrellaPost }
}

beforeEach(() => {
  entriesAsked = 0
  called = new Map([['klima', { de: 'Klima', en: 'Climate' }]])
  stand = api()
})

describe('GET /topics', () => {
  it('counts posts that are public, the most frequent first, with what topics are called', async () => {
    const { publish, umbrellaPost, get, items } = stand
    await publish(aPublication('a', { topics: ['klima', 'wind'] }))
    await publish(aPublication('b', { topics: ['klima'], texts: { de: aText('B', 'b'), en: aText('B', 'b') } }))
    await umbrellaPost('c', { topics: ['wind', 'klima'] })
    const { body } = await get('/topics').expect(200)
    expect(topicsSchema.parse(body)).toEqual({
      items: [
        { slug: 'klima', names: { de: 'Klima', en: 'Climate' }, posts: 3 },
        { slug: 'wind', names: {}, posts: 2 },
      ],
    })
    expect(await items('/topics?brand=acme')).toMatchObject([{ posts: 2 }, { posts: 1 }])
    expect(await items(`/topics?brand=${umbrella.id}&language=en`)).toMatchObject([
      { slug: 'klima', posts: 1 },
      { slug: 'wind', posts: 1 },
    ])
    expect(await items('/topics?language=en&brand=acme')).toMatchObject([{ slug: 'klima', posts: 1 }])
    expect(await items('/topics?brand=nobody')).toEqual([])
  })

  it('counts a post once that is on two sites', async () => {
    await stand.publish(aPublication('a', { topics: ['klima'] }))
    await stand.publish(aPublication('a', { topics: ['klima'] }), acmeBlog)
    expect(await stand.items('/topics')).toMatchObject([{ posts: 1 }])
  })

  it('follows publishing, changing and taking down, and is made once between', async () => {
    const { publish, items, store, clock } = stand
    const { stored } = await publish(aPublication('a', { topics: ['klima'] }))
    for (let n = 0; n < 3; n++) expect(await items('/topics')).toMatchObject([{ slug: 'klima', posts: 1 }])
    expect(entriesAsked).toBe(1)
    clock.move(10)
    // Another text, the same topics: nothing that is told here.
    await publish(aPublication('a', { topics: ['klima'], texts: { de: aText('Anders', 'beitrag-a') } }))
    await items('/topics')
    expect(entriesAsked).toBe(1)
    clock.move(10)
    const changed = await publish(aPublication('a', { topics: ['wind'] }))
    expect(await items('/topics')).toMatchObject([{ slug: 'wind', posts: 1 }])
    clock.move(10)
    await store.remove(stored.channel, changed.stored.key, clock.now())
    expect(await items('/topics')).toEqual([])
  })

  it('follows what topics are called within a second, with another tag', async () => {
    const { publish, get, clock } = stand
    await publish(aPublication('a', { topics: ['klima'] }))
    const { etag } = (await get('/topics')).headers
    expect((await get('/topics').set('if-none-match', etag ?? '')).status).toBe(304)
    called.set('klima', { de: 'Weltklima' })
    clock.move(1000)
    const renamed = await get('/topics').set('if-none-match', etag ?? '')
    expect([renamed.status, renamed.body]).toEqual([200, { items: [{ slug: 'klima', names: { de: 'Weltklima' }, posts: 1 }] }])
  })
})

it('GET /authors counts posts by author', async () => {
  const { publish, umbrellaPost, get, items } = stand
  await publish(aPublication('a'))
  await publish(aPublication('b'))
  await publish(aPublication('nobody', { author: '' }))
  await umbrellaPost('c')
  const { body } = await get('/authors').expect(200)
  expect(authorsSchema.parse(body)).toEqual({
    items: [
      { name: 'Erika Mustermann', posts: 2 },
      { name: 'Umbrella', posts: 1 },
    ],
  })
  expect(await items('/authors?brand=umbrella')).toEqual([{ name: 'Umbrella', posts: 1 }])
})

describe('GET /brands', () => {
  it('tells those that have published, with their sites and feeds', async () => {
    const { publish, get, umbrellaPost } = stand
    await publish(aPublication('a'))
    expect((await get('/brands')).text).not.toContain('Umbrella')
    await umbrellaPost('c')
    const { body } = await get('/brands').expect(200)
    expect(brandsSchema.parse(body).items).toMatchObject([
      { slug: 'acme', languages: ['de', 'en'], posts: 1, sites: [{ language: 'de', url: `${publicUrl}/site/acme` }, { language: 'en' }] },
      {
        id: umbrella.id,
        name: 'Umbrella',
        posts: 1,
        sites: [{ language: 'en', url: 'https://www.umbrella.example/en/news/' }],
        feeds: [
          { format: 'rss', language: 'en', url: `${publicUrl}/feeds/umbrella.rss?language=en` },
          { format: 'atom' },
          { format: 'json' },
        ],
      },
    ])
  })
})

it('brands that need a key are not there for everybody', async () => {
  const { umbrellaPost, items } = api(true)
  await umbrellaPost('c', { topics: ['geheim'] })
  for (const path of ['/topics', '/topics?brand=umbrella', '/authors', '/brands']) expect(await items(path)).toEqual([])
})

it.each(['/topics?x=1', '/authors?brand=a&brand=b', '/topics?language=fr', '/brands?brand=acme', '/authors?brand=%00'])(
  'refuses %s with a sentence',
  async (path) => {
    const answer = await stand.get(path)
    expect([answer.status, answer.headers['content-type']]).toEqual([400, 'application/problem+json'])
  },
)

it('leaves every other path alone, and takes nothing but questions', async () => {
  expect((await stand.get('/posts')).text).toBe('elsewhere')
  const refused = await request(stand.app).post(`${base}/topics`)
  expect([refused.status, refused.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
})
