/** Pictures and films go up first, and are waited for. https://docs.x.com/x-api/media/introduction, read 2026-08. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Staging } from '../publisher.ts'
import { api, bearer, explain, idSchema, type Context } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

export type Staged = {
  readonly text: string
  readonly mediaIds: readonly string[]
  readonly poll: Draft['poll']
  /** The post that this one answers. `null`: it stands by itself. */
  readonly replyTo: string | null
}

/** X throws files away that no post holds after a day (`expires_after_secs`). */
const filesLastMs = 20 * 3_600_000
/** General knowledge: a chunk may have 5 MB. There may be 1,000 of them, which is more than the largest film needs. */
export const chunkBytes = 4 * 1024 * 1024

const openSchema = z.object({
  id: idSchema,
  /** Of a film: how many chunks are there. */
  chunks: z.number(),
  /** All bytes are there, and X is at work on them. */
  finalized: z.boolean(),
})
const progressSchema = z.object({
  /** When the first file went up. */
  began: z.string(),
  /** Files that are ready, in the draft's order. */
  done: z.array(idSchema),
  /** The one that is being brought up. */
  open: openSchema.nullable(),
})
type Progress = z.infer<typeof progressSchema>
type Step = { readonly progress: Progress; readonly waitMs: number }

const uploadSchema = z.object({
  data: z.object({
    id: idSchema,
    processing_info: z.object({ state: z.string().optional(), check_after_secs: z.number().nonnegative().optional() }).optional(),
  }),
})
type Upload = z.infer<typeof uploadSchema>['data']

/** A turn ends after so many calls or so much time: what it brought up is kept then, and a crash loses no more than one turn. */
const callsPerTurn = 8
const turnMs = 10_000

export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const { max } = manifest.limits.images
  const films = draft.media.filter(({ kind }) => kind === 'video').length
  if (draft.media.length > max || (films > 0 && draft.media.length > 1))
    throw new PublisherError('rejected', `X takes up to ${max} pictures in a post, or one film.`, { code: 'too-many-media' })
  const began = ctx.clock.now()
  let progress = progressOf(resume, began)
  for (let calls = 0; ; calls++) {
    const medium = draft.media[progress.done.length]
    if (!medium) return { ready: true, staged: settled(draft, progress.done, ctx) }
    const now = ctx.clock.now().getTime()
    if (calls === callsPerTurn || (calls > 0 && now - began.getTime() > turnMs))
      return { ready: false, checkAfter: new Date(now), resume: progress }
    const step = await forward(medium, draft, progress, ctx)
    progress = step.progress
    if (step.waitMs > 0) return { ready: false, checkAfter: new Date(now + step.waitMs), resume: progress }
  }
}

const settled = ({ text, poll }: Draft, mediaIds: readonly string[], { replyTo }: Context): Staged => ({
  text,
  mediaIds,
  poll,
  replyTo: replyTo?.parent.remoteId ?? null,
})

/** Where the last call ended; from the beginning if that was so long ago that the files are gone. */
function progressOf(resume: Json, now: Date): Progress {
  const from = resume === null ? null : progressSchema.parse(resume)
  if (!from || now.getTime() - Date.parse(from.began) > filesLastMs) return { began: now.toISOString(), done: [], open: null }
  return from
}

async function forward(medium: Draft['media'][number], draft: Draft, progress: Progress, ctx: Context): Promise<Step> {
  if (progress.open?.finalized) return after(await status(progress.open.id, ctx), progress)
  if (medium.kind === 'image') return after(await picture(medium, draft, ctx), progress)
  return film(medium, progress, ctx)
}

/** What X says of a file whose bytes are all there: ready, or to be asked about again. */
function after({ id, processing_info: info }: Upload, progress: Progress): Step {
  if (info?.state === 'failed')
    throw new PublisherError('rejected', 'X could not process the file: its format is not one that it plays.', { code: 'media-failed' })
  if (info?.state === undefined || info.state === 'succeeded')
    return { progress: { ...progress, done: [...progress.done, id], open: null }, waitMs: 0 }
  return { progress: { ...progress, open: { id, chunks: 0, finalized: true } }, waitMs: (info.check_after_secs ?? 2) * 1000 }
}

async function picture(medium: Draft['media'][number], { media }: Draft, ctx: Context): Promise<Upload> {
  const file = await ctx.media.open(medium, manifest.limits.images)
  const isGif = file.mimeType === 'image/gif'
  if (isGif && media.length > 1)
    throw new PublisherError('rejected', 'On X a GIF stands alone, without other pictures.', { code: 'gif-not-alone' })
  const form = new FormData()
  form.append('media', new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), file.filename)
  form.append('media_category', isGif ? 'tweet_gif' : 'tweet_image')
  const { data } = await post('/2/media/upload', { form }, ctx)
  if (medium.alt) {
    const json = { id: data.id, metadata: { alt_text: { text: medium.alt } } }
    await ctx.http.request('POST', api(ctx, '/2/media/metadata'), { headers: bearer(ctx.credentials), json, answer: z.unknown(), explain })
  }
  return data
}

async function film(medium: Draft['media'][number], progress: Progress, ctx: Context): Promise<Step> {
  const { open } = progress
  const file = await ctx.media.film(medium)
  if (!open) {
    const json = { media_type: file.mimeType, media_category: 'tweet_video', total_bytes: file.bytes }
    const { data } = await post('/2/media/upload/initialize', { json }, ctx)
    return { progress: { ...progress, open: { id: data.id, chunks: 0, finalized: false } }, waitMs: 0 }
  }
  const start = open.chunks * chunkBytes
  if (start >= file.bytes) return after((await post(`/2/media/upload/${open.id}/finalize`, {}, ctx)).data, progress)
  const chunk = await file.read(start, Math.min(start + chunkBytes, file.bytes))
  const form = new FormData()
  form.append('media', new Blob([new Uint8Array(chunk)]), 'chunk')
  form.append('segment_index', String(open.chunks))
  const headers = bearer(ctx.credentials)
  await ctx.http.request('POST', api(ctx, `/2/media/upload/${open.id}/append`), { headers, form, answer: z.unknown(), explain })
  return { progress: { ...progress, open: { ...open, chunks: open.chunks + 1 } }, waitMs: 0 }
}

async function post(path: string, body: { form?: FormData; json?: Json }, ctx: Context): Promise<z.infer<typeof uploadSchema>> {
  const headers = bearer(ctx.credentials)
  return (await ctx.http.request('POST', api(ctx, path), { headers, ...body, answer: uploadSchema, explain })).body
}

async function status(id: string, ctx: Context): Promise<Upload> {
  const query = new URLSearchParams({ media_id: id, command: 'STATUS' })
  const headers = bearer(ctx.credentials)
  return (await ctx.http.request('GET', api(ctx, `/2/media/upload?${query}`), { headers, answer: uploadSchema, explain })).body.data
}
