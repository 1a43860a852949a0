/** How far a new hub is on its way to the first post that is live. Nothing is remembered: the data say it. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { FirstSteps } from '../core/today.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, perLanguage, reference, text } from '../workflow/stored-post.ts'
import type { KnownChannel } from './channels.payload.ts'

const rows = z.array(z.unknown()).nullish()
const storedBrand = z.object({ id, name: z.string(), timeZone: text, colors: rows, logos: rows, names: rows, forbiddenWords: rows })
const storedPost = z.object({ id, title: perLanguage(z.string().nullish()) })
const storedReview = z.object({ post: reference, state: z.enum(['draft', 'in-review', 'changes-requested', 'refused', 'approved']) })
const storedRow = z.object({ dueAt: z.coerce.date(), timeZone: z.string() })
const there: Where = { deletedAt: { exists: false } }

/** @returns `null` once a post is live. */
export async function firstSteps(payload: Payload, person: string, channels: readonly KnownChannel[]): Promise<FirstSteps | null> {
  const one = { limit: 1, pagination: false, joins: noJoins } as const
  // By its time, not by its state: of these there are many, and only the time's index knows the first.
  const live = await payload.db.find({
    collection: 'deliveries',
    where: { publishedAt: { greater_than: new Date(0).toISOString() } },
    sort: 'publishedAt',
    ...one,
    select: { publishedAt: true },
  })
  if (live.docs.length > 0) return null
  const [brands, post, { totalDocs }] = await Promise.all([
    payload.db.find({ collection: 'brands', where: there, sort: 'createdAt', ...one }),
    furthestPost(payload),
    payload.db.count({
      collection: 'users',
      where: { and: [there, { roles: { in: ['administrator', 'approver'] } }, { id: { not_equals: person } }] },
    }),
  ])
  const brand = storedBrand.safeParse(brands.docs[0]).data
  const living = channels.filter(({ deletedAt }) => !deletedAt)
  const channel = living.find(({ status }) => status === 'connected') ?? living[0]
  return {
    brand: brand ? { id: brand.id, name: brand.name, isDescribed: isDescribed(brand) } : null,
    channel: channel ? { id: channel.id, name: channel.name, isConnected: channel.status === 'connected' } : null,
    post: post && { ...post, timeZone: post.timeZone || brand?.timeZone || 'UTC' },
    approvers: totalDocs,
  }
}

const isDescribed = ({ colors, logos, names, forbiddenWords }: z.infer<typeof storedBrand>): boolean =>
  [colors, logos, names, forbiddenWords].some((list) => (list?.length ?? 0) > 0)

const furthest = ['approved', 'in-review', 'changes-requested', 'refused', 'draft'] as const

async function furthestPost(payload: Payload): Promise<FirstSteps['post']> {
  const { docs } = await payload.db.queryDrafts({
    collection: 'posts',
    where: { 'version.deletedAt': { exists: false } },
    sort: '-updatedAt',
    limit: 50,
    pagination: false,
    locale: 'all',
    joins: noJoins,
    select: { parent: true, version: { title: true } } as never,
  })
  const posts = docs.map((doc) => storedPost.parse(doc))
  if (posts.length === 0) return null
  const reviews = await payload.db.find({
    collection: 'reviews',
    where: { post: { in: posts.map((post) => post.id) } },
    pagination: false,
    select: { post: true, state: true },
  })
  const stateOf = new Map(reviews.docs.flatMap((doc) => storedReview.safeParse(doc).data ?? []).map(({ post, state }) => [post, state]))
  const state = furthest.find((wanted) => posts.some(({ id }) => (stateOf.get(id) ?? 'draft') === wanted)) ?? 'draft'
  const post = posts.find(({ id }) => (stateOf.get(id) ?? 'draft') === state)
  if (!post) return null
  const first = await payload.db.find({
    collection: 'deliveries',
    where: { and: [{ post: { equals: post.id } }, { state: { equals: 'scheduled' } }] },
    sort: 'dueAt',
    limit: 1,
    pagination: false,
    select: { dueAt: true, timeZone: true },
  })
  const goes = storedRow.safeParse(first.docs[0]).data
  const { de, en } = post.title
  return {
    id: post.id,
    title: { de: de || en || '', en: en || de || '' },
    state: state === 'changes-requested' || state === 'refused' ? 'sent-back' : state,
    goesAt: goes?.dueAt.toISOString() ?? null,
    timeZone: goes?.timeZone ?? '',
  }
}
