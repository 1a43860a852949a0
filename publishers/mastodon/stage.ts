/** Pictures and films go up first, one by one, and are waited for. */
import { z } from 'zod'
import type { Json, MediaRef } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Limits, PublishContext, Staging } from '../publisher.ts'
import { bearer, explain, mediaSchema, type Credentials } from './api.ts'
import type { Draft } from './compose.ts'
import { limitsFor } from './limits.ts'

type Context = PublishContext<Credentials>
export type Staged = {
  readonly status: string
  readonly language: string
  readonly mediaIds: readonly string[]
  readonly poll: Draft['poll']
  /** The post that this one answers. `null`: it stands by itself. */
  readonly inReplyToId: string | null
}

/** Mastodon throws files away that nothing was attached to for a day: TTL in app/lib/vacuum/media_attachments_vacuum.rb. */
const filesLastMs = 20 * 60 * 60_000

/** How long a file that the server works on is left alone before it is asked about again. */
const processingPauseMs = 2_000

const progressSchema = z.object({
  /** When the first file went up. */
  began: z.coerce.date(),
  /** The ids of the files uploaded so far, in the draft's order. */
  uploaded: z.array(z.string()),
  /** Those among them that the server is still working on. */
  processing: z.array(z.string()),
})
type Progress = { readonly began: string; readonly uploaded: readonly string[]; readonly processing: readonly string[] }

/** Where the last call ended; from the beginning if that was so long ago that the files are gone. */
function progressOf(resume: Json, now: Date): Progress {
  const from = resume === null ? null : progressSchema.parse(resume)
  if (!from || now.getTime() - from.began.getTime() > filesLastMs) return { began: now.toISOString(), uploaded: [], processing: [] }
  return { ...from, began: from.began.toISOString() }
}

/** One upload a call: what a crash loses is one file, which the server forgets after a day. */
export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const progress = progressOf(resume, ctx.clock.now())
  const next = draft.media[progress.uploaded.length]
  if (next) {
    const limits = (await limitsFor(ctx)).images
    // Not after 30 uploads: the server takes no more than that in half an hour.
    if (draft.media.length > limits.max)
      throw new PublisherError('rejected', `This server takes ${limits.max} pictures or films in a post.`, { code: 'too-many-images' })
    const { id, ready } = await upload(next, limits, ctx)
    const processing = ready ? progress.processing : [...progress.processing, id]
    const further = { ...progress, uploaded: [...progress.uploaded, id], processing }
    if (further.uploaded.length < draft.media.length) return { ready: false, checkAfter: ctx.clock.now(), resume: further }
    return settled(draft, further, ctx)
  }
  const processing: string[] = []
  for (const id of progress.processing) if (!(await isReady(id, ctx))) processing.push(id)
  return settled(draft, { ...progress, processing }, ctx)
}

function settled({ status, language, poll }: Draft, progress: Progress, ctx: Context): Staging<Staged> {
  const inReplyToId = ctx.replyTo?.parent.remoteId ?? null
  if (progress.processing.length === 0) return { ready: true, staged: { status, language, mediaIds: progress.uploaded, poll, inReplyToId } }
  return { ready: false, checkAfter: new Date(ctx.clock.now().getTime() + processingPauseMs), resume: progress }
}

async function pictureOf(image: MediaRef, limits: Limits['images'], ctx: Context): Promise<{ blob: Blob; filename: string }> {
  const { bytes, mimeType, filename } = await ctx.media.open(image, limits)
  return { blob: new Blob([new Uint8Array(bytes)], { type: mimeType }), filename }
}

/** The server takes it in one request: there is no upload in pieces. */
async function filmOf(ref: MediaRef, ctx: Context): Promise<{ blob: Blob; filename: string }> {
  const film = await ctx.media.film(ref)
  return { blob: new Blob([new Uint8Array(await film.read(0, film.bytes))], { type: film.mimeType }), filename: film.filename }
}

/** 200: done; 202: the server still works on it. */
async function upload(medium: Draft['media'][number], limits: Limits['images'], ctx: Context): Promise<{ id: string; ready: boolean }> {
  const { blob, filename } = medium.kind === 'video' ? await filmOf(medium, ctx) : await pictureOf(medium, limits, ctx)
  const form = new FormData()
  form.append('file', blob, filename)
  if (medium.alt) form.append('description', medium.alt)
  // From -1 to 1 with the centre at 0; y grows upwards.
  const { x, y } = medium.focalPoint
  form.append('focus', `${(x / 50 - 1).toFixed(2)},${(1 - y / 50).toFixed(2)}`)
  const url = `${ctx.credentials.server}/api/v2/media`
  const { status, body } = await ctx.http.request('POST', url, {
    headers: bearer(ctx.credentials.token),
    form,
    answer: mediaSchema,
    explain,
  })
  return { id: body.id, ready: status === 200 }
}

/** 200: done; 206: the server still works on it. A file that it cannot process is 422, and so `rejected`. */
async function isReady(id: string, ctx: Context): Promise<boolean> {
  const url = `${ctx.credentials.server}/api/v1/media/${encodeURIComponent(id)}`
  const { status } = await ctx.http.request('GET', url, { headers: bearer(ctx.credentials.token), answer: z.unknown(), explain })
  return status === 200
}
