/** Pictures go up first, one by one: seen by nobody, until a message shows them. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Staging } from '../publisher.ts'
import { call, hasCode, type Context } from './api.ts'
import { escaped, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'

export type Staged = {
  readonly text: string
  readonly images: readonly { readonly file: string; readonly alt: string }[]
  readonly unfolds: boolean
  /** The first message of the thread, and the one before this part. `null`: it stands by itself. */
  readonly thread: { readonly root: string; readonly parent: string } | null
}

/** How long a file that Slack works on is left alone before it is asked about again. */
const processingPauseMs = 2_000
const resumeSchema = z.object({ files: z.array(z.string()) })

export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const { text, images, language } = draft
  if (images.length > manifest.limits.images.max)
    throw new PublisherError('rejected', `A message on Slack shows at most ${manifest.limits.images.max} pictures.`, {
      code: 'too-many-images',
    })
  // Slack would not refuse it, but make several messages of it.
  if (manifest.limits.text.some(({ max }) => [...escaped(text)].length > max))
    throw new PublisherError('rejected', 'The text is too long for a message on Slack.', { code: 'text-too-long' })
  const { files } = resume === null ? { files: [] } : resumeSchema.parse(resume)
  const next = images[files.length]
  if (next) return { ready: false, checkAfter: ctx.clock.now(), resume: { files: [...files, await upload(next, ctx)] } }
  for (const file of files)
    if (!(await isReady(file, ctx)))
      return { ready: false, checkAfter: new Date(ctx.clock.now().getTime() + processingPauseMs), resume: { files } }

  const thread = ctx.replyTo && { root: ctx.replyTo.root.remoteId, parent: ctx.replyTo.parent.remoteId }
  if (thread) await expectThere(thread.parent, ctx)
  // An image block must say something.
  const unnamed = { de: 'Bild', en: 'Picture' }[language]
  const shown = files.map((file, at) => ({ file, alt: images[at]?.alt || unnamed }))
  return { ready: true, staged: { text, images: shown, unfolds: draft.card !== null, thread } }
}

/** Without a channel, the file is ours alone. https://docs.slack.dev/messaging/working-with-files, read 2026-11-29. */
async function upload(image: Draft['images'][number], ctx: Context): Promise<string> {
  const { token } = ctx.credentials
  const { bytes, filename } = await ctx.media.open(image, manifest.limits.images)
  const args = { filename, length: String(bytes.length), ...(image.alt && { alt_txt: image.alt }) }
  const place = z.object({ ok: z.literal(true), upload_url: z.url(), file_id: z.string().min(1) })
  const { upload_url, file_id } = await call(ctx, token, { verb: 'POST', name: 'files.getUploadURLExternal', args }, place)
  await ctx.http.request('POST', upload_url, { bytes, answer: z.unknown() })
  const files = JSON.stringify([{ id: file_id, title: image.alt || filename }])
  await call(ctx, token, { verb: 'POST', name: 'files.completeUploadExternal', args: { files } }, z.object({ ok: z.literal(true) }))
  return file_id
}

/** A message that shows it before Slack knows what it is, is refused: github.com/slackapi/python-slack-sdk/issues/1521. */
async function isReady(file: string, ctx: Context): Promise<boolean> {
  const answer = z.object({ ok: z.literal(true), file: z.object({ mimetype: z.string().default('') }) })
  return (await call(ctx, ctx.credentials.token, { verb: 'GET', name: 'files.info', args: { file } }, answer)).file.mimetype !== ''
}

/** A thread hangs on its first message alone: nobody else would notice that the part before this one is gone. */
async function expectThere(ts: string, ctx: Context): Promise<void> {
  const { token, channelId } = ctx.credentials
  const args = { channel: channelId, message_ts: ts }
  try {
    await call(ctx, token, { verb: 'GET', name: 'chat.getPermalink', args }, z.object({ ok: z.literal(true) }))
  } catch (error) {
    if (!hasCode(error, 'message_not_found')) throw error
    throw new PublisherError('rejected', 'The post that this part answers is not on Slack any more.', { code: 'reply-target-gone' })
  }
}
