/** Pictures go up first, one by one, and are waited for. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Limits, PublishContext, Staging } from '../publisher.ts'
import { bearer, explain, mediaSchema, type Credentials } from './api.ts'
import type { Draft } from './compose.ts'
import { limitsFor } from './limits.ts'

type Context = PublishContext<Credentials>
export type Staged = { readonly status: string; readonly language: string; readonly mediaIds: readonly string[] }

/** How long a file that the server works on is left alone before it is asked about again. */
const processingPauseMs = 2_000

const progressSchema = z.object({
  /** The ids of the files uploaded so far, in the draft's order. */
  uploaded: z.array(z.string()),
  /** Those among them that the server is still working on. */
  processing: z.array(z.string()),
})
type Progress = z.infer<typeof progressSchema>

/** One upload a call: what a crash loses is one file, which the server forgets after a day. */
export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const progress: Progress = resume === null ? { uploaded: [], processing: [] } : progressSchema.parse(resume)
  const next = draft.images[progress.uploaded.length]
  if (next) {
    const limits = (await limitsFor(ctx)).images
    // Not after 30 uploads: the server takes no more than that in half an hour.
    if (draft.images.length > limits.max)
      throw new PublisherError('rejected', `This server takes ${limits.max} pictures in a post.`, { code: 'too-many-images' })
    const { id, ready } = await upload(next, limits, ctx)
    const resumeWith = { uploaded: [...progress.uploaded, id], processing: ready ? progress.processing : [...progress.processing, id] }
    if (resumeWith.uploaded.length < draft.images.length) return { ready: false, checkAfter: ctx.clock.now(), resume: resumeWith }
    return settled(draft, resumeWith, ctx)
  }
  const processing: string[] = []
  for (const id of progress.processing) if (!(await isReady(id, ctx))) processing.push(id)
  return settled(draft, { ...progress, processing }, ctx)
}

function settled({ status, language }: Draft, progress: Progress, ctx: Context): Staging<Staged> {
  if (progress.processing.length === 0) return { ready: true, staged: { status, language, mediaIds: progress.uploaded } }
  return { ready: false, checkAfter: new Date(ctx.clock.now().getTime() + processingPauseMs), resume: progress }
}

/** 200: done; 202: the server still works on it. */
async function upload(image: Draft['images'][number], limits: Limits['images'], ctx: Context): Promise<{ id: string; ready: boolean }> {
  const file = await ctx.media.open(image, limits)
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), file.filename)
  if (image.alt) form.append('description', image.alt)
  // From -1 to 1 with the centre at 0; y grows upwards.
  const { x, y } = image.focalPoint
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
