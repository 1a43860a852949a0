/** What people said: posts that name the account, and answers in our conversations that leave its name out. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import type { Interaction, InteractionPage, Published } from '../publisher.ts'
import { answeredBy, api, bearer, explain, idSchema, postSchema, wordsOf, type Context, type Post } from './api.ts'

/** As many as fit into a query of 512 characters, the least that X permits. */
const conversationsPerQuery = 10
const minute = 60_000
/** The search reaches back seven days, and not into the last half minute. https://docs.x.com/x-api/posts/search/introduction, read 2026-08. */
const searchReachesMs = 7 * 24 * 60 * minute - minute

/** Which call comes next: the mentions (`from: null`), or the conversations of the posts from there on. */
const cursorSchema = z.object({ from: z.number().int().nonnegative().nullable(), token: z.string().nullable() })
type Cursor = z.infer<typeof cursorSchema>

const userSchema = z.object({ id: idSchema, name: z.string().default(''), username: z.string().min(1) })
const pageSchema = z.object({
  data: z.array(postSchema).default([]),
  includes: z.object({ users: z.array(userSchema).default([]) }).default({ users: [] }),
  meta: z.object({ next_token: z.string().min(1).optional() }).default({}),
})

interface Asked {
  readonly posts: readonly Published[]
  readonly since: Date
  readonly cursor: Json
}

export async function interactions({ posts, since, cursor }: Asked, ctx: Context): Promise<InteractionPage> {
  const at: Cursor = cursor === null ? { from: null, token: null } : cursorSchema.parse(cursor)
  const { accountId, username } = ctx.credentials
  const now = ctx.clock.now().getTime()
  const start = Math.min(since.getTime(), now - minute)
  const query = new URLSearchParams({
    max_results: '100',
    'post.fields': 'created_at,conversation_id,entities,display_text_range',
    expansions: 'author_id,referenced_posts',
    'user.fields': 'name,username',
    ...(at.token && { pagination_token: at.token }),
  })
  let path = `/2/users/${encodeURIComponent(accountId)}/mentions`
  if (at.from === null) query.set('start_time', new Date(start).toISOString())
  else {
    const ids = posts.slice(at.from, at.from + conversationsPerQuery).map(({ remoteId }) => `conversation_id:${remoteId}`)
    query.set('query', `(${ids.join(' OR ')}) -from:${username} -@${username}`)
    query.set('start_time', new Date(Math.max(start, now - searchReachesMs)).toISOString())
    path = '/2/tweets/search/recent'
  }
  const { body } = await ctx.http.request('GET', api(ctx, `${path}?${query}`), {
    headers: bearer(ctx.credentials),
    answer: pageSchema,
    explain,
  })
  const users = new Map(body.includes.users.map((user) => [user.id, user]))
  const items = body.data
    .filter((post) => post.author_id !== accountId && post.created_at && post.created_at > since)
    .map((post) => interactionOf(post, users.get(post.author_id ?? ''), posts, ctx))
  return { items, next: following(at, body.meta.next_token, posts.length) }
}

function following({ from }: Cursor, token: string | undefined, posts: number): Cursor | null {
  if (token) return { from, token }
  const next = from === null ? 0 : from + conversationsPerQuery
  return next < posts ? { from: next, token: null } : null
}

function interactionOf(post: Post, author: z.infer<typeof userSchema> | undefined, posts: readonly Published[], ctx: Context): Interaction {
  const parent = answeredBy(post)
  // A thread is one conversation, named after its first post.
  const belongsTo = [parent, post.conversation_id].find((id) => posts.some(({ remoteId }) => remoteId === id)) ?? null
  const handle = author?.username ?? post.author_id ?? '?'
  const site = ctx.at('https://x.com')
  return {
    remoteId: post.id,
    kind: belongsTo === null ? 'mention' : 'comment',
    post: belongsTo,
    parent,
    author: {
      id: post.author_id ?? handle,
      name: author?.name || handle,
      handle: `@${handle}`,
      url: author ? `${site}/${author.username}` : null,
    },
    text: wordsOf(post),
    at: post.created_at ?? new Date(0),
    url: `${site}/${author?.username ?? 'i'}/status/${post.id}`,
  }
}
