/** Numbers, and what people commented. */
import { z } from 'zod'
import { countTold, kindsTold, toldOf } from '../kit/told.ts'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { isGone, metricsOf, unlessRefused } from '../kit/graph-error.ts'
import { oneByOne } from '../kit/one-by-one.ts'
import type { Interaction, InteractionPage, Measured, Published } from '../publisher.ts'
import { call, commentsSchema, node, type Comment, type Context } from './api.ts'

type Values = { readonly [metric: string]: number | undefined }
type Told = Pick<Measured, 'kinds'> & { readonly values: Values }

const count = countTold
const summary = z.object({ summary: z.object({ total_count: count.nullish() }).nullish() }).nullish()
const postSchema = z.object({ shares: z.object({ count }).nullish(), comments: summary, reactions: summary, likes: summary })
const commentSchema = z.object({ like_count: count.nullish(), comment_count: count.nullish() })
const insightsSchema = z.object({ data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.unknown() })) })) })

export async function measure(published: readonly Published[], ctx: Context): Promise<readonly Measured[]> {
  return oneByOne(published, async (post) => {
    const told = await unlessGone(numbersOf(post, ctx))
    return { remoteId: post.remoteId, ...(told ? { ...told, values: toldOf(told.values) } : { values: 'gone' }) }
  })
}

export async function measureAccount(ctx: Context) {
  const asked = { fields: 'followers_count' }
  const told = await call(ctx, 'GET', ctx.credentials.pageId, {
    ...ctx.credentials,
    asked,
    answer: z.object({ followers_count: count.nullish() }),
  })
  return toldOf({ followers: told.followers_count, ...(await pageInsightsOf(ctx)) })
}

const daysSchema = z.object({
  data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.unknown(), end_time: z.coerce.date() })) })),
})
const dayMs = 24 * 60 * 60_000

/**
 * Of the last day that has ended; Meta's days end at 7 or 8 o'clock UTC. Each is asked for by itself, as one that is not known refuses all that
 * stand beside it. A page that fewer than 100 people like has none. https://developers.facebook.com/docs/graph-api/reference/insights, read 2026-11-30.
 */
async function pageInsightsOf(ctx: Context): Promise<Values> {
  if (!ctx.credentials.reads) return {}
  const now = ctx.clock.now()
  const seconds = (days: number) => String(Math.floor((now.getTime() + days * dayMs) / 1000))
  const value = async (metric: string) => {
    const asked = { metric, period: 'day', since: seconds(-3), until: seconds(0) }
    const told = await unlessRefused(
      call(ctx, 'GET', `${ctx.credentials.pageId}/insights`, { ...ctx.credentials, asked, answer: daysSchema }),
    )
    const days = told?.data.find(({ name }) => name === metric)?.values ?? []
    const [last] = days.filter(({ end_time: end }) => end <= now).sort((a, b) => b.end_time.getTime() - a.end_time.getTime())
    return count.safeParse(last?.value).data
  }
  return { reach: await value('page_total_media_view_unique'), profileVisits: await value('page_views_total') }
}

async function unlessGone<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof PublisherError && isGone(error.code)) return null
    throw error
  }
}

const total = (of: string) => `${of}.limit(0).summary(true)`

async function numbersOf({ remoteId, url }: Published, ctx: Context): Promise<Told> {
  // Gone after a day; what it was seen is told of the page, not here.
  if (url.includes('/stories/')) return { values: {} }
  const path = node(remoteId)
  if (url.includes('?comment_id=')) {
    const told = await call(ctx, 'GET', path, { ...ctx.credentials, asked: { fields: 'like_count,comment_count' }, answer: commentSchema })
    return { values: { reactions: told.like_count ?? undefined, comments: told.comment_count ?? undefined } }
  }
  // A film whose post was never told is a node of another kind.
  const isPost = remoteId.includes('_')
  const fields = isPost ? ['shares', total('comments'), total('reactions')] : [total('comments'), total('likes')]
  const told = await call(ctx, 'GET', path, { ...ctx.credentials, asked: { fields: fields.join(',') }, answer: postSchema })
  const seen = isPost && ctx.credentials.reads ? await insightsOf(path, ctx) : { values: {} }
  return {
    ...seen,
    values: {
      reactions: (told.reactions ?? told.likes)?.summary?.total_count ?? undefined,
      comments: told.comments?.summary?.total_count ?? undefined,
      shares: told.shares?.count,
      ...seen.values,
    },
  }
}

