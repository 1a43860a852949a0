/** How the fake tells its posts, their comments and their numbers. */
import { graphError, graphTime, paged, picked } from '../testing/fake-graph.ts'
import type { FakeReply } from '../testing/fake-server.ts'
import { page, type FakePagePost, type Params } from './fake-state.ts'

const counted = (count: number) => ({ data: [], summary: { total_count: count } })
const photoJson = (id: string) => ({ target: { id } })

function attached({ link, photos }: FakePagePost): object | undefined {
  if (link !== null) return { data: [{ unshimmed_url: link }] }
  if (photos.length > 1) return { data: [{ subattachments: { data: photos.map(photoJson) } }] }
  return photos.length === 1 ? { data: photos.map(photoJson) } : undefined
}

export const postJson = (post: FakePagePost) => ({
  id: post.id,
  message: post.message === '' ? undefined : post.message,
  created_time: graphTime(post.at),
  // Absent where nobody shared it.
  shares: post.sharedBy.length === 0 ? undefined : { count: post.sharedBy.length },
  comments: counted(post.comments.length),
  reactions: counted(post.likedBy.length),
  attachments: attached(post),
})

export const commentJson = ({ comments }: FakePagePost, id: string) => ({
  id,
  like_count: 0,
  comment_count: comments.filter(({ to }) => to === id).length,
})

/** Below the post or one of its comments. Who wrote what is told of visitors with `pages_read_user_content` only. */
export function commentsOf(post: FakePagePost, id: string, address: string, params: Params, seesVisitors: boolean): FakeReply {
  const below = post.comments.filter(({ to }) => (post.id === id ? params.filter === 'stream' || to === null : to === id))
  const told = (params.order === 'reverse_chronological' ? below.toReversed() : below).map((one) => ({
    id: one.id,
    message: one.message,
    created_time: graphTime(one.at),
    permalink_url: `${address}?comment_id=${one.id.split('_').at(-1)}`,
    parent: one.to === null ? undefined : { id: one.to },
    from: one.by === page.id ? page : seesVisitors ? { id: `7${one.by.length}${one.by.charCodeAt(0)}`, name: one.by } : undefined,
  }))
  const json = paged(
    told.map((one) => picked(one, params.fields)),
    params,
  )
  return { status: 200, json }
}

const dayMs = 24 * 60 * 60_000

/**
 * Of the page, a value a day; days end at 8 o'clock UTC, and the one that goes on is told as far as it is counted. Rules:
 * …/docs/graph-api/reference/insights, read 2026-11-30.
 */
export function pageInsightsOf({ metric, period, since, until }: Params, followers: number, now: Date): FakeReply {
  const told: { readonly [name: string]: number } = { page_total_media_view_unique: 2 * followers, page_views_total: 12 }
  if (typeof metric !== 'string') return graphError(400, 3001, 'Invalid query', 1504028)
  const names = metric.split(',')
  // `page_impressions_unique` is among those: …/docs/platforminsights/page/deprecated-metrics.
  if (period !== 'day' || !names.every((name) => name in told))
    return graphError(400, 100, '(#100) The value must be a valid insights metric')
  const [from, to] = [Number(since) * 1000, Number(until) * 1000]
  if (!(from < to) || to - from > 90 * dayMs)
    return graphError(400, 100, '(#100) There cannot be more than 90 days between since and until')
  // "The first end_time is since plus 1": the day of `since` is the first.
  const ends = Array.from({ length: Math.ceil((to - from) / dayMs) }, (_, at) => {
    const day = new Date(from + (at + 1) * dayMs).toISOString().slice(0, 10)
    return Date.parse(`${day}T08:00:00Z`)
  })
  const valueOf = (name: string, end: number) => (end > now.getTime() ? 1 : told[name])
  const data = names.map((name) => ({
    name,
    period: 'day',
    values: ends.map((end) => ({ value: valueOf(name, end), end_time: graphTime(new Date(end).toISOString()) })),
    id: `${page.id}/insights/${name}/day`,
  }))
  return { status: 200, json: { data } }
}

export function insightsOf({ likedBy, reacted }: FakePagePost, { metric }: Params, retired: readonly string[]): FakeReply {
  const given = likedBy.map((by) => reacted[by] ?? 'like')
  // The names of before 2025-11-15 are refused: …/docs/graph-api/reference/insights, read 2026-03.
  const told: { readonly [name: string]: number | object } = {
    post_media_view: 40 + 3 * likedBy.length,
    post_total_media_view_unique: 30 + likedBy.length,
    post_clicks: 2,
    // Kinds that nobody gave are left out.
    post_reactions_by_type_total: Object.fromEntries(given.map((kind) => [kind, given.filter((other) => other === kind).length])),
  }
  const names = String(metric).split(',')
  if (!names.every((name) => name in told && !retired.includes(name)))
    return graphError(400, 100, '(#100) The value must be a valid insights metric')
  return { status: 200, json: { data: names.map((name) => ({ name, period: 'lifetime', values: [{ value: told[name] }] })) } }
}
