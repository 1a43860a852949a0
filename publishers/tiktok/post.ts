/** The visible step, and how it is asked after: TikTok takes a post, works on it and judges it, and tells its id in the end. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Accepted, Published } from '../publisher.ts'
import { call, explain, privacySchema, profileOf, statusOf, type Context, type PostStatus } from './api.ts'
import { manifest } from './manifest.ts'
import { pieceOf, type Staged, type StagedFilm, type StagedPictures } from './stage.ts'

const acceptedSchema = z.object({
  publishId: z.string(),
  kind: z.enum(['video', 'photo']),
  privacy: privacySchema,
  since: z.coerce.date(),
})
type Job = z.infer<typeof acceptedSchema>

const workingPauseMs = 10_000
const judgingPauseMs = 60_000
/** Moderation may take a few hours. A post whose id is not told by then is live all the same, and has the profile for an address. */
const judgedWithinMs = 6 * 60 * 60_000

export const publish = (staged: Staged, ctx: Context): Promise<Accepted> =>
  'film' in staged ? sendLastPiece(staged, ctx) : haveFetched(staged, ctx)

async function sendLastPiece({ film: ref, publishId, uploadUrl, from, total, privacy }: StagedFilm, ctx: Context): Promise<Accepted> {
  const film = await ctx.media.film(ref)
  await ctx.http.request('PUT', uploadUrl, {
    ...pieceOf(await film.read(from, total), from, total, film.mimeType),
    visible: true,
    explain: (status, body) => {
      // It has the piece already: an earlier attempt may have landed.
      if (status === 416) return { kind: 'reconcile', code: 'piece-known', message: 'TikTok seems to have the whole film already.' }
      if (status === 403 || status === 404)
        return { kind: 'rejected', code: 'upload-ended', message: 'The upload ended before the film was whole. Plan the post anew.' }
      return explain(body, ctx.clock.now())
    },
  })
  return accepted({ publishId, kind: 'video', privacy, since: ctx.clock.now() }, workingPauseMs, ctx)
}

async function haveFetched({ images, title, text, privacy, ownBrand }: StagedPictures, ctx: Context): Promise<Accepted> {
  const addresses: string[] = []
  for (const image of images) addresses.push(await ctx.media.address(image, manifest.limits.images))
  const init = {
    media_type: 'PHOTO',
    post_mode: 'DIRECT_POST',
    post_info: { title, description: text, privacy_level: privacy, ...(ownBrand && { brand_organic_toggle: true }) },
    source_info: { source: 'PULL_FROM_URL', photo_cover_index: 0, photo_images: addresses },
  }
  const answer = z.object({ publish_id: z.string().min(1) })
  const { publish_id: publishId } = await call(ctx, '/v2/post/publish/content/init/', init, answer, true)
  return accepted({ publishId, kind: 'photo', privacy, since: ctx.clock.now() }, workingPauseMs, ctx)
}

const accepted = (job: Job, pauseMs: number, ctx: Context): Accepted => ({
  accepted: { ...job, since: job.since.toISOString() },
  checkAfter: new Date(ctx.clock.now().getTime() + pauseMs),
})

export async function progress(stored: Json, ctx: Context): Promise<Published | Accepted> {
  const job = acceptedSchema.parse(stored)
  const status = await statusOf(job.publishId, ctx)
  if (status.status === 'FAILED') {
    const why = status.fail_reason?.replaceAll('_', ' ') ?? 'no reason told'
    throw new PublisherError('rejected', `TikTok gave the post up (${why}).`, { code: 'given-up' })
  }
  if (status.status !== 'PUBLISH_COMPLETE') return accepted(job, workingPauseMs, ctx)
  const isLate = ctx.clock.now().getTime() - job.since.getTime() > judgedWithinMs
  return publishedOf(status, job, ctx, isLate) ?? accepted(job, judgingPauseMs, ctx)
}

/** `null`: the public one's id is not told before it was judged. */
function publishedOf(status: PostStatus, { publishId, kind, privacy }: Omit<Job, 'since'>, ctx: Context, isLate = false): Published | null {
  const profile = profileOf(ctx, ctx.credentials.username)
  const [id] = status.publicaly_available_post_id ?? []
  if (id) return { remoteId: id, url: `${profile}/${kind}/${id}` }
  return isLate || privacy !== 'PUBLIC_TO_EVERYONE' ? { remoteId: publishId, url: profile } : null
}

export const find = (staged: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> =>
  'film' in staged ? findFilm(staged, ctx) : findPictures(staged, ctx)

/** Sending the last piece again is sending it into the same upload: there is one post of it at most. */
async function findFilm({ publishId, total, privacy }: StagedFilm, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const status = await statusOf(publishId, ctx)
  if (status.status === 'FAILED') return 'absent'
  if (status.status === 'PUBLISH_COMPLETE') return publishedOf(status, { publishId, kind: 'video', privacy }, ctx) ?? 'unknown'
  const isWaiting = status.status === 'PROCESSING_UPLOAD' && status.uploaded_bytes !== undefined && status.uploaded_bytes < total
  return isWaiting ? 'absent' : 'unknown'
}

const listSchema = z.object({
  videos: z.array(z.object({ id: z.coerce.string(), create_time: z.number(), video_description: z.string().default('') })),
})
/** https://developers.tiktok.com/doc/tiktok-api-v2-video-object, read 2026-09: longer descriptions are told in part. */
const toldLength = 150
const toleranceMs = 60_000

/**
 * Their publish_id was in the answer that is lost. What the list of public posts shows is proof; what it does not show is none: it tells nothing
 * of posts for friends or for oneself, and nothing of those that are still judged.
 */
async function findPictures({ text }: StagedPictures, ctx: Context): Promise<Published | 'unknown'> {
  const path = '/v2/video/list/?fields=id,create_time,video_description'
  const { videos } = await call(ctx, path, { max_count: 20 }, listSchema)
  const since = ctx.plannedAt.getTime() - toleranceMs
  const isOurs = (told: string) => told !== '' && (told === text || (told.length >= toldLength && text.startsWith(told)))
  const [ours, ...more] = videos.filter((video) => video.create_time * 1000 >= since && isOurs(video.video_description.trim()))
  if (!ours || more.length > 0) return 'unknown'
  return { remoteId: ours.id, url: `${profileOf(ctx, ctx.credentials.username)}/photo/${ours.id}` }
}
