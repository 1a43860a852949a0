/** The content API's adapters on a real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changesContract } from '../../src/content-api/publications-changes.contract.ts'
import { publicationsContract } from '../../src/content-api/publications.contract.ts'
import { payloadPublicationStore } from '../../src/content-api/publication-store.payload.ts'
import { openShelf } from '../../src/content-api/reading/open-shelf.ts'
import type { Shelf } from '../../src/content-api/reading/shelf.ts'
import { keepSiteSettings, payloadSites } from '../../src/content-api/sites.payload.ts'
import { acmeSite, aPublication, aText } from '../../src/content-api/testing.ts'
import { database } from '../support/databases.ts'
import { bootHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let shelf: Shelf
const unreadable: object[] = []
beforeAll(async () => {
  hub = await bootHub(database)
  shelf = await openShelf(process.env.DATABASE_URL ?? '', { error: (fields) => void unreadable.push(fields) })
})
afterAll(async () => {
  await shelf.close()
  await hub.stop()
})

const empty = () => hub.payload.db.deleteMany({ collection: 'publications', where: {} })

describe('publications', () => {
  const open = async () => {
    await empty()
    return { store: payloadPublicationStore(hub.payload), shelf }
  }
  publicationsContract(open)
  changesContract(open)

  it('end as one, when two processes put the same post at once', async () => {
    await empty()
    const [one, other] = [payloadPublicationStore(hub.payload), payloadPublicationStore(hub.payload)]
    for (let round = 0; round < 10; round++) {
      const post = `p${round}`
      const next = (key: string, title: string) => ({
        key: `${key}-${round}`,
        channel: acmeSite.channel,
        brand: acmeSite.brand.id,
        publication: aPublication(post, { texts: { de: aText(title, `slug-${round}`) } }),
        addresses: { de: 'https://acme.example/x' },
        at: new Date(),
      })
      // Two attempts of one delivery, and a newer delivery of the same post.
      const results = await Promise.all([
        one.put(next('delivery-1', 'Alt')),
        other.put(next('delivery-1', 'Alt')),
        other.put(next('delivery-2', 'Neu')),
      ])
      expect(results.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
      expect(new Set(results.map(({ stored }) => stored.id)).size).toBe(1)
    }
    expect(await shelf.all()).toHaveLength(10)
  })
})

it('a publication that cannot be read hides no other', async () => {
  await empty()
  const broken = { key: 'k-broken', post: 'p9', channel: 'c', brand: 'b', url: 'https://a.example', lastChange: 'published', views: 0 }
  const at = new Date().toISOString()
  await hub.payload.db.create({ collection: 'publications', data: { ...broken, body: '{}', firstPublishedAt: at, changedAt: at } })
  expect([await shelf.all(), await shelf.all()]).toEqual([[], []])
  expect(unreadable).toHaveLength(1)
  await empty()
})

it('a row that an older version wrote is read from its content', async () => {
  await empty()
  const store = payloadPublicationStore(hub.payload)
  const publication = aPublication('p1', { topics: ['klima'] })
  const next = { key: 'k-older', channel: acmeSite.channel, brand: acmeSite.brand.id, publication, addresses: {}, at: new Date() }
  const { stored } = await store.put(next)
  const [written] = await shelf.all()
  await hub.payload.db.updateOne({ collection: 'publications', id: stored.id, data: { facts: null } })
  expect(await shelf.all()).toEqual([written])
  expect(written?.entry.topics).toEqual(['klima'])
})

describe('sites', () => {
  it('are website channels that are not in the trash, with their brand', async () => {
    const { payload } = hub
    const create = (collection: 'brands' | 'channels', data: object) =>
      payload.db.create({ collection, data: { ...data } }) as Promise<{ id: string }>
    const brand = await create('brands', {
      name: 'Haus & Hof',
      slug: 'haus-hof',
      website: ' https://haus.example/{slug} ',
      languages: ['en', 'de'],
      timeZone: 'Europe/Berlin',
    })
    const channel = { name: 'Website', brand: brand.id, language: 'en' }
    const site = await create('channels', { ...channel, platform: 'website' })
    const gone = await create('channels', { ...channel, platform: 'website', deletedAt: new Date().toISOString() })
    const network = await create('channels', { ...channel, platform: 'mastodon' })

    const sites = payloadSites(payload)
    const known = {
      id: brand.id,
      name: 'Haus & Hof',
      slug: 'haus-hof',
      website: 'https://haus.example/{slug}',
      languages: ['en', 'de'],
    } as const
    const plain = {
      access: 'open',
      shows: [],
      preview: null,
      countsClicks: false,
      webSubHub: null,
      webmentions: { accepts: false, sends: false },
      colors: [],
    }
    expect(await sites.site(site.id)).toEqual({
      channel: site.id,
      name: 'Website',
      language: 'en',
      brand: expect.objectContaining({ ...known, ...plain }) as object,
    })
    for (const none of [gone.id, network.id, brand.id, 'x', '', '019a0000-0000-7000-8000-0000000000ff'])
      expect(await sites.site(none)).toBeNull()
    expect(await sites.brand('haus-hof')).toMatchObject(known)
    expect(await sites.brand(brand.id)).toMatchObject(known)
    for (const none of ['haus', 'nobody', '%', '', site.id]) expect(await sites.brand(none)).toBeNull()

    await keepSiteSettings(payload, brand.id)
    expect((await shelf.sites()).map((json) => JSON.parse(json) as unknown)).toMatchObject([{ ...known, ...plain }])
    await payload.db.updateOne({ collection: 'brands', id: brand.id, data: { deletedAt: new Date().toISOString() } })
    await keepSiteSettings(payload, brand.id)
    expect(await shelf.sites()).toEqual([])
  })
})
