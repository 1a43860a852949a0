/** Looks for a post whose answer was lost among the messages of the channel. */
import { z } from 'zod'
import type { Published } from '../publisher.ts'
import { asBot, explain, messageSchema, permalink, type Bot, type Context, type Message } from './api.ts'
import { escaped } from './compose.ts'
import { stemsOf, type Staged } from './send.ts'

const pageSize = 100
const maxPages = 10
/** The planned instant and the message's timestamp are told by clocks that are a little apart. */
const toleranceMs = 60_000

export async function messages(ctx: Context, { token, channelId }: Bot, query: { readonly [name: string]: string }): Promise<Message[]> {
  const search = new URLSearchParams({ limit: String(pageSize), ...query })
  const [url, headers] = asBot(ctx, token, `/channels/${channelId}/messages?${search}`)
  // The description allows `null` for none.
  return (await ctx.http.request('GET', url, { headers, answer: z.array(messageSchema).nullable(), explain })).body ?? []
}

/**
 * `absent` only if everything since the planned instant was read. A bot that may not read the history is told an empty list: so an empty
 * channel proves nothing. Nor does anything where a webhook is all that there is.
 */
export async function find(staged: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const { credentials, plannedAt } = ctx
  if (credentials.kind === 'webhook') return 'unknown'
  const since = plannedAt.getTime() - toleranceMs
  let before: { readonly before?: string } = {}
  for (let page = 0; page < maxPages; page++) {
    const read = await messages(ctx, credentials, before)
    const found = read.find((message) => message.timestamp.getTime() >= since && isOurs(message, staged, credentials, ctx))
    if (found) return { remoteId: found.id, url: permalink(ctx, found.id) }
    const oldest = read.at(-1)
    if (!oldest) return page === 0 ? 'unknown' : 'absent'
    if (oldest.timestamp.getTime() < since || read.length < pageSize) return 'absent'
    before = { before: oldest.id }
  }
  return 'unknown'
}

/** The nonce is not told again later: what the post says, what it answers and how its files are named must do. */
function isOurs(message: Message, staged: Staged, { botId }: Bot, { deliveryKey }: Context): boolean {
  const stems = message.attachments.map(({ filename }) => filename.replace(/\.\w+$/, ''))
  return (
    message.author.id === botId &&
    sameWords(message.content, escaped(staged.text)) &&
    sameWords(message.poll?.question.text ?? '', staged.question) &&
    (message.message_reference?.message_id ?? null) === staged.parent &&
    stems.join('\n') === stemsOf(staged, deliveryKey).join('\n')
  )
}

/** Letters, digits and emoji only, where there are any: whatever Discord does to spaces and marks does not hide a post from us. */
function sameWords(one: string, other: string): boolean {
  const [ours, theirs] = [one, other].map((text) => text.normalize('NFC').replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ''))
  return ours === '' ? one === other : ours === theirs
}
