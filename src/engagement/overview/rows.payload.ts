/** What is read of the read models: never of the measurements themselves, which are too many. */
import { sql } from '@payloadcms/db-sqlite/drizzle'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { ageNames, standings } from '../../core/measuring.ts'
import { accountMetrics, engaging, metrics, type AccountNumbers, type Numbers } from '../../core/metrics.ts'
import type { AccountDay, Followers } from '../../core/numbers.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id, instant, reference } from '../../workflow/stored-post.ts'
import { askSql } from '../../database/ask-sql.ts'
import type { Asked } from './asked.ts'
import { comparedAges, type AtAge } from './compared.ts'

/** So many deliveries are added up in memory; older ones are left out, and that is said. */
export const mostDeliveries = 5_000
const mostPosts = 5_000

const told = z.coerce
  .number()
  .nullish()
  .transform((value) => value ?? undefined)
const stored = z.object({
  delivery: reference,
  post: reference,
  channel: reference,
  brand: reference,
  platform: z.string(),
  part: z.coerce.number(),
  publishedAt: z.coerce.date(),
  measuredAt: instant,
  standing: z.enum(standings),
  ...(Object.fromEntries(metrics.map((metric) => [metric, told])) as Record<(typeof metrics)[number], typeof told>),
})
type Stored = z.output<typeof stored>

export interface Row extends Omit<Stored, (typeof metrics)[number]> {
  readonly numbers: Numbers
}

const everything = { pagination: false, joins: noJoins } as const

export interface Within {
  readonly brand?: string | undefined
  readonly channel?: string | undefined
  /** `null`: of whichever post. */
  readonly posts: readonly string[] | null
  readonly since: Date | null
  readonly before: Date | null
}

export const publishedWithin = ({ brand, channel, posts, since, before }: Within): Where[] => [
  ...(brand ? [{ brand: { equals: brand } }] : []),
  ...(channel ? [{ channel: { equals: channel } }] : []),
  ...(posts ? [{ post: { in: [...posts] } }] : []),
  ...(since ? [{ publishedAt: { greater_than_equal: since.toISOString() } }] : []),
  ...(before ? [{ publishedAt: { less_than: before.toISOString() } }] : []),
]

/** The newest first. */
export async function deliveriesWithin(
  payload: Payload,
  within: Within,
): Promise<{ readonly rows: readonly Row[]; readonly more: number }> {
  if (within.posts?.length === 0) return { rows: [], more: 0 }
  const where: Where = { and: publishedWithin(within) }
  const { docs } = await payload.db.find({
    collection: 'delivery-numbers',
    where,
    sort: '-publishedAt',
    limit: mostDeliveries,
    ...everything,
  })
  const more =
    docs.length < mostDeliveries ? 0 : (await payload.db.count({ collection: 'delivery-numbers', where })).totalDocs - docs.length
  return { rows: docs.map(rowOf), more }
}

export function rowOf(doc: unknown): Row {
  const { delivery, post, channel, brand, platform, part, publishedAt, measuredAt, standing, ...numbers } = stored.parse(doc)
  const told = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)) as Numbers
  return { delivery, post, channel, brand, platform, part, publishedAt, measuredAt, standing, numbers: told }
}

/** The posts of a campaign as they are written now, published or not. */
export async function postsOfCampaign(payload: Payload, campaign: string): Promise<readonly string[]> {
  const { docs } = await payload.db.queryDrafts({
    collection: 'posts',
    where: { 'version.campaign': { equals: campaign } },
    limit: mostPosts,
    pagination: false,
    joins: noJoins,
    select: { parent: true } as never,
  })
  return docs.map((doc) => z.object({ id }).parse(doc).id)
}

const atAge = z.object({
  delivery: reference,
  channel: reference,
  publishedAt: z.coerce.date(),
  age: z.enum(ageNames),
  metric: z.enum(metrics),
  value: z.coerce.number(),
})

/** So many of a channel's newest posts are compared. */
const mostOfChannel = 500

/**
 * The engagements of the newest posts of each channel before an instant, at the ages at which posts are compared. Neither the rest of a thread
 * nor a first comment is a post.
 */
