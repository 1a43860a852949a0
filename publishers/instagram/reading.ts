/** Numbers, and what people commented. */
import { z } from 'zod'
import { countTold, toldOf } from '../kit/told.ts'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { isGone, metricsOf, unlessRefused } from '../kit/graph-error.ts'
import { oneByOne } from '../kit/one-by-one.ts'
import type { Interaction, InteractionPage, Measured, Published } from '../publisher.ts'
import { call, commentsSchema, node, profileUrl, type Comment, type Context } from './api.ts'

const count = countTold.optional()
const countsSchema = z.object({ like_count: count, comments_count: count })
const insightsSchema = z.object({
  data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: countTold })) })),
})

export async function measure(published: readonly Published[], ctx: Context): Promise<readonly Measured[]> {
  return oneByOne(published, async (post) => ({ remoteId: post.remoteId, values: (await unlessGone(numbersOf(post, ctx))) ?? 'gone' }))
}

export async function measureAccount(ctx: Context) {
  const asked = { fields: 'followers_count,media_count' }
  const answer = z.object({ followers_count: count, media_count: count })
  const told = await call(ctx, 'GET', node(ctx.credentials.userId), { ...ctx.credentials, asked, answer })
  return toldOf({ followers: told.followers_count, posts: told.media_count, ...(await accountInsightsOf(ctx)) })
}

const accountInsightsSchema = z.object({
  data: z.array(z.object({ name: z.string(), total_value: z.object({ value: countTold }).nullish() })),
})
const dayMs = 24 * 60 * 60_000

/**
 * Of the last day (UTC) that is complete for certain: Meta may take 48 hours. Each is asked for by itself, as one that is not known refuses all
 * that stand beside it. https://developers.facebook.com/docs/instagram-platform/api-reference/instagram-user/insights, read 2026-11-30.
 */
async function accountInsightsOf(ctx: Context): Promise<{ readonly [name in 'reach' | 'profileVisits']: number | undefined }> {
  if (!ctx.credentials.insights) return { reach: undefined, profileVisits: undefined }
  const until = (Math.floor(ctx.clock.now().getTime() / dayMs) - 2) * dayMs
  const day = { period: 'day', metric_type: 'total_value', since: String((until - dayMs) / 1000), until: String(until / 1000) }
  const value = async (metric: string) => {
    const asked = { ...day, metric }
    const path = `${node(ctx.credentials.userId)}/insights`
    const told = await unlessRefused(call(ctx, 'GET', path, { ...ctx.credentials, asked, answer: accountInsightsSchema }))
    return told?.data.find(({ name }) => name === metric)?.total_value?.value
  }
  return { reach: await value('reach'), profileVisits: await value('profile_views') }
}

async function unlessGone<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof PublisherError && isGone(error.code)) return null
    throw error
  }
}

async function numbersOf({ remoteId, url }: Published, ctx: Context): Promise<Exclude<Measured['values'], 'gone'>> {
  const asked = { fields: 'like_count,comments_count' }
  const told = await call(ctx, 'GET', node(remoteId), { ...ctx.credentials, asked, answer: countsSchema })
  const values = { reactions: told.like_count, comments: told.comments_count, ...(await insightsOf(remoteId, url, ctx)) }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/**
 * A comment of ours has none. A story cannot be saved, and its numbers end with it after a day; while fewer than five people have seen it they are
 * refused with code 10: https://developers.facebook.com/docs/instagram-platform/reference/instagram-media/insights, read 2026-12-01.
 */
async function insightsOf(id: string, url: string, ctx: Context): Promise<{ readonly [metric: string]: number | undefined }> {
  if (!ctx.credentials.insights || /\/c\/\d+\/$/.test(url)) return {}
  const names = ['views', 'reach', 'shares', ...(url.includes('/stories/') ? [] : ['saved'])]
  const ask = async (metric: string) =>
    (await call(ctx, 'GET', `${node(id)}/insights`, { ...ctx.credentials, asked: { metric }, answer: insightsSchema })).data
  const told = await unlessRefused(metricsOf(names, ask))
  const value = (name: string) => told?.find((one) => one.name === name)?.values[0]?.value
  return { views: value('views'), reach: value('reach'), saves: value('saved'), shares: value('shares') }
}

const cursorSchema = z.object({ at: z.int().nonnegative(), after: z.string().nullable() })
const fields = 'id,text,timestamp,username,from'

/** One page below one post a call, the newest first, until one holds nothing new. */
export async function interactions(
  { posts, since, cursor }: { readonly posts: readonly Published[]; readonly since: Date; readonly cursor: Json },
  ctx: Context,
): Promise<InteractionPage> {
  const { at, after } = cursor === null ? { at: 0, after: null } : cursorSchema.parse(cursor)
  const post = posts[at]
  if (!post) return { items: [], next: null }
  const asked = { fields: `${fields},replies{${fields}}`, limit: '50', ...(after !== null && { after }) }
  const page = await unlessGone(call(ctx, 'GET', `${node(post.remoteId)}/comments`, { ...ctx.credentials, asked, answer: commentsSchema }))
  // Theirs are told in whole seconds.
  const from = Math.floor(since.getTime() / 1000) * 1000
  const all = (page?.data ?? []).flatMap((comment) => [
    interactionOf(comment, post, post.remoteId, ctx),
    ...(comment.replies?.data ?? []).map((answer) => interactionOf(answer, post, comment.id, ctx)),
  ])
  const recent = all.filter(({ at: said }) => said.getTime() >= from)
  const items = recent.filter(({ author }) => author.name !== ctx.credentials.handle)
  const further = page?.paging?.next ? page.paging.cursors?.after : null
  if (further && recent.length > 0) return { items, next: { at, after: further } }
  return { items, next: at + 1 < posts.length ? { at: at + 1, after: null } : null }
}

function interactionOf({ id, text, timestamp, username, from }: Comment, post: Published, parent: string, ctx: Context): Interaction {
  const name = from?.username ?? username ?? 'instagram'
  return {
    remoteId: id,
    kind: 'comment',
    post: post.remoteId,
    parent,
    author: { id: from?.id ?? name, name, handle: `@${name}`, url: profileUrl(ctx, name) },
    text: text ?? '',
    at: timestamp,
    url: post.url,
  }
}
