/** A film goes up before anything is published; its id is known from the beginning, and tells afterwards what became of it. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { graphExplain } from '../kit/graph-error.ts'
import type { Staging } from '../publisher.ts'
import { call, graphVideo, node, ofPage, version, videoSchema, type Context } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

export type StagedFilm = {
  readonly is: 'film'
  readonly edge: 'videos' | 'video_reels' | 'video_stories'
  readonly video: string
  /** Of `videos` only. */
  readonly session: string | null
  readonly description: string
}
type Film = Draft['media'][number]

const uploadHost = 'https://rupload.facebook.com'
const uploadsLastMs = 20 * 60 * 60_000
const pauseMs = 15_000

const progressSchema = z.object({
  began: z.coerce.date(),
  video: z.string(),
  session: z.string().nullable(),
  /** The next piece that the platform wants; `null` where it fetches the film itself. */
  piece: z.object({ start: z.number(), end: z.number() }).nullable(),
  sent: z.boolean(),
})
type Progress = z.infer<typeof progressSchema>

export async function stageFilm(draft: Draft, film: Film, ctx: Context, resume: Json): Promise<Staging<StagedFilm>> {
  const now = ctx.clock.now()
  const kept = progressSchema.safeParse(resume).data
  const progress = kept && now.getTime() - kept.began.getTime() < uploadsLastMs ? kept : null
  const edge = ({ post: 'videos', reel: 'video_reels', story: 'video_stories' } as const)[draft.format]
  const later = ({ began, ...further }: Progress, waitMs = 0): Staging<StagedFilm> => ({
    ready: false,
    checkAfter: new Date(now.getTime() + waitMs),
    resume: { began: began.toISOString(), ...further },
  })
  if (!progress) return later(edge === 'videos' ? await openSession(film, ctx) : await openUpload(edge, ctx))
  if (!progress.sent) return later(progress.piece ? await sendOrReopen(film, progress, ctx) : await letFetch(film, progress, ctx))
  const { video, session } = progress
  if (edge !== 'videos' && !(await isUploaded(video, ctx))) return later(progress, pauseMs)
  return { ready: true, staged: { is: 'film', edge, video, session, description: draft.message } }
}

// Offsets are told as text.
const offsets = z.object({ start_offset: z.coerce.number(), end_offset: z.coerce.number() })
const sessionSchema = offsets.extend({ video_id: z.string().min(1), upload_session_id: z.string().min(1) })

/** https://developers.facebook.com/docs/video-api/guides/publishing, and `Page.json` of Meta's specifications, read 2026-04-15. */
async function openSession(film: Film, ctx: Context): Promise<Progress> {
  const { bytes } = await ctx.media.film(film)
  const asked = { upload_phase: 'start', file_size: bytes }
  const told = await call(ctx, 'POST', ofPage(ctx, 'videos'), { ...ctx.credentials, host: graphVideo, asked, answer: sessionSchema })
  return {
    began: ctx.clock.now(),
    video: told.video_id,
    session: told.upload_session_id,
    piece: { start: told.start_offset, end: told.end_offset },
    sent: false,
  }
}

/** A piece that arrived although its answer was lost is not the next one any more (general knowledge: code 6001): the film goes up anew. */
async function sendOrReopen(film: Film, progress: Progress, ctx: Context): Promise<Progress> {
  try {
    return await sendPiece(film, progress, ctx)
  } catch (error) {
    if (error instanceof PublisherError && error.code.startsWith('graph-6001')) return openSession(film, ctx)
    throw error
  }
}

async function sendPiece(film: Film, progress: Progress, ctx: Context): Promise<Progress> {
  const { piece, session } = progress
  if (!piece || session === null) return progress
  const file = await ctx.media.film(film)
  const form = new FormData()
  form.append('upload_phase', 'transfer')
  form.append('upload_session_id', session)
  form.append('start_offset', String(piece.start))
  const bytes = await file.read(piece.start, piece.end)
  form.append('video_file_chunk', new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), file.filename)
  const told = await call(ctx, 'POST', ofPage(ctx, 'videos'), { ...ctx.credentials, host: graphVideo, form, answer: offsets })
  return { ...progress, piece: { start: told.start_offset, end: told.end_offset }, sent: told.start_offset === told.end_offset }
}

/** https://developers.facebook.com/docs/video-api/guides/reels-publishing and …/docs/page-stories-api, read 2026-09. */
async function openUpload(edge: 'video_reels' | 'video_stories', ctx: Context): Promise<Progress> {
  const answer = z.object({ video_id: z.string().min(1) })
  const told = await call(ctx, 'POST', ofPage(ctx, edge), { ...ctx.credentials, asked: { upload_phase: 'START' }, answer })
  return { began: ctx.clock.now(), video: told.video_id, session: null, piece: null, sent: false }
}

/** Meta fetches it from its public address. */
async function letFetch(film: Film, progress: Progress, ctx: Context): Promise<Progress> {
  const address = await ctx.media.address(film, manifest.limits.images)
  await ctx.http.request('POST', `${ctx.at(uploadHost)}/video-upload/${version}/${node(progress.video)}`, {
    headers: { authorization: `OAuth ${ctx.credentials.token}`, file_url: address },
    answer: z.object({ success: z.literal(true) }),
    explain: graphExplain(manifest.name, ctx.clock),
  })
  return { ...progress, sent: true }
}

/** @throws PublisherError `rejected` where the film did not arrive whole. */
async function isUploaded(video: string, ctx: Context): Promise<boolean> {
  const { status } = await call(ctx, 'GET', node(video), { ...ctx.credentials, asked: { fields: 'status' }, answer: videoSchema })
  if (['error', 'upload_failed', 'expired'].includes(status.video_status))
    throw new PublisherError('rejected', 'Facebook could not use the film.', { code: `video-${status.video_status}` })
  return status.uploading_phase?.status === 'complete' || status.video_status !== 'uploading'
}
