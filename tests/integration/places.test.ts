/** Where posts live on networks, and what topics are called: the adapters on a real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { payloadPlaces } from '../../src/content-api/networks/places.payload.ts'
import { payloadTopicNames } from '../../src/content-api/taxonomies/topic-names.payload.ts'
import { deliveryStates } from '../../src/core/delivery.ts'
import { payloadLedger } from '../../src/delivery/ledger.payload.ts'
import { deriveMissing } from '../../src/engagement/derive.payload.ts'
import type { NewDelivery } from '../../src/delivery/ledger.ts'
import { database } from '../support/databases.ts'
import { aBrand, aChannel, aDelivery, aPost } from '../support/deliveries.ts'
import { bootHub, type TestHub } from '../support/hub.ts'

describe(`places on ${database}`, () => {
  let hub: TestHub
  let brand: string
  const channels: Record<string, string> = {}
  beforeAll(async () => {
    hub = await bootHub(database)
    brand = await aBrand(hub.payload)
    for (const platform of ['mastodon', 'bluesky', 'website']) channels[platform] = await aChannel(hub.payload, brand, platform)
    const connected = { handle: '@acme@social.example', status: 'connected' }
    await hub.payload.db.updateOne({ collection: 'channels', id: channels.mastodon ?? '', data: connected })
  })
  afterAll(() => hub?.stop())

  let occurrence = 0
  async function delivered(post: string, platform: string, differs: Partial<NewDelivery> = {}): Promise<string> {
    const ledger = payloadLedger(hub.payload)
    const row = aDelivery(
      { post, channel: channels[platform] ?? '', brand },
      { platform, state: 'published', occurrence: occurrence++, publishedAt: new Date('2026-11-21T08:00:00.000Z'), ...differs },
    )
    expect(await ledger.add(row)).toBe(true)
    return (await ledger.find({ key: row.key }, { by: 'dueAt', limit: 1 }))[0]?.id ?? ''
  }
  const measured = (delivery: string, metric: string, hour: number, value: number) =>
    hub.payload.db.create({
      collection: 'measurements',
      data: { delivery, metric, bucket: new Date(Date.UTC(2026, 10, 21, hour)).toISOString(), value },
    })

  it('are what is published on networks now, with the newest of each number that was told', async () => {
    const post = await aPost(hub.payload, brand)
    const other = await aPost(hub.payload, brand)
    const url = 'https://social.example/@acme/1'
    const mastodon = await delivered(post, 'mastodon', { url })
    await delivered(post, 'bluesky', { publishedAt: new Date('2026-11-22T08:00:00.000Z') })
    await delivered(post, 'website', { url: 'https://acme.example/1' })
    await delivered(post, 'mastodon', { part: 1, url: 'https://social.example/@acme/2' })
    for (const state of deliveryStates.filter((each) => each !== 'published'))
      await delivered(post, 'mastodon', { state, url: `https://social.example/${state}` })
    const theirs = await delivered(other, 'mastodon', { url: 'https://social.example/@acme/9' })
    // The newest first into the database: what counts is when it was measured.
    await measured(mastodon, 'reactions', 12, 7)
    await measured(mastodon, 'reactions', 9, 3)
    await measured(mastodon, 'shares', 9, 0)
    await measured(theirs, 'reactions', 20, 99)
    await deriveMissing(hub.payload)

    expect(await payloadPlaces(hub.payload).of(post)).toEqual([
      {
        platform: 'bluesky',
        name: 'Bluesky',
        account: null,
        url: null,
        publishedAt: new Date('2026-11-22T08:00:00.000Z'),
        numbers: {},
      },
      {
        platform: 'mastodon',
        name: 'Mastodon',
        account: '@acme@social.example',
        url,
        publishedAt: new Date('2026-11-21T08:00:00.000Z'),
        numbers: { reactions: 7, shares: 0 },
      },
    ])
    expect(await payloadPlaces(hub.payload).of(await aPost(hub.payload, brand))).toEqual([])
  })

  it('topics have the names that they have in each language', async () => {
    const { payload } = hub
    const made = await payload.create({ collection: 'topics', data: { name: 'Klima', slug: 'klima' }, locale: 'de' })
    await payload.update({ collection: 'topics', id: made.id, data: { name: 'Climate' }, locale: 'en' })
    await payload.create({ collection: 'topics', data: { name: 'Wind', slug: 'wind' }, locale: 'de' })
    const gone = await payload.create({ collection: 'topics', data: { name: 'Kohle', slug: 'kohle' }, locale: 'de' })
    await payload.update({ collection: 'topics', id: gone.id, data: { deletedAt: new Date().toISOString() } })
    expect(await payloadTopicNames(payload).all()).toEqual(
      new Map([
        ['klima', { de: 'Klima', en: 'Climate' }],
        ['wind', { de: 'Wind', en: undefined }],
      ]),
    )
  })
})
