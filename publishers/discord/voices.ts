/** What people answer to our messages, and what we answer to them. Only a bot can do either. */
import { PublisherError } from '../errors.ts'
import type { Interaction, InteractionPage, Publisher, Published } from '../publisher.ts'
import { type Bot, type Context, type Credentials, type Message, permalink } from './api.ts'
import { escaped, type Draft } from './compose.ts'
import { messages } from './find.ts'
import { nonceOf, post, type Staged } from './send.ts'

type Asked = Parameters<NonNullable<Publisher<Credentials, Draft, Staged>['interactions']>>[0]

function botOf({ credentials }: Context): Bot {
  if (credentials.kind === 'bot') return credentials
  throw new PublisherError('unsupported', 'A webhook cannot read or answer messages. Connect the channel with a bot.', {
    code: 'needs-bot',
  })
}

/** Ids grow with time: …/reference#snowflakes, read 2026-08. */
const firstIdAt = (instant: Date) => String(BigInt(Math.max(0, instant.getTime() - 1_420_070_400_000)) << 22n)

/** Everything in the channel since then, a hundred messages a page. The page that follows begins after the newest. */
export async function interactions({ posts, since, cursor }: Asked, ctx: Context): Promise<InteractionPage> {
  const bot = botOf(ctx)
  const after = typeof cursor === 'string' ? cursor : firstIdAt(since)
  const read = (await messages(ctx, bot, { after })).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  const postOf = new Map<string, string>(posts.map(({ remoteId }) => [remoteId, remoteId]))
  const items: Interaction[] = []
  for (const message of read) {
    const answered = message.message_reference?.message_id
    const below = answered === undefined ? undefined : postOf.get(answered)
    // What is below an answer is below the post, as long as it is on the same page.
    if (below) postOf.set(message.id, below)
    // Without the right to read contents, a bot is told only what names it: the rest is empty.
    if (message.author.id === bot.botId || message.content === '' || message.timestamp <= since) continue
    const others = message.referenced_message?.author.id === bot.botId
    const named = !others && message.mentions.some(({ id }) => id === bot.botId)
    if (below || named) items.push(interactionOf(message, below ?? null, answered ?? null, ctx))
  }
  const newest = read.at(-1)
  return { items, next: newest && read.length === 100 ? newest.id : null }
}

const interactionOf = (message: Message, below: string | null, parent: string | null, ctx: Context): Interaction => ({
  remoteId: message.id,
  kind: below ? 'comment' : 'mention',
  post: below,
  parent,
  author: {
    id: message.author.id,
    name: message.author.global_name || message.author.username,
    handle: message.author.username,
    url: null,
  },
  text: message.content,
  at: message.timestamp,
  url: permalink(ctx, message.id),
})

/** The one who is answered is told so, and nobody else. */
export async function reply(to: Pick<Interaction, 'remoteId'>, text: string, ctx: Context): Promise<Published> {
  botOf(ctx)
  const content = {
    content: escaped(text.toWellFormed()),
    message_reference: { message_id: to.remoteId, fail_if_not_exists: true },
    allowed_mentions: { parse: [], replied_user: true },
  }
  return post(content, nonceOf(ctx.deliveryKey, to.remoteId, text), [], ctx)
}
