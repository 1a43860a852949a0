/** The one message that a post becomes. */
import { createHash } from 'node:crypto'
import { PublisherError } from '../errors.ts'
import type { Published, Staging } from '../publisher.ts'
import { asBot, asWebhook, explain, messageSchema, permalink, type Context } from './api.ts'
import { escaped, refusalOf, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'

/** `parent`: the message that it answers. */
export type Staged = Draft & { readonly parent: string | null }

export async function stage(draft: Draft, ctx: Context): Promise<Staging<Staged>> {
  const refusal = refusalOf(draft)
  if (refusal) throw new PublisherError('rejected', refusal.message, { code: refusal.code })
  const parent = ctx.replyTo?.parent.remoteId ?? null
  if (parent && ctx.credentials.kind === 'webhook')
    throw new PublisherError('rejected', 'A webhook cannot answer a post on Discord. Connect the channel with a bot to write threads.', {
      code: 'needs-bot',
    })
  return { ready: true, staged: { ...draft, parent } }
}

/** At most 25 characters. */
export const nonceOf = (...of: readonly string[]): string => createHash('sha256').update(of.join('\n')).digest('base64url').slice(0, 24)

/** Files are named after the delivery, but for their extension: that tells one post from another with the same words. */
export const stemsOf = ({ media }: Draft, deliveryKey: string): string[] => media.map((_, at) => `${nonceOf(deliveryKey)}-${at}`)

export async function publish(staged: Staged, ctx: Context): Promise<Published> {
  const { text, question, poll, parent, card } = staged
  const content = {
    ...(text && { content: escaped(text) }),
    // SUPPRESS_EMBEDS: …/resources/message#message-object-message-flags.
    flags: card ? 0 : 1 << 2,
    ...(poll && {
      poll: {
        question: { text: question },
        answers: poll.options.map((option) => ({ poll_media: { text: option } })),
        allow_multiselect: poll.multiple,
        duration: Math.ceil(poll.minutes / 60),
      },
    }),
  }
  const reference = parent && { message_reference: { message_id: parent, fail_if_not_exists: true } }
  return post({ ...content, ...reference }, nonceOf(ctx.deliveryKey), await filesOf(staged, ctx), ctx)
}

interface File {
  readonly blob: Blob
  readonly filename: string
  readonly description: string | null
}

/** `allowed_mentions` may be overridden, and nothing else that keeps people from being called. */
export async function post(
  content: { readonly [name: string]: unknown },
  nonce: string,
  files: readonly File[],
  ctx: Context,
): Promise<Published> {
  const { credentials } = ctx
  const json = {
    allowed_mentions: { parse: [] },
    ...content,
    ...(files.length > 0 && { attachments: files.map(({ filename, description }, id) => ({ id: String(id), filename, description })) }),
    ...(credentials.kind === 'bot' && { nonce, enforce_nonce: true }),
  }
  const [url, headers] =
    credentials.kind === 'bot'
      ? asBot(ctx, credentials.token, `/channels/${credentials.channelId}/messages`)
      : asWebhook(ctx, credentials, '?wait=true')
  const form = new FormData()
  form.append('payload_json', JSON.stringify(json))
  for (const [at, { blob, filename }] of files.entries()) form.append(`files[${at}]`, blob, filename)
  const { body } = await ctx.http.request('POST', url, {
    headers,
    ...(files.length > 0 ? { form } : { json }),
    answer: messageSchema.pick({ id: true }),
    visible: true,
    explain,
  })
  return { remoteId: body.id, url: permalink(ctx, body.id) }
}

async function filesOf(draft: Draft, { media, deliveryKey }: Context): Promise<File[]> {
  const stems = stemsOf(draft, deliveryKey)
  return Promise.all(
    draft.media.map(async (ref, at) => {
      const file = ref.kind === 'image' ? await media.open(ref, manifest.limits.images) : await media.film(ref)
      // At most 10 MiB, see the manifest: it fits into memory.
      const bytes = 'read' in file ? await file.read(0, file.bytes) : file.bytes
      const blob = new Blob([new Uint8Array(bytes)], { type: file.mimeType })
      const extension = /\.\w+$/.exec(file.filename)?.[0] ?? ''
      return { blob, filename: `${stems[at]}${extension}`, description: ref.alt || null }
    }),
  )
}
