/** Looks for a post whose answer was lost among the account's own posts. */
import { z } from 'zod'
import type { PublishContext, Published } from '../publisher.ts'
import { bearer, explainAt, postViewSchema, type Credentials, type PostView } from './api.ts'
import type { Staged } from './publisher.ts'

const pageSize = 50
const maxPages = 10
/** The planned instant and the server's time of publication are told by clocks that are a little apart. */
const toleranceMs = 60_000

export const publishedOf = ({ post }: Pick<PostView, 'post'>, { server }: Pick<Credentials, 'server'>): Published => ({
  remoteId: String(post.id),
  url: `${server}/post/${post.id}`,
})

/** `absent` only if everything since the planned instant was read and none of it is ours. */
export async function find(staged: Staged, ctx: PublishContext<Credentials>): Promise<Published | 'absent' | 'unknown'> {
  const { server, jwt, personId } = ctx.credentials
  const since = ctx.plannedAt.getTime() - toleranceMs
  for (let page = 1; page <= maxPages; page++) {
    const query = new URLSearchParams({ person_id: String(personId), sort: 'New', limit: String(pageSize), page: String(page) })
    const { body } = await ctx.http.request('GET', `${server}/api/v3/user?${query}`, {
      headers: bearer(jwt),
      answer: z.object({ posts: z.array(postViewSchema) }),
      explain: explainAt(ctx.clock.now()),
    })
    const ours = body.posts.find((view) => view.post.published.getTime() >= since && isOurs(view, staged))
    if (ours) return publishedOf(ours, ctx.credentials)
    const oldest = body.posts.at(-1)
    if (!oldest || body.posts.length < pageSize || oldest.post.published.getTime() < since) return 'absent'
  }
  return 'unknown'
}

/** Servers take parameters of tracking out of addresses, in the text too: what is behind a question mark proves nothing. */
const bare = (text: string) =>
  text
    .replace(/(https?:\/\/[^\s?#]*)[?#]\S*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()

const isOurs = ({ post }: PostView, { name, body, url, communityId }: Staged) =>
  post.community_id === communityId &&
  bare(post.name) === bare(name) &&
  bare(post.url ?? '') === bare(url ?? '') &&
  bare(post.body ?? '') === bare(body)