const kindsSchema = z.record(z.string(), count)

/**
 * Reactions by kind come with the same call (…/graph-api/reference/insights, read 2026-03). Their names are `like`, which a “care” is said to be
 * counted as, `love`, `wow`, `haha`, `sorry` and `anger`: general knowledge. Insights are renewed about once a day, so that these may be fewer than
 * the reactions of the node.
 */
async function insightsOf(path: string, ctx: Context): Promise<Told> {
  const names = ['post_media_view', 'post_total_media_view_unique', 'post_clicks', 'post_reactions_by_type_total']
  const ask = async (metric: string) => {
    const asked = { metric, period: 'lifetime' }
    return (await call(ctx, 'GET', `${path}/insights`, { ...ctx.credentials, asked, answer: insightsSchema })).data
  }
  const data = await unlessRefused(metricsOf(names, ask))
  const told = (name: string) => data?.find((one) => one.name === name)?.values[0]?.value
  const value = (name: string) => count.safeParse(told(name)).data
  const kinds = kindsSchema.safeParse(told('post_reactions_by_type_total')).data
  return {
    values: { views: value('post_media_view'), reach: value('post_total_media_view_unique'), clicks: value('post_clicks') },
    ...(kinds && { kinds: kindsTold(Object.entries(kinds).map(([kind, given]) => [kind.toLowerCase(), given])) }),
  }
}

const cursorSchema = z.object({ at: z.int().nonnegative(), after: z.string().nullable() })

/** One page below one post a call, the newest first and however deep, until all that is newer was read. */
export async function interactions(
  { posts, since, cursor }: { readonly posts: readonly Published[]; readonly since: Date; readonly cursor: Json },
  ctx: Context,
): Promise<InteractionPage> {
  const { at, after } = cursor === null ? { at: 0, after: null } : cursorSchema.parse(cursor)
  const post = posts[at]
  if (!ctx.credentials.reads || !post) return { items: [], next: null }
  const asked = {
    fields: 'id,message,created_time,permalink_url,parent,from',
    filter: 'stream',
    order: 'reverse_chronological',
    limit: '100',
    ...(after !== null && { after }),
  }
  const page = await unlessGone(call(ctx, 'GET', `${node(post.remoteId)}/comments`, { ...ctx.credentials, asked, answer: commentsSchema }))
  const all = page?.data ?? []
  // Theirs are told in whole seconds.
  const from = Math.floor(since.getTime() / 1000) * 1000
  const recent = all.filter(({ created_time: said }) => said.getTime() >= from)
  const items = recent.filter((one) => one.from?.id !== ctx.credentials.pageId).map((one) => interactionOf(one, post.remoteId))
  const further = page?.paging?.next ? page.paging.cursors?.after : null
  if (further && recent.length === all.length) return { items, next: { at, after: further } }
  return { items, next: at + 1 < posts.length ? { at: at + 1, after: null } : null }
}

/** Who wrote it is not told of everybody. */
function interactionOf({ id, message, created_time: at, permalink_url: url, parent, from }: Comment, post: string): Interaction {
  const name = from?.name ?? 'Facebook'
  return {
    remoteId: id,
    kind: 'comment',
    post,
    parent: parent?.id ?? post,
    author: { id: from?.id ?? id, name, handle: name, url: null },
    text: message ?? '',
    at,
    url: url ?? null,
  }
}
