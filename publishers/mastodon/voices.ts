/** What people say below our posts and of us, and our answers to it. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import type { Interaction, InteractionPage, PublishContext, Published } from '../publisher.ts'
import { bearer, explain, saidSchema, statusSchema, type Credentials, type Said } from './api.ts'
import { publishedOf } from './find.ts'
import { plainText } from './html.ts'

type Context = PublishContext<Credentials>

const contextSchema = z.object({ descendants: z.array(saidSchema) })
const notificationsSchema = z.array(z.object({ id: z.string().min(1), created_at: z.coerce.date(), status: saidSchema.nullish() }))
/** Where the next page begins: at a post, or behind a notification. */
const cursorSchema = z.union([z.object({ post: z.int().nonnegative() }), z.object({ before: z.string() })])
const pageSize = 80

/** A post and all below it in each page, and then the mentions. */
export async function interactions(
  { posts, since, cursor }: { readonly posts: readonly Published[]; readonly since: Date; readonly cursor: Json },
  ctx: Context,
): Promise<InteractionPage> {
  const from = cursor === null ? { post: 0 } : cursorSchema.parse(cursor)
  const post = 'post' in from ? posts[from.post] : undefined
  if (!post || !('post' in from)) return mentions(since, 'before' in from ? from.before : null, ctx)
  return { items: await below(post, posts, since, ctx), next: { post: from.post + 1 } }
}

async function below(post: Published, asked: readonly Published[], since: Date, ctx: Context): Promise<Interaction[]> {
  const url = `${ctx.credentials.server}/api/v1/statuses/${encodeURIComponent(post.remoteId)}/context`
  const headers = bearer(ctx.credentials.token)
  const { status, body } = await ctx.http.request('GET', url, { headers, answer: z.json(), accept: [404], explain })
  // The post is gone, and what was below it.
  if (status === 404) return []
  const { descendants } = contextSchema.parse(body)
  const parents = new Map(descendants.map(({ id, in_reply_to_id }) => [id, in_reply_to_id ?? null]))
  const ours = new Set(asked.map(({ remoteId }) => remoteId))
  /** A further part of a thread is a post of ours, too: the nearest one counts. */
  const belongsTo = (said: Said): string => {
    let at = said.in_reply_to_id ?? null
    for (const seen = new Set<string>(); at !== null && !ours.has(at) && !seen.has(at); at = parents.get(at) ?? null) seen.add(at)
    return at !== null && ours.has(at) ? at : post.remoteId
  }
  return descendants
    .filter((said) => isTheirs(said, since, ctx))
    .map((said) => ({ ...heard(said), kind: 'comment', post: belongsTo(said), parent: said.in_reply_to_id ?? null }))
}

/** Those that begin a conversation: an answer is found below what it answers. */
async function mentions(since: Date, before: string | null, ctx: Context): Promise<InteractionPage> {
  const query = new URLSearchParams({ 'types[]': 'mention', limit: String(pageSize), ...(before !== null && { max_id: before }) })
  const { status, body } = await ctx.http.request('GET', `${ctx.credentials.server}/api/v1/notifications?${query}`, {
    headers: bearer(ctx.credentials.token),
    answer: z.json(),
    // Channels that were connected before this was asked for have no permission to read them: they do not hear mentions.
    accept: [403],
    explain,
  })
  if (status === 403) return { items: [], next: null }
  const page = notificationsSchema.parse(body)
  const items = page.flatMap(({ status: said }): Interaction[] =>
    said && !said.in_reply_to_id && isTheirs(said, since, ctx) ? [{ ...heard(said), kind: 'mention', post: null, parent: null }] : [],
  )
  const oldest = page.at(-1)
  return { items, next: oldest && oldest.created_at > since ? { before: oldest.id } : null }
}

const isTheirs = ({ account, created_at }: Said, since: Date, { credentials }: Context) =>
  created_at > since && account.id !== credentials.accountId

const heard = ({ id, account, content, created_at, url }: Said) => ({
  remoteId: id,
  author: { id: account.id, name: account.display_name || account.acct, handle: account.acct, url: account.url ?? null },
  text: plainText(content),
  at: created_at,
  url: url ?? null,
})

/** Who is not named in an answer is not told of it. As widely seen as what it answers, and no wider. */
export async function reply(to: Pick<Interaction, 'remoteId' | 'post'>, text: string, ctx: Context): Promise<Published> {
  const { server, token } = ctx.credentials
  const url = `${server}/api/v1/statuses/${encodeURIComponent(to.remoteId)}`
  const { body: answered } = await ctx.http.request('GET', url, {
    headers: bearer(token),
    answer: saidSchema,
    explain: (status, body, headers) =>
      status === 404
        ? { kind: 'rejected', code: 'reply-target-gone', message: 'What this answers is not on Mastodon any more.' }
        : explain(status, body, headers),
  })
  const { body } = await ctx.http.request('POST', `${server}/api/v1/statuses`, {
    headers: { ...bearer(token), 'idempotency-key': ctx.deliveryKey },
    json: {
      status: `@${answered.account.acct} ${text.toWellFormed()}`,
      in_reply_to_id: answered.id,
      visibility: answered.visibility ?? 'public',
    },
    answer: statusSchema,
    visible: true,
    explain,
  })
  return publishedOf(body)
}
