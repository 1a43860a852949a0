/** Which method sends a post, and with what: one message, one album, or one poll. */
import type { PublishContext } from '../publisher.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

export type Staged = Draft & { readonly replyTo: number | null }

type Message = { readonly method: string } & ({ readonly json: unknown } | { readonly form: FormData })

export async function messageOf(staged: Staged, chatId: string, media: PublishContext<unknown>['media']): Promise<Message> {
  const { text, description, poll, card, replyTo } = staged
  // Without `allow_sending_without_reply` it is refused where the other one is gone: a part does not stand alone.
  const common = { chat_id: chatId, ...(replyTo !== null && { reply_parameters: { message_id: replyTo } }) }
  if (poll) {
    const json = {
      ...common,
      question: text,
      ...(description && { description }),
      options: poll.options.map((option) => ({ text: option })),
      allows_multiple_answers: poll.multiple,
      open_period: poll.minutes * 60,
    }
    return { method: 'sendPoll', json }
  }
  if (staged.media.length === 0) {
    const link_preview_options = card ? { url: card.url } : { is_disabled: true }
    return { method: 'sendMessage', json: { ...common, text, link_preview_options } }
  }

  const form = new FormData()
  for (const [name, value] of Object.entries(common)) form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  const files = await Promise.all(staged.media.map((ref) => fileOf(ref, media)))
  const [first] = files
  if (first && files.length === 1) {
    if (text) form.append('caption', text)
    if (first.type === 'video') form.append('supports_streaming', 'true')
    for (const [name, value] of Object.entries(first.size)) form.append(name, String(value))
    form.append(first.type, first.blob, first.filename)
    return { method: first.type === 'video' ? 'sendVideo' : 'sendPhoto', form }
  }
  const items = files.map(({ type, size }, at) => ({
    type,
    media: `attach://file${at}`,
    ...size,
    ...(type === 'video' && { supports_streaming: true }),
    // The caption of the first one is shown below the whole album.
    ...(at === 0 && text && { caption: text }),
  }))
  form.append('media', JSON.stringify(items))
  for (const [at, { blob, filename }] of files.entries()) form.append(`file${at}`, blob, filename)
  return { method: 'sendMediaGroup', form }
}

async function fileOf(ref: Draft['media'][number], media: PublishContext<unknown>['media']) {
  if (ref.kind === 'image') {
    const { bytes, mimeType, filename } = await media.open(ref, manifest.limits.images)
    return { type: 'photo', blob: new Blob([new Uint8Array(bytes)], { type: mimeType }), filename, size: {} } as const
  }
  const film = await media.film(ref)
  // At most 50 MB, see the manifest: it fits into memory.
  const blob = new Blob([new Uint8Array(await film.read(0, film.bytes))], { type: film.mimeType })
  const { width, height } = film
  return { type: 'video', blob, filename: film.filename, size: width > 0 && height > 0 ? { width, height } : {} } as const
}
