/** A film goes up piece by piece, all but the last one: that one makes it a post. Pictures are fetched by TikTok, and need no staging. */
import { z } from 'zod'
import type { Json, MediaRef } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Limits, Staging } from '../publisher.ts'
import { call, creatorSchema, privacySchema, statusOf, type Context, type Credentials } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

type Ref = Pick<MediaRef, keyof MediaRef>
type Privacy = Credentials['privacy']
export type StagedFilm = {
  readonly film: Ref
  readonly publishId: string
  readonly uploadUrl: string
  /** Where the last piece begins. */
  readonly from: number
  readonly total: number
  readonly privacy: Privacy
}
export type StagedPictures = {
  readonly images: readonly Ref[]
  readonly title: string
  readonly text: string
  readonly privacy: Privacy
  readonly ownBrand: boolean
}
export type Staged = StagedFilm | StagedPictures

const progressSchema = z.object({
  publishId: z.string(),
  uploadUrl: z.url(),
  /** When the upload was opened: its address lasts an hour. */
  opened: z.coerce.date(),
  /** Bytes that have arrived. */
  sent: z.int().nonnegative(),
  privacy: privacySchema,
})
const sessionLastsMs = 50 * 60_000

/** Small enough for half a minute on a slow line; never more than a hundred pieces, for the whole film must be there within the hour. */
const pieceBytes = 8 * 1024 * 1024
const maxPieces = 100

/**
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide, read 2026-09: 5 to 64 MB each, the size divided by the piece and
 * rounded down is their number, and the last one takes the rest. Made so that the rest is next to nothing.
 */
export function piecesOf(total: number): { readonly size: number; readonly count: number } {
  const count = Math.min(maxPieces, Math.max(1, Math.floor(total / pieceBytes)))
  return { size: Math.floor(total / count), count }
}

export async function limitsFor(ctx: Context): Promise<Partial<Limits>> {
  const seconds = (await creatorOf(ctx)).max_video_post_duration_sec
  const { video } = manifest.limits
  if (!video || seconds === undefined) return {}
  const source = 'https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info'
  return { video: { ...video, maxMs: seconds * 1000, source, checked: ctx.clock.now().toISOString().slice(0, 10) as typeof video.checked } }
}

const creatorOf = (ctx: Context) => call(ctx, '/v2/post/publish/creator_info/query/', {}, creatorSchema)

export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  refuse(draft)
  const [film] = draft.films
  const progress = resume === null ? null : progressSchema.parse(resume)
  if (film && progress && ctx.clock.now().getTime() - progress.opened.getTime() < sessionLastsMs) return upload(film, progress, ctx)
  const privacy = await permittedPrivacy(ctx)
  if (film) return open(draft, film, privacy, ctx)
  const { images, title, text } = draft
  return { ready: true, staged: { images, title, text, privacy, ownBrand: ctx.credentials.ownBrand } }
}

function refuse({ films, images }: Draft): void {
  const refused = (code: string, message: string) => new PublisherError('rejected', message, { code })
  if (films.length + images.length === 0) throw refused('media-missing', 'TikTok takes films and pictures only, and this post has neither.')
  if (films.length > 1) throw refused('too-many-films', 'TikTok takes one film in a post.')
  if (films.length > 0 && images.length > 0) throw refused('media-mixed', 'TikTok takes a film or pictures, not both in one post.')
  if (images.length > manifest.limits.images.max) throw refused('too-many-images', 'TikTok takes 35 pictures in a post.')
}

/** What the channel was connected for must be among what TikTok lets this creator choose from now: its rules for direct posts. */
async function permittedPrivacy(ctx: Context): Promise<Privacy> {
  const { privacy } = ctx.credentials
  const { privacy_level_options: options } = await creatorOf(ctx)
  if (options.includes(privacy)) return privacy
  throw new PublisherError(
    'unsupported',
    `TikTok does not let this account post as ${privacy}. Connect it again with one of: ${options.join(', ')}.`,
    {
      code: 'privacy-level-option-mismatch',
    },
  )
}

async function open(draft: Draft, film: Ref, privacy: Privacy, ctx: Context): Promise<Staging<Staged>> {
  const { bytes } = await ctx.media.film(film)
  const { size, count } = piecesOf(bytes)
  const init = {
    post_info: { title: draft.text, privacy_level: privacy, ...(ctx.credentials.ownBrand && { brand_organic_toggle: true }) },
    source_info: { source: 'FILE_UPLOAD', video_size: bytes, chunk_size: size, total_chunk_count: count },
  }
  const answer = z.object({ publish_id: z.string().min(1), upload_url: z.url() })
  const { publish_id: publishId, upload_url: uploadUrl } = await call(ctx, '/v2/post/publish/video/init/', init, answer)
  return later({ publishId, uploadUrl, opened: ctx.clock.now(), sent: 0, privacy }, ctx)
}

const later = (progress: z.infer<typeof progressSchema> | null, ctx: Context): Staging<Staged> => ({
  ready: false,
  checkAfter: ctx.clock.now(),
  resume: progress && { ...progress, opened: progress.opened.toISOString() },
})

/** One piece a call, in their order. */
async function upload(ref: Ref, progress: z.infer<typeof progressSchema>, ctx: Context): Promise<Staging<Staged>> {
  const film = await ctx.media.film(ref)
  const { size, count } = piecesOf(film.bytes)
  const { publishId, uploadUrl, sent, privacy } = progress
  const from = size * (count - 1)
  if (sent >= from) return { ready: true, staged: { film: ref, publishId, uploadUrl, from, total: film.bytes, privacy } }
  const { status } = await ctx.http.request('PUT', uploadUrl, {
    ...pieceOf(await film.read(sent, sent + size), sent, film.bytes, film.mimeType),
    accept: [403, 404, 416],
  })
  if (status < 300) return later({ ...progress, sent: sent + size }, ctx)
  // 416: it has another piece than the one before this. An answer was lost, and TikTok is asked; where that does not help, and where the
  // address has ended, from the beginning: what is not whole never becomes a post.
  const arrived = status === 416 ? ((await statusOf(publishId, ctx)).uploaded_bytes ?? 0) : 0
  return later(arrived > sent && arrived <= from && arrived % size === 0 ? { ...progress, sent: arrived } : null, ctx)
}

/** No key goes with it: the address holds one of its own. */
export const pieceOf = (bytes: Uint8Array, from: number, total: number, mimeType: string) => ({
  headers: { 'content-type': mimeType, 'content-range': `bytes ${from}-${from + bytes.length - 1}/${total}` },
  bytes,
  answer: z.unknown(),
})
