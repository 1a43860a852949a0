/** What is read of the read models: never of the measurements themselves, which are too many. */
import { sql } from '@payloadcms/db-sqlite/drizzle'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { ageNames, noteKinds, spokenNote, standings } from '../../core/measuring.ts'
import { accountMetrics, engaging, metrics, type AccountNumbers, type Numbers } from '../../core/metrics.ts'
import type { AccountDay, Followers, Note } from '../../core/numbers.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id, instant, reference } from '../../workflow/stored-post.ts'
import { askSql } from '../../database/ask-sql.ts'
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

/** Enough for two hundred posts of a channel: four metrics, at each of the ages. */
const mostAges = 200 * engaging.length * comparedAges.length

/** The engagements of the channels' newest posts before an instant, at the ages at which posts are compared. */
export async function agesOf(payload: Payload, channels: readonly string[], before: Date | null): Promise<readonly AtAge[]> {
  if (channels.length === 0) return []
  const limit = mostAges * channels.length
  const asked = sql`
    select delivery_id as delivery, channel_id as channel, published_at as "publishedAt", age, metric, value from delivery_ages
    where channel_id in ${channels} and metric in ${engaging} and age in ${comparedAges}
    ${before ? sql`and published_at < ${before.toISOString()}` : sql``}
    order by published_at desc limit ${limit}`
  const rows = (await askSql(payload, asked)) ?? (await agesFound(payload, channels, before, limit))
  return rows.map((row) => atAge.parse(row))
}

async function agesFound(payload: Payload, channels: readonly string[], before: Date | null, limit: number): Promise<readonly unknown[]> {
  const { docs } = await payload.db.find({
    collection: 'delivery-ages',
    where: {
      and: [
        { channel: { in: [...channels] } },
        { metric: { in: [...engaging] } },
        { age: { in: [...comparedAges] } },
        ...(before ? [{ publishedAt: { less_than: before.toISOString() } }] : []),
      ],
    },
    sort: '-publishedAt',
    limit,
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

/** The account of one channel, the newest days first. */
export async function accountOf(
  payload: Payload,
  channel: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<AccountDay[]> {
  const { docs } = await payload.db.find({
    collection: 'account-measurements',
    where: {
      and: [
        { channel: { equals: channel } },
        ...(from ? [{ day: { greater_than_equal: from } }] : []),
        ...(to ? [{ day: { less_than_equal: to } }] : []),
      ],
    },
    sort: '-day',
    limit: mostAccountDays * accountMetrics.length,
    ...everything,
  })
  const days = new Map<string, AccountNumbers>()
  for (const { metric, day, value } of docs.map((doc) => ofAccount.parse(doc))) days.set(day, { ...days.get(day), [metric]: value })
  return [...days].slice(0, mostAccountDays).map(([day, numbers]) => ({ day, numbers }))
}

const note = z.object({
  channel: reference,
  kind: z.enum(noteKinds),
  metric: z.string(),
  from: z.coerce.date(),
  until: instant,
})
const mostNotes = 100

/** What is to be said of whole channels in this time, the newest first. What concerns a single delivery is said at its post. */
export async function notesOf(
  payload: Payload,
  channels: readonly Followers['channel'][],
  { since, before }: Pick<Within, 'since' | 'before'>,
): Promise<Note[]> {
  const { docs } = await payload.db.find({
    collection: 'measuring-notes',
    where: {
      and: [
        { channel: { in: channels.map(({ id }) => id) } },
        { delivery: { equals: '' } },
        ...(before ? [{ from: { less_than: before.toISOString() } }] : []),
        ...(since ? [{ or: [{ until: { exists: false } }, { until: { greater_than_equal: since.toISOString() } }] }] : []),
      ],
    },
    sort: '-from',
    limit: mostNotes,
    ...everything,
  })
  return docs.flatMap((doc) => {
    const { channel: of, kind, metric, from, until } = note.parse(doc)
    const channel = channels.find(({ id }) => id === of)
    return channel ? [{ kind, channel, said: spokenNote(kind, metric), from: from.toISOString(), until: until?.toISOString() ?? null }] : []
  })
}
