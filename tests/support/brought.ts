/** Deliveries with their read models, as collecting leaves them. */
import type { Payload } from 'payload'
import { expect } from 'vitest'
import type { AgeName } from '../../src/core/measuring.ts'
import type { Numbers } from '../../src/core/metrics.ts'
import type { Story } from '../../src/core/story.ts'
import { hub as hubOf } from '../../src/hub.ts'
import { aDelivery, aPost, aStory, type Place } from './deliveries.ts'

export interface Brought {
  readonly at: string
  readonly numbers?: Numbers
  readonly ages?: { readonly [age in AgeName]?: Numbers }
  readonly story?: Partial<Story>
  readonly title?: string
  readonly topics?: readonly string[]
  readonly part?: number
  readonly post?: string
}

export async function createRow(payload: Payload, collection: string, data: object): Promise<string> {
  const { id } = (await payload.db.create({ collection: collection as 'posts', data: { ...data } })) as { id: string | number }
  return String(id)
}

export async function brought(
  payload: Payload,
  { channel, brand, platform }: Omit<Place, 'post'> & { readonly platform: string },
  { at, numbers = {}, ages = {}, story, topics = [], part = 0, title = `Beitrag vom ${at.slice(0, 10)}`, ...given }: Brought,
): Promise<{ readonly post: string; readonly delivery: string }> {
  const post = given.post ?? (await aPost(payload, brand))
  const told = aStory(post, title)
  const publishedAt = new Date(at)
  const stored = publishedAt.toISOString()
  const row = aDelivery(
    { post, channel, brand },
    {
      platform,
      part,
      occurrence: part,
      state: 'published',
      publishedAt,
      url: `https://example.com/${post}/${part}`,
      story: JSON.stringify({ ...told, ...story, article: { ...told.article, topics } }),
    },
  )
  const { ledger } = hubOf(payload)
  expect(await ledger.add(row)).toBe(true)
  const [{ id: delivery } = { id: '' }] = await ledger.find({ key: row.key }, { by: 'dueAt', limit: 1 })
  const standing = Object.keys(numbers).length > 0 ? 'measured' : 'waiting'
  await createRow(payload, 'delivery-numbers', {
    delivery,
    post,
    channel,
    brand,
    platform,
    part,
    publishedAt: stored,
    standing,
    ...numbers,
  })
  for (const [age, values] of Object.entries(ages))
    for (const [metric, value] of Object.entries(values))
      await createRow(payload, 'delivery-ages', { delivery, channel, publishedAt: stored, age, metric, value, measuredAt: stored })
  return { post, delivery }
}
