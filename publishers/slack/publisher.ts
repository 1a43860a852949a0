import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { oneByOne } from '../kit/one-by-one.ts'
import { kindsTold } from '../kit/told.ts'
import { definePublisher, type Accepted, type Measured, type Published } from '../publisher.ts'
import { call, credentialsSchema, hasCode, permalink, tsSchema, type Context, type Credentials } from './api.ts'
import { compose, escaped, preview, richText, type Draft } from './compose.ts'
import { acceptedSchema, progressOf, share } from './film.ts'
import { find } from './find.ts'
import { manifest } from './manifest.ts'
import { eventType, markOf } from './mark.ts'
import { stage, type Staged } from './stage.ts'
import { interactions } from './voices.ts'

async function publish(staged: Staged, ctx: Context): Promise<Published | Accepted> {
  const { text, images, film, unfolds, thread } = staged
  if (film) return share({ ...staged, film }, ctx)
  const pictures = images.map(({ file, alt }) => ({ type: 'image', slack_file: { id: file }, alt_text: alt }))
  const blocks = images.length > 0 && [...(text ? [richText(text)] : []), ...pictures]
  return post(
    {
      // Beside blocks, it is what notifications show.
      text: escaped(text),
      ...(blocks && { blocks: JSON.stringify(blocks) }),
      unfurl_links: String(unfolds),
      unfurl_media: String(unfolds),
      ...(thread && { thread_ts: thread.root }),
    },
    markOf(ctx.deliveryKey),
    ctx,
  )
}

/** Every message of ours carries a mark: one without it shows that Slack does not tell them, see find.ts. */
async function post(args: { readonly [name: string]: string }, key: string, ctx: Context): Promise<Published> {
  const { token, channelId } = ctx.credentials
  // Markup is off: people read what was written.
  const metadata = JSON.stringify({ event_type: eventType, event_payload: { key } })
  const all = { channel: channelId, mrkdwn: 'false', metadata, ...args }
  const answer = z.object({ ok: z.literal(true), ts: tsSchema })
  const { ts } = await call(ctx, token, { verb: 'POST', name: 'chat.postMessage', args: all, visible: true }, answer)
  return { remoteId: ts, url: permalink(ctx, ts) }
}

/** Below the post, in its thread: Slack does not know which word of it is answered. */
const reply = (to: { readonly remoteId: string; readonly post: string | null }, text: string, ctx: Context): Promise<Published> =>
  post({ text: escaped(text.toWellFormed()), thread_ts: to.post ?? to.remoteId }, markOf(`${ctx.deliveryKey} ${to.remoteId}`), ctx)

const reactionsSchema = z.object({
  ok: z.literal(true),
  message: z.object({ ts: tsSchema, reactions: z.array(z.object({ name: z.string(), count: z.int().nonnegative() })).default([]) }),
})

/** A message without reactions has no list of them. */
async function measureOne({ remoteId }: Published, ctx: Context): Promise<Measured> {
  const { token, channelId } = ctx.credentials
  const args = { channel: channelId, timestamp: remoteId, full: 'true' }
  const told = await call(ctx, token, { verb: 'GET', name: 'reactions.get', args }, reactionsSchema).catch((error: unknown) => {
    if (hasCode(error, 'message_not_found')) return null
    throw error
  })
  const reactions = told?.message.reactions
  if (!reactions) return { remoteId, values: 'gone' }
  return {
    remoteId,
    values: { reactions: reactions.reduce((sum, { count }) => sum + count, 0) },
    kinds: kindsTold(reactions.map(({ name, count }) => [name, count])),
  }
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const { token, channelId } = ctx.credentials
  const args = { channel: channelId, ts: remoteId }
  await call(ctx, token, { verb: 'POST', name: 'chat.delete', args }, z.object({ ok: z.literal(true) })).catch((error: unknown) => {
    if (!hasCode(error, 'message_not_found')) throw error
  })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  progress: (accepted: Json, ctx) => progressOf(acceptedSchema.parse(accepted).file, ctx),
  find,
  measure: (published, ctx) => oneByOne(published, (post) => measureOne(post, ctx)),
  interactions,
  reply,
  remove,
})
