/** What stands beside published posts, over HTTP at a running hub: pictures, places on networks, topics, authors and brands. */
import sharp from 'sharp'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NetworkPlaces } from '../../src/content-api/networks/schemas.ts'
import { issueToken } from '../../src/content-api/owned-medium-token.ts'
import type { Post } from '../../src/content-api/schemas.ts'
import { aPicture, aPublication, aText } from '../../src/content-api/testing.ts'
import { payloadLedger } from '../../src/delivery/ledger.payload.ts'
import { liveHub, type LiveHub } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { aDelivery, aPost } from '../support/deliveries.ts'

describe(`what stands beside posts on ${database}`, () => {
  let hub: LiveHub
  let post: string
  beforeAll(async () => {
    hub = await liveHub(database)
    const website = await hub.channel('website')
    const mastodon = await hub.channel('mastodon')
    const picture = await hub.picture()
    const { sha256 } = (await hub.payload.findByID({ collection: 'media', id: picture })) as { sha256?: string | null }
    await hub.payload.create({ collection: 'topics', data: { name: 'Klima', slug: 'klima' }, locale: 'de' })
    post = await aPost(hub.payload, hub.brand)
    const publication = aPublication(post, {
      brand: { id: hub.brand, slug: 'acme', name: 'Acme' },
      topics: ['klima'],
      author: 'Acme',
      texts: { de: aText('Glocken', 'glocken') },
      media: [{ ...aPicture(picture, sha256 ?? ''), width: 640, height: 480 }],
    })
    const { env } = await import('../../src/config/env.ts')
    await supertest(hub.base)
      .put('/api/owned/v1/publications/dlv-0000-0001')
      .set('authorization', `Bearer ${issueToken(env().SECRET, website)}`)
      .send(publication)
      .expect(201)
    const ledger = payloadLedger(hub.payload)
    const row = aDelivery(
      { post, channel: mastodon, brand: hub.brand },
      { state: 'published', publishedAt: new Date(), url: 'https://social.example/@acme/1' },
    )
    await ledger.add(row)
    const [delivery] = await ledger.find({ key: row.key }, { by: 'dueAt', limit: 1 })
    const measured = { delivery: delivery?.id, metric: 'reactions', bucket: new Date().toISOString(), value: 5 }
    await hub.payload.db.create({ collection: 'measurements', data: measured })
    await (await import('../../src/engagement/derive.payload.ts')).deriveMissing(hub.payload)
  })
  afterAll(() => hub?.stop())

  const get = (path: string) => supertest(hub.base).get(`/api/content/v1${path}`)
  const items = async (path: string) => ((await get(path).expect(200)).body as { items: unknown[] }).items

  it('pictures are in each rendition what they are told to be', async () => {
    const [medium] = ((await get(`/posts/${post}`).expect(200)).body as Post).media
    expect(medium?.placeholder?.color).toMatch(/^#b[345]1[789a](2f|3[01])$/)
    expect(medium?.renditions.map(({ width, type }) => `${width} ${type}`)).toEqual([
      '320 image/jpeg',
      '640 image/jpeg',
      '320 image/webp',
      '640 image/webp',
    ])
    for (const { src, width, height, type } of medium?.renditions ?? []) {
      const answer = await supertest(src).get('').buffer(true).expect(200)
      const header = await sharp(answer.body as Buffer).metadata()
      expect([answer.headers['content-type'], header.width, header.height]).toEqual([type, width, height])
    }
  })

  it('places on networks are told as far as the brand shows them', async () => {
    const placesOf = async () => ((await get(`/posts/${post}/networks`).expect(200)).body as NetworkPlaces).items
    const url = 'https://social.example/@acme/1'
    expect(await placesOf()).toMatchObject([{ platform: 'mastodon', name: 'Mastodon', url, numbers: null }])
    const admin = await hub.person('administrator')
    await admin.patch(`/api/brands/${hub.brand}`, { shows: ['numbers'] }).expect(200)
    await expect.poll(placesOf, { timeout: 10_000 }).toMatchObject([{ url: null, numbers: { reactions: 5 } }])
    await admin.patch(`/api/brands/${hub.brand}`, { shows: [] }).expect(200)
    await expect.poll(placesOf, { timeout: 10_000 }).toEqual([])
  })

  it('topics, authors and brands are counted', async () => {
    expect(await items('/topics')).toEqual([{ slug: 'klima', names: { de: 'Klima' }, posts: 1 }])
    expect(await items('/authors?brand=acme')).toEqual([{ name: 'Acme', posts: 1 }])
    expect(await items('/brands')).toMatchObject([{ id: hub.brand, slug: 'acme', posts: 1, languages: ['de', 'en'] }])
  })
})
