/** Looks for a post whose answer was lost among the blog's own posts, by the end of its address. */
import { z } from 'zod'
import type { PublishContext, Published } from '../publisher.ts'
import { bearer, blogOf, enveloped, explainAt, type Credentials } from './api.ts'
import type { Draft } from './compose.ts'
import { slugOf } from './slug.ts'

const pageSize = 20
const maxPages = 10
/** The planned instant and Tumblr's time of publication are told by clocks that are a little apart. */
const toleranceMs = 60_000

const postsSchema = enveloped(
  z.object({
    posts: z.array(
      z.object({ id_string: z.string().min(1), post_url: z.url(), slug: z.string().optional(), timestamp: z.number().positive() }),
    ),
  }),
)

/** `absent` only if everything since the planned instant was read and none of it is ours. */
export async function find(draft: Draft, ctx: PublishContext<Credentials>): Promise<Published | 'absent' | 'unknown'> {
  const { access, clientId, blog } = ctx.credentials
  const ours = slugOf(draft, ctx.deliveryKey)
  const since = ctx.plannedAt.getTime() - toleranceMs
  for (let page = 0; page < maxPages; page++) {
    const query = new URLSearchParams({ api_key: clientId, npf: 'true', limit: String(pageSize), offset: String(page * pageSize) })
    const { body } = await ctx.http.request('GET', `${blogOf(ctx)}/posts?${query}`, {
      headers: bearer(access),
      answer: postsSchema,
      explain: explainAt(ctx.clock.now()),
    })
    const { posts } = body.response
    const found = posts.find(({ slug, post_url: url }) => slug === ours || new URL(url).pathname.split('/').includes(ours))
    if (found) return { remoteId: found.id_string, url: `${ctx.at('https://www.tumblr.com')}/${blog}/${found.id_string}` }
    // A page may be shorter than asked for, and a post that is pinned comes first, however old it is.
    if (posts.every(({ timestamp }) => timestamp * 1000 < since)) return 'absent'
  }
  return 'unknown'
}
