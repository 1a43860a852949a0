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

export function insightsOf({ likedBy, reacted }: FakePagePost, { metric }: Params): FakeReply {
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
  if (!names.every((name) => name in told)) return graphError(400, 100, '(#100) The value must be a valid insights metric')
  return { status: 200, json: { data: names.map((name) => ({ name, period: 'lifetime', values: [{ value: told[name] }] })) } }
}
