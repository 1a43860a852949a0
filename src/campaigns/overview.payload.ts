/** A campaign's posts: how each stands, when it goes and where, and whether that lies in the campaign's period. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { standingOfCampaign, type CampaignOverview, type CampaignPost } from '../core/campaigns.ts'
import { dayOf } from '../core/days.ts'
import { deliveryStates, type DeliveryState } from '../core/delivery.ts'
import { reviewStates, type ReviewState } from '../core/review.ts'
import { wallDayOf } from '../core/times.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, perLanguage, reference } from '../workflow/stored-post.ts'

const mostPosts = 200
const mostDeliveries = 2_000

const storedCampaign = z.object({
  brand: reference,
  startsAt: z.unknown().optional().transform(dayOf),
  endsAt: z.unknown().optional().transform(dayOf),
})
const storedPost = z.object({
  id,
  title: perLanguage(z.string().nullish()),
  publishAt: instant,
  variants: z
    .array(z.object({ channel: reference.nullish(), when: z.string().nullish(), dueAt: instant }))
    .nullish()
    .transform((list) => list ?? []),
})
type StoredPost = z.output<typeof storedPost>
const storedDelivery = z.object({ post: reference, channel: reference, state: z.enum(deliveryStates), dueAt: z.coerce.date() })
const storedReview = z.object({ post: reference, state: z.enum(reviewStates) })

/** @param campaign the document as it is stored @throws where it is none */
export async function campaignOverview(payload: Payload, campaignId: string, campaign: unknown, now: Date): Promise<CampaignOverview> {
  const { brand, startsAt: from, endsAt: to } = storedCampaign.parse(campaign)
  const where: Where = { and: [{ 'version.deletedAt': { exists: false } }, { 'version.campaign': { equals: campaignId } }] }
  const { docs, totalDocs } = await payload.db.queryDrafts({
    collection: 'posts',
    where,
    sort: '-version.updatedAt',
    limit: mostPosts,
    // Or MongoDB's adapter counts what it gives, and no more.
    pagination: true,
    locale: 'all',
    joins: noJoins,
    select: { parent: true, version: { title: true, publishAt: true, variants: { channel: true, when: true, dueAt: true } } } as never,
  })
  const posts = docs.map((doc) => storedPost.parse(doc))
  const ids = posts.map((post) => post.id)
  const [deliveries, reviews, channels, zone] = await Promise.all([
    listOf(
      payload,
      'deliveries',
      { and: [{ post: { in: ids } }, { part: { equals: 0 } }, { repeat: { equals: 0 } }] },
      storedDelivery,
      ids,
    ),
    listOf(payload, 'reviews', { post: { in: ids } }, storedReview, ids),
    channelsOf(payload),
    zoneOf(payload, brand),
  ])
  const states = new Map(reviews.map(({ post, state }) => [post, state]))
  const lines = posts.map((post) => {
    const rows = deliveries.filter((row) => row.post === post.id)
    const at = firstTime(post, rows)
    const isPublished = rows.some(({ state }) => state === 'published')
    const named = [...new Set([...post.variants.flatMap(({ channel }) => channel ?? []), ...rows.map(({ channel }) => channel)])]
    return {
      id: post.id,
      title: { de: post.title.de || post.title.en || '', en: post.title.en || post.title.de || '' },
      state: isPublished ? ('published' as const) : (states.get(post.id) ?? ('draft' satisfies ReviewState)),
      at: at?.toISOString() ?? null,
      channels: named.flatMap((channel) => channels.get(channel) ?? []),
      isOutside: at !== null && !isInPeriod(wallDayOf(at, zone), from, to),
    }
  })
  return {
    standing: standingOfCampaign(from, to, now),
    from,
    to,
    brand,
    posts: lines.sort(byTime),
    more: totalDocs - posts.length,
    outside: lines.filter(({ isOutside }) => isOutside).length,
  }
}

const isInPeriod = (day: string, from: string | null, to: string | null) => (from === null || from <= day) && (to === null || day <= to)
const timeOf = ({ at }: CampaignPost) => (at === null ? Infinity : Date.parse(at))
/** Two without a time stay as they are. */
const byTime = (one: CampaignPost, other: CampaignPost) => (timeOf(one) === timeOf(other) ? 0 : timeOf(one) - timeOf(other))

const leftOut: readonly DeliveryState[] = ['withdrawn', 'skipped', 'rejected', 'failed']

/** What the ledger says comes before what the post wishes. */
function firstTime({ publishAt, variants }: StoredPost, rows: readonly z.output<typeof storedDelivery>[]): Date | null {
  const planned = rows.filter(({ state }) => !leftOut.includes(state)).map(({ dueAt }) => dueAt)
  const wished = [publishAt, ...variants.filter(({ when }) => when === 'at').map(({ dueAt }) => dueAt)].flatMap((at) => at ?? [])
  const times = planned.length > 0 ? planned : wished
  return times.length === 0 ? null : new Date(Math.min(...times.map(Number)))
}

async function listOf<T>(
  payload: Payload,
  collection: 'deliveries' | 'reviews',
  where: Where,
  schema: z.ZodType<T>,
  ids: readonly string[],
): Promise<T[]> {
  if (ids.length === 0) return []
  const select = collection === 'reviews' ? { post: true, state: true } : { post: true, channel: true, state: true, dueAt: true }
  const { docs } = await payload.db.find({
    collection,
    where,
    limit: mostDeliveries,
    pagination: false,
    joins: noJoins,
    select: select as never,
  })
  return docs.map((doc) => schema.parse(doc))
}

async function channelsOf(payload: Payload) {
  const { docs } = await payload.db.find({
    collection: 'channels',
    pagination: false,
    joins: noJoins,
    select: { name: true, platform: true },
  })
  const channels = docs.map((doc) => z.object({ id, name: z.string(), platform: z.string() }).parse(doc))
  return new Map(channels.map((channel) => [channel.id, channel]))
}

async function zoneOf(payload: Payload, brand: string): Promise<string> {
  const found: unknown = await payload.db.findOne({ collection: 'brands', where: { id: { equals: brand } } })
  return z.object({ timeZone: z.string() }).safeParse(found).data?.timeZone ?? 'UTC'
}
