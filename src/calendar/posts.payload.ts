/** Posts that are not approved, by the times that they say: never a word of theirs but the title. */
import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { CalendarEntry, Moving } from '../core/calendar.ts'
import { reviewStates, type ReviewState } from '../core/review.ts'
import { languages } from '../core/story.ts'
import { askSql, fromListed, listed } from '../database/ask-sql.ts'
import { writtenBy } from '../workflow/audit.payload.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, perLanguage, reference } from '../workflow/stored-post.ts'
import type { Asked } from './asked.ts'
import { openPosts, type Range } from './open-posts.payload.ts'
import type { Brand, Channel } from './places.payload.ts'

const timed = z.object({
  id,
  title: perLanguage(z.string().nullish()),
  brand: reference.nullish(),
  publishAt: instant,
  variants: z
    .array(z.object({ channel: reference.nullish(), when: z.string().nullish(), dueAt: instant }))
    .nullish()
    .transform((list) => list ?? []),
})
export type TimedPost = z.infer<typeof timed>

/** Posts that a person or a campaign has are named one by one, the latest of them. */
const mostNamed = 2_000
/** Of a range. Most of them may be approved, and are no entries of their own. */
const mostLooked = 10_000

const all = (...and: Where[]): Where => ({ and })
const notGone: Where = { deletedAt: { exists: false } }
const inVersions = (where: Where): Where =>
  JSON.parse(
    JSON.stringify(where, (_, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, one]) => [/^(and|or)$/.test(key) || !isCondition(one) ? key : fieldOf(key), one]),
          )
        : value,
    ),
  ) as Where
const isCondition = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
const fieldOf = (key: string) => (key === 'id' ? 'parent' : `version.${key}`)

async function newest(payload: Payload, where: Where, select: object, limit: number, sort?: string): Promise<unknown[]> {
  const { docs } = await payload.db.queryDrafts({
    collection: 'posts',
    where: inVersions(all(notGone, where)),
    limit,
    pagination: false,
    locale: 'all',
    joins: noJoins,
    select: { parent: true, version: select } as never,
    ...(sort && { sort }),
  })
  return docs
}

/** Those of them that are not in the trash. */
export async function timedPosts(payload: Payload, ids: readonly string[]): Promise<TimedPost[]> {
  if (ids.length === 0) return []
  const rows = await askSql(payload, timesOf(payload, ids))
  if (rows) return rows.map((row) => timedRow.parse(row))
  const variants = { channel: true, when: true, dueAt: true }
  const docs = await newest(payload, { id: { in: [...ids] } }, { title: true, brand: true, publishAt: true, variants }, ids.length)
  return docs.map((doc) => timed.parse(doc))
}

const timedRow = z
  .object({
    id,
    brand: reference.nullish(),
    publishAt: instant,
    titles: fromListed(z.tuple([z.enum(languages), z.string().nullable()])),
    variants: fromListed(z.tuple([reference.nullable(), z.string().nullable(), instant])),
  })
  .transform(({ titles, variants, ...post }): TimedPost => ({
    ...post,
    title: Object.fromEntries(titles),
    variants: variants.map(([channel, when, dueAt]) => ({ channel, when, dueAt })),
  }))

const timesOf = (payload: Payload, ids: readonly string[]): SQL => sql`
  select v.parent_id as id, v.version_brand_id as brand, v.version_publish_at as "publishAt",
    (select ${listed(payload, sql`l._locale`, sql`l.version_title`)} from _posts_v_locales l where l._parent_id = v.id) as titles,
    (select ${listed(payload, sql`o.channel_id`, sql`o."when"`, sql`o.due_at`)}
      from (select * from _posts_v_version_variants where _parent_id = v.id order by _order) o) as variants
  from _posts_v v where v.parent_id in ${[...ids]} and v.latest and v.version_deleted_at is null`

const only = z.object({ id })
const idsOf = (docs: readonly unknown[]): string[] => docs.map((doc) => only.parse(doc).id)

/** Whose deliveries are asked for; `null`: everybody's. */
export async function postsOf(payload: Payload, { person, campaign }: Pick<Asked, 'person' | 'campaign'>): Promise<string[] | null> {
  if (!person && !campaign) return null
  const docs = await newest(payload, all(...(await whose(payload, { person, campaign }))), { updatedAt: true }, mostNamed, '-updatedAt')
  return idsOf(docs)
}

/** Whoever wrote at a post has it, also after somebody else has moved or mended it. */
const whose = async (payload: Payload, { person, campaign }: Pick<Asked, 'person' | 'campaign'>): Promise<Where[]> => [
  ...(person ? [{ id: { in: await writtenBy(payload, person, mostNamed) } }] : []),
  ...(campaign ? [{ campaign: { equals: campaign } }] : []),
]

