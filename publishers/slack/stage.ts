/** Pictures and films go up first, one by one: seen by nobody, until a message shows them. */
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
  /** A file that is there, and not shared with anybody. */
  readonly film: { readonly file: string; readonly title: string } | null
  readonly unfolds: boolean
  /** The first message of the thread, and the one before this part. `null`: it stands by itself. */
  readonly thread: { readonly root: string; readonly parent: string } | null
}

/** How long a file that Slack works on is left alone before it is asked about again. */
const processingPauseMs = 2_000
const resumeSchema = z.object({
  files: z.array(z.string()),
  film: z.object({ file: z.string(), title: z.string() }).nullable().default(null),
})

export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const { text, images, films, language } = draft
  if (images.length > manifest.limits.images.max)
    throw new PublisherError('rejected', `A message on Slack shows at most ${manifest.limits.images.max} pictures.`, {
      code: 'too-many-images',
    })
  if (films.length > 1 || (films.length > 0 && images.length > 0))
    throw new PublisherError('rejected', 'A message on Slack holds pictures or one film.', { code: 'too-many-media' })
  // Slack would not refuse it, but make several messages of it.
  if (manifest.limits.text.some(({ max }) => [...escaped(text)].length > max))
    throw new PublisherError('rejected', 'The text is too long for a message on Slack.', { code: 'text-too-long' })
  const { files, film } = resume === null ? { files: [], film: null } : resumeSchema.parse(resume)
  const next = images[files.length]
  if (next) return { ready: false, checkAfter: ctx.clock.now(), resume: { files: [...files, await picture(next, ctx)], film } }
  if (films[0] && !film) return { ready: false, checkAfter: ctx.clock.now(), resume: { files, film: await filmed(films[0], ctx) } }
  for (const file of files)
    if (!(await isReady(file, ctx)))
      return { ready: false, checkAfter: new Date(ctx.clock.now().getTime() + processingPauseMs), resume: { files, film } }

  const thread = ctx.replyTo && { root: ctx.replyTo.root.remoteId, parent: ctx.replyTo.parent.remoteId }
  if (thread) await expectThere(thread.parent, ctx)
  // An image block must say something.
  const unnamed = { de: 'Bild', en: 'Picture' }[language]
  const shown = files.map((file, at) => ({ file, alt: images[at]?.alt || unnamed }))
  return { ready: true, staged: { text, images: shown, film, unfolds: draft.card !== null, thread } }
}

/** Without a channel, the file is ours alone. https://docs.slack.dev/messaging/working-with-files, read 2026-11-29. */
async function picture(image: Draft['images'][number], ctx: Context): Promise<string> {
  const { bytes, filename } = await ctx.media.open(image, manifest.limits.images)
  const file = await upload(bytes, { filename, ...(image.alt && { alt_txt: image.alt }) }, ctx)
  const files = JSON.stringify([{ id: file, title: image.alt || filename }])
  const method = { verb: 'POST', name: 'files.completeUploadExternal', args: { files } } as const
  await call(ctx, ctx.credentials.token, method, z.object({ ok: z.literal(true) }))
  return file
}

/** Completing it is what shares it: that is left to `publish`. */
async function filmed(ref: Draft['films'][number], ctx: Context): Promise<NonNullable<Staged['film']>> {
  const { bytes, filename, read } = await ctx.media.film(ref)
  // In one request: Slack takes no pieces.
  return { file: await upload(await read(0, bytes), { filename }, ctx), title: ref.alt || filename }
}

async function upload(bytes: Uint8Array, about: { readonly [name: string]: string }, ctx: Context): Promise<string> {
  const place = z.object({ ok: z.literal(true), upload_url: z.url(), file_id: z.string().min(1) })
  const method = { verb: 'POST', name: 'files.getUploadURLExternal', args: { length: String(bytes.length), ...about } } as const
  const { upload_url, file_id } = await call(ctx, ctx.credentials.token, method, place)
  await ctx.http.request('POST', upload_url, { bytes, answer: z.unknown() })
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
