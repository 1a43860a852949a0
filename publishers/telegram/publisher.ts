import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { definePublisher, type PublishContext, type Published, type Staging } from '../publisher.ts'
import { alreadyGone, call, credentialsSchema, type Credentials } from './api.ts'
import { compose, preview, refusalOf, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'
import { messageOf, type Staged } from './message.ts'

type Context = PublishContext<Credentials>

// 0: the server has put the message off and shows it later, with an id that nobody tells. Then its outcome is open.
const sentSchema = z.object({ message_id: z.int().positive() })
type Sent = z.infer<typeof sentSchema>

/** An album answers with all its messages: half of them could not be taken down whole. */
const sentOf = (media: number): z.ZodType<Sent | Sent[]> => (media > 1 ? z.array(sentSchema).length(media) : sentSchema)

async function stage(draft: Draft, ctx: Context): Promise<Staging<Staged>> {
  const refusal = refusalOf(draft)
  if (refusal) throw new PublisherError('rejected', refusal.message, { code: refusal.code })
  const parent = ctx.replyTo?.parent.remoteId
  return { ready: true, staged: { ...draft, replyTo: parent === undefined ? null : (idsOf(parent)[0] ?? null) } }
}

async function publish(staged: Staged, ctx: Context): Promise<Published> {
  const { token, chatId, username } = ctx.credentials
  const { method, ...request } = await messageOf(staged, chatId, ctx.media)
  const result = await call(ctx, token, method, sentOf(staged.media.length), { ...request, visible: true })
  const ids = [result].flat().map(({ message_id }) => message_id)
  // A private channel's id has -100 in front: https://core.telegram.org/api/links#private-message-links, general knowledge.
  const place = username ?? `c/${chatId.replace(/^-(100)?/, '')}`
  return { remoteId: ids.join(','), url: `${ctx.at('https://t.me')}/${place}/${ids[0]}` }
}

/** Every picture of an album is a message of its own. */
const idsOf = (remoteId: string): number[] => remoteId.split(',').map(Number)

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const { token, chatId } = ctx.credentials
  for (const message_id of idsOf(remoteId))
    await call(ctx, token, 'deleteMessage', z.literal(true), { json: { chat_id: chatId, message_id } }).catch((error: unknown) => {
      if (!(error instanceof PublisherError && error.code === alreadyGone)) throw error
    })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  remove,
})