/** Where the reviews of these posts stand; one that is missing is a draft. */
async function reviewsOf(payload: Payload, posts: readonly string[]): Promise<Map<string, ReviewState>> {
  if (posts.length === 0) return new Map()
  const { docs } = await payload.db.find({
    collection: 'reviews',
    where: { post: { in: [...posts] } },
    select: { post: true, state: true },
    pagination: false,
    limit: posts.length,
  })
  const review = z.object({ post: reference, state: z.enum(reviewStates) })
  return new Map(docs.map((doc) => review.parse(doc)).map(({ post, state }) => [post, state]))
}

/** What is approved stands in the ledger. */
const unapproved: readonly string[] = reviewStates.filter((state) => state !== 'approved')

/** At most `limit` of them, in no order. `more`: how many posts are left out. */
export async function plannedPosts(
  payload: Payload,
  { from, to, brand, channel, person, campaign, states, limit }: Asked,
  { brands, channels }: { readonly brands: readonly Brand[]; readonly channels: readonly Channel[] },
): Promise<CalendarEntry[]> {
  const wanted = states.length > 0 ? unapproved.filter((state) => states.some((one) => one === state)) : unapproved
  if (wanted.length === 0) return []
  const range = { from, to, brand, person, campaign, limit, states: wanted }
  const open = (await openPosts(payload, range)) ?? (await openOneByOne(payload, range))
  const inRange = (at: Date | null): at is Date => at !== null && at >= from && at < to
  const zoneOf = new Map([...brands, ...channels].map(({ id, timeZone }) => [id, timeZone]))
  const asking = new Set(brands.filter(({ asksAgain }) => asksAgain).map(({ id }) => id))
  return (await timedPosts(payload, [...open.keys()])).flatMap((post) => {
    const state = open.get(post.id) ?? 'draft'
    // Who has approved a step of it read another time.
    const moving = state === 'in-review' && asking.has(post.brand ?? '') ? 'asks-again' : 'free'
    return entriesOf(post, { state, moving }, zoneOf).filter(
      ({ at, channels }) => inRange(new Date(at)) && (!channel || channels.includes(channel)),
    )
  })
}

/** Where the database cannot join: of each post in the range it is asked where its review stands. */
async function openOneByOne(
  payload: Payload,
  { from, to, brand, person, campaign, states, limit }: Range,
): Promise<Map<string, ReviewState>> {
  const range = { greater_than_equal: from.toISOString(), less_than: to.toISOString() }
  const these = [...(await whose(payload, { person, campaign })), ...(brand ? [{ brand: { equals: brand } }] : [])]
  const found = await Promise.all([
    newest(payload, all({ publishAt: range }, ...these), { publishAt: true }, mostLooked),
    newest(payload, all({ 'variants.dueAt': range }, ...these), { publishAt: true }, mostLooked),
  ])
  const ids = [...new Set(found.flatMap(idsOf))]
  const reviews = await reviewsOf(payload, ids)
  const standing = ids.map((post) => [post, reviews.get(post) ?? 'draft'] as const)
  return new Map(standing.filter(([, state]) => states.includes(state)).slice(0, limit))
}

/** A post at its time, and apart from it each channel that has a time of its own. */
function entriesOf(
  post: TimedPost,
  stands: { readonly state: ReviewState; readonly moving: Moving },
  zoneOf: ReadonlyMap<string, string>,
): CalendarEntry[] {
  const { brand = null, variants, publishAt } = post
  const entry = { post: post.id, delivery: null, title: titleOf(post), brand: brand ?? null, ...stands, held: null, repeat: 0, url: null }
  const named = variants.flatMap(({ channel, ...times }) => (channel ? [{ channel, ...times }] : []))
  const own = named.filter(({ when }) => when === 'at')
  const others = named.filter(({ when }) => when !== 'at').map(({ channel }) => channel)
  const goesItself = publishAt !== null && (others.length > 0 || own.length === 0)
  return [
    ...(goesItself
      ? [
          {
            ...entry,
            id: `post:${post.id}`,
            kind: 'post' as const,
            at: publishAt.toISOString(),
            timeZone: zoneOf.get(brand ?? '') ?? 'UTC',
            channels: others,
          },
        ]
      : []),
    ...own.flatMap(({ channel, dueAt }) =>
      dueAt
        ? [
            {
              ...entry,
              id: `post:${post.id}:${channel}`,
              kind: 'variant' as const,
              at: dueAt.toISOString(),
              timeZone: zoneOf.get(channel) ?? 'UTC',
              channels: [channel],
            },
          ]
        : [],
    ),
  ]
}

const titleOf = ({ title: { de, en } }: TimedPost) => ({ de: de || en || '', en: en || de || '' })