export async function agesOf(
  payload: Payload,
  channels: readonly string[],
  before: Date | null,
  most = mostOfChannel,
): Promise<readonly AtAge[]> {
  // One by one: a busy channel must not leave no room for the others. Whole posts, as half of one's numbers would be a bad one.
  const rows = await Promise.all(channels.map((channel) => agesOn(payload, channel, before, most)))
  return rows.flat().map((row) => atAge.parse(row))
}

async function agesOn(payload: Payload, channel: string, before: Date | null, most: number): Promise<readonly unknown[]> {
  const asked = sql`
    select a.delivery_id as delivery, a.channel_id as channel, a.published_at as "publishedAt", a.age, a.metric, a.value
    from delivery_ages a
    where a.metric in ${engaging} and a.age in ${comparedAges} and a.delivery_id in (
      select delivery_id from delivery_numbers where channel_id = ${channel} and part = 0
      ${before ? sql`and published_at < ${before.toISOString()}` : sql``}
      order by published_at desc limit ${most}
    )`
  return (await askSql(payload, asked)) ?? (await agesFound(payload, channel, before, most))
}

const posted = z.object({ delivery: reference })

async function agesFound(payload: Payload, channel: string, before: Date | null, most: number): Promise<readonly unknown[]> {
  const newest = await payload.db.find({
    collection: 'delivery-numbers',
    where: { and: [{ part: { equals: 0 } }, ...publishedWithin({ channel, posts: null, since: null, before })] },
    sort: '-publishedAt',
    limit: most,
    select: { delivery: true },
    ...everything,
  })
  const { docs } = await payload.db.find({
    collection: 'delivery-ages',
    where: {
      and: [
        { delivery: { in: newest.docs.map((doc) => posted.parse(doc).delivery) } },
        { metric: { in: [...engaging] } },
        { age: { in: [...comparedAges] } },
      ],
    },
    ...everything,
  })
  return docs
}

const follower = z.object({ channel: reference, day: z.iso.date(), value: z.coerce.number() })

export async function followersOf(
  payload: Payload,
  channels: readonly Followers['channel'][],
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<Followers[]> {
  const { docs } = await payload.db.find({
    collection: 'account-measurements',
    where: {
      and: [
        { channel: { in: channels.map(({ id }) => id) } },
        { metric: { equals: 'followers' } },
        ...(from ? [{ day: { greater_than_equal: from } }] : []),
        ...(to ? [{ day: { less_than_equal: to } }] : []),
      ],
    },
    sort: 'day',
    ...everything,
  })
  const rows = docs.map((doc) => follower.parse(doc))
  return channels.flatMap((channel) => {
    const points = rows.filter((row) => row.channel === channel.id).map(({ day, value }) => ({ day, value }))
    return points.length === 0 ? [] : [{ channel, points }]
  })
}

/** So many of the newest days of an account. */
const mostAccountDays = 14
const ofAccount = z.object({ metric: z.enum(accountMetrics), day: z.iso.date(), value: z.coerce.number() })

/** The days of an account that are asked for. */
export const accountDays = (channel: string, { from, to }: Pick<Asked, 'from' | 'to'>): Where[] => [
  { channel: { equals: channel } },
  ...(from ? [{ day: { greater_than_equal: from } }] : []),
  ...(to ? [{ day: { less_than_equal: to } }] : []),
]

/** The account of one channel, the newest days first. */
export async function accountOf(payload: Payload, channel: string, asked: Pick<Asked, 'from' | 'to'>): Promise<AccountDay[]> {
  const { docs } = await payload.db.find({
    collection: 'account-measurements',
    where: { and: accountDays(channel, asked) },
    sort: '-day',
    limit: mostAccountDays * accountMetrics.length,
    ...everything,
  })
  const days = new Map<string, AccountNumbers>()
  for (const { metric, day, value } of docs.map((doc) => ofAccount.parse(doc))) days.set(day, { ...days.get(day), [metric]: value })
  return [...days].slice(0, mostAccountDays).map(([day, numbers]) => ({ day, numbers }))
}
