/** What people say in the threads below our messages. */
import { z } from 'zod'
import type { Interaction, InteractionPage, Publisher } from '../publisher.ts'
import { call, hasCode, permalink, type Context, type Credentials } from './api.ts'
import type { Draft } from './compose.ts'
import { read, type Message } from './history.ts'
import type { Staged } from './stage.ts'

type Asked = Parameters<NonNullable<Publisher<Credentials, Draft, Staged>['interactions']>>[0]

const cursorSchema = z.object({ at: z.int().nonnegative(), cursor: z.string().nullable() })
const userSchema = z.object({
  ok: z.literal(true),
  user: z.object({ name: z.string().min(1), profile: z.object({ display_name: z.string(), real_name: z.string() }).partial().optional() }),
})

/** One page of one thread a call: what was read is not read again when Slack wants us to wait. */
export async function interactions({ posts, since, cursor }: Asked, ctx: Context): Promise<InteractionPage> {
  const from = cursor === null ? { at: 0, cursor: null } : cursorSchema.parse(cursor)
  const post = posts[from.at]
  if (!post) return { items: [], next: null }
  const { messages, next } = await read(post.remoteId, since, from.cursor, ctx).catch((error: unknown) => {
    if (hasCode(error, 'thread_not_found', 'message_not_found')) return { messages: [], next: null }
    throw error
  })
  const items: Interaction[] = []
  for (const message of messages) {
    const { user, ts } = message
    // The first message of a thread comes with every page.
    const theirs = user !== undefined && user !== ctx.credentials.botUserId && ts !== post.remoteId
    if (theirs && at(message) > since) items.push(await interactionOf(message, user, post.remoteId, ctx))
  }
  const following = next !== null ? { at: from.at, cursor: next } : { at: from.at + 1, cursor: null }
  return { items, next: following.at < posts.length ? following : null }
}

const at = ({ ts }: Message) => new Date(Math.floor(Number(ts) * 1000))

async function interactionOf(message: Message, user: string, post: string, ctx: Context): Promise<Interaction> {
  return {
    remoteId: message.ts,
    kind: 'comment',
    post,
    parent: post,
    author: await authorOf(user, ctx),
    text: plain(message.text),
    at: at(message),
    url: permalink(ctx, message.ts),
  }
}

async function authorOf(id: string, ctx: Context): Promise<Interaction['author']> {
  try {
    const { user } = await call(ctx, ctx.credentials.token, { verb: 'GET', name: 'users.info', args: { user: id } }, userSchema)
    return { id, name: user.profile?.display_name || user.profile?.real_name || user.name, handle: user.name, url: null }
  } catch (error) {
    if (!hasCode(error, 'user_not_found', 'user_not_visible', 'missing_scope')) throw error
    return { id, name: id, handle: id, url: null }
  }
}

/** `<https://a.example|a.example>`, `<@U1>`, `&amp;`: https://docs.slack.dev/messaging/formatting-message-text. */
const plain = (text: string): string =>
  text
    .replace(/<([^|>]+)(?:\|([^>]*))?>/g, (_, target: string, label?: string) => label || target)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
