/** Numbers, and what people answered. Both take permissions of their own: without them, nothing is told. */
import { z } from 'zod'
import { oneByOne } from '../kit/one-by-one.ts'
import { countTold, toldOf } from '../kit/told.ts'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { isGone, metricsOf, unlessRefused } from '../kit/graph-error.ts'
import type { Interaction, InteractionPage, Measured, Published } from '../publisher.ts'
import { call, idSchema, node, pageSchema, profileUrl, type Context, type Post } from './api.ts'

const insightsSchema = z.object({
  data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: countTold })) })),
})

export const measure = (published: readonly Published[], ctx: Context): Promise<readonly Measured[]> =>
  oneByOne(published, async ({ remoteId }) => ({ remoteId, values: (await unlessGone(numbersOf(remoteId, ctx))) ?? 'gone' }))

const accountSchema = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      total_value: z.object({ value: countTold }).nullish(),
      values: z.array(z.object({ value: countTold, end_time: z.coerce.date() })).nullish(),
    }),
  ),
})
const dayMs = 24 * 60 * 60_000

/**
 * Followers, and how often the profile was visited on the last day that has ended; Meta's days end at 7 or 8 o'clock UTC. Without the permission
 * for numbers, nothing. https://developers.facebook.com/documentation/threads/insights and Meta's own collection of calls, read 2026-11-30.
 */
export async function measureAccount(ctx: Context) {
  const { token, reads } = ctx.credentials
  if (!reads) return {}
  const ask = async (metric: string, time: { readonly [name: string]: string } = {}) => {
    const asked = { metric, ...time }
    const told = await unlessRefused(call(ctx, 'GET', 'me/threads_insights', { token, asked, answer: accountSchema }))
    return told?.data.find(({ name }) => name === metric)
  }
  const now = ctx.clock.now()
  const seconds = (days: number) => String(Math.floor((now.getTime() + days * dayMs) / 1000))
  // How many follow is told of now, and of no other time.
  const followers = await ask('followers_count')
  const visits = await ask('views', { since: seconds(-3), until: seconds(0) })
  const ended = (visits?.values ?? []).filter(({ end_time: end }) => end <= now)
  const [last] = ended.sort((a, b) => b.end_time.getTime() - a.end_time.getTime())
  return toldOf({ followers: followers?.total_value?.value, profileVisits: last?.value })
}

async function unlessGone<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof PublisherError && isGone(error.code)) return null
    throw error
  }
}

async function numbersOf(id: string, ctx: Context): Promise<Exclude<Measured['values'], 'gone'>> {
  const { token, reads } = ctx.credentials
  if (!reads) {
    await call(ctx, 'GET', node(id), { token, asked: { fields: 'id' }, answer: idSchema })
    return {}
  }
  const ask = async (metric: string) =>
    (await call(ctx, 'GET', `${node(id)}/insights`, { token, asked: { metric }, answer: insightsSchema })).data
  const data = await metricsOf(['views', 'likes', 'replies', 'reposts', 'quotes'], ask)
  const told = (name: string) => data.find((one) => one.name === name)?.values[0]?.value
  const [reposts, quotes] = [told('reposts'), told('quotes')]
  const shares = reposts === undefined && quotes === undefined ? undefined : (reposts ?? 0) + (quotes ?? 0)
  const values = { views: told('views'), reactions: told('likes'), comments: told('replies'), shares }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

const cursorSchema = z.object({ at: z.int().nonnegative(), after: z.string().nullable() })

/** One page below one post a call, the newest first, until all that is newer was read. */
export async function interactions(
  { posts, since, cursor }: { readonly posts: readonly Published[]; readonly since: Date; readonly cursor: Json },
  ctx: Context,
): Promise<InteractionPage> {
  const { token, reads } = ctx.credentials
  const { at, after } = cursor === null ? { at: 0, after: null } : cursorSchema.parse(cursor)
  const post = posts[at]
  if (!reads || !post) return { items: [], next: null }
  const asked = {
    fields: 'id,text,timestamp,username,permalink,is_reply_owned_by_me,replied_to',
    reverse: 'true',
    ...(after !== null && { after }),
  }
  const page = await unlessGone(call(ctx, 'GET', `${node(post.remoteId)}/conversation`, { token, asked, answer: pageSchema }))
  const all = page?.data ?? []
  // Theirs are told in whole seconds.
  const from = Math.floor(since.getTime() / 1000) * 1000
  const recent = all.filter(({ timestamp }) => timestamp.getTime() >= from)
  const items = recent.filter((answer) => !isOurs(answer, ctx)).map((answer) => interactionOf(answer, post.remoteId, ctx))
  const further = page?.paging?.next ? page.paging.cursors?.after : null
  if (further && recent.length === all.length) return { items, next: { at, after: further } }
  return { items, next: at + 1 < posts.length ? { at: at + 1, after: null } : null }
}

const isOurs = ({ is_reply_owned_by_me: ours, username }: Post, { credentials }: Context) =>
  ours === true || username === credentials.handle

/** Threads tells a person's name there, and no other. */
function interactionOf({ id, text, timestamp, permalink, username, replied_to: answered }: Post, post: string, ctx: Context): Interaction {
  const name = username ?? 'threads'
  return {
    remoteId: id,
    kind: 'comment',
    post,
    parent: answered?.id ?? post,
    author: { id: name, name, handle: `@${name}`, url: username ? profileUrl(ctx, username) : null },
    text: text ?? '',
    at: timestamp,
    url: permalink ?? null,
  }
}
