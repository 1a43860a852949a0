/** The film goes up as a private one, piece by piece, with its captions, and is waited for: nobody but the channel can see any of it. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { MediaFilm, Staging } from '../publisher.ts'
import { api, bearer, call, explain, privacies, videosSchema, type Context } from './api.ts'
import { addCaptions } from './captions.ts'
import type { Draft } from './compose.ts'
import { manifest, titleMax } from './manifest.ts'

export const stagedSchema = z.union([
  z.object({ video: z.string(), privacy: z.enum(privacies) }),
  /** A first comment. */
  z.object({ commentOn: z.string(), text: z.string() }),
])
export type Staged = z.infer<typeof stagedSchema>

const progressSchema = z.union([
  z.object({ session: z.string() }),
  z.object({
    video: z.string(),
    hasThumbnail: z.boolean(),
    /** How many are there. */
    captions: z.number().default(0),
  }),
])
type Progress = z.infer<typeof progressSchema>

/** A multiple of 256 KiB, as the protocol wants it; small enough for half a minute on a slow line. */
export const chunkBytes = 8 * 1024 * 1024
const processingPauseMs = 20_000

export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  if (ctx.replyTo) return { ready: true, staged: { commentOn: ctx.replyTo.root.remoteId, text: draft.description } }
  const film = filmOf(draft)
  if (resume === null) return later({ session: await open(draft, await ctx.media.film(film), ctx) }, ctx)
  const progress = progressSchema.parse(resume)
  if ('session' in progress) return upload(await ctx.media.film(film), progress.session, ctx)
  const missing = film.captions && (await ctx.media.captions(film, 'srt'))[progress.captions]
  if (missing) {
    await addCaptions(progress.video, missing, ctx)
    return later({ ...progress, captions: progress.captions + 1 }, ctx)
  }
  const [thumbnail] = draft.images
  if (thumbnail && !progress.hasThumbnail) {
    await setThumbnail(progress.video, thumbnail, ctx)
    return later({ ...progress, hasThumbnail: true }, ctx)
  }
  if (!(await isProcessed(progress.video, ctx))) return later(progress, ctx, processingPauseMs)
  return { ready: true, staged: { video: progress.video, privacy: ctx.credentials.privacy } }
}

const later = (resume: Progress, ctx: Context, pauseMs = 0): Staging<Staged> => ({
  ready: false,
  checkAfter: new Date(ctx.clock.now().getTime() + pauseMs),
  resume,
})

/** What no check can find beforehand, before a day's upload is spent on it. */
function filmOf({ films, images, title }: Draft): Draft['films'][number] {
  const [film, ...more] = films
  const refused = (code: string, message: string) => new PublisherError('rejected', message, { code })
  if (!film) throw refused('film-missing', 'YouTube takes films only, and this post has none.')
  if (more.length > 0) throw refused('too-many-films', 'YouTube takes one film in a post.')
  if (images.length > 1) throw refused('too-many-images', 'YouTube takes one picture beside a film, as its thumbnail.')
  if (title === '') throw refused('title-missing', 'A film on YouTube needs a title, and the article has none.')
  // In characters; YouTube does not say which. The longest count is the safe one.
  if (title.length > titleMax) throw refused('title-too-long', 'The title of the article is longer than YouTube takes.')
  return film
}

/** @returns the address of the upload. It is good for this one film alone, and only with the channel's key to it. */
async function open(draft: Draft, film: MediaFilm, ctx: Context): Promise<string> {
  const { title, description, tags, language } = draft
  const { headers } = await call(
    ctx,
    'POST',
    '/upload/youtube/v3/videos',
    { uploadType: 'resumable', part: 'snippet,status' },
    {
      headers: { 'x-upload-content-length': String(film.bytes), 'x-upload-content-type': film.mimeType },
      json: {
        snippet: { title, description, defaultLanguage: language, ...(tags.length > 0 && { tags }) },
        status: { privacyStatus: 'private' },
      },
      answer: z.unknown(),
    },
  )
  const session = headers.get('location') ?? ''
  // Our key goes with every piece: to nobody but YouTube.
  const isTheirs = session.startsWith(`${ctx.at(api)}/`) || /^https:\/\/[a-z0-9.-]+\.googleapis\.com\//.test(session)
  if (!isTheirs) throw new PublisherError('bug', 'YouTube named no address to upload the film to.', { code: 'session-missing' })
  return session
}

/**
 * Asks how much has arrived, and sends the next piece. Asked each time: after a lost answer or a crash only YouTube knows, and it costs nothing.
 * https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol, read 2026-09.
 */
async function upload(film: MediaFilm, session: string, ctx: Context): Promise<Staging<Staged>> {
  const asked = await put(session, `bytes */${film.bytes}`, new Uint8Array(), film, ctx)
  // The address has ended, and with it all that had arrived: from the beginning.
  if (asked === 'gone') return { ready: false, checkAfter: ctx.clock.now(), resume: null }
  if ('video' in asked) return later({ video: asked.video, hasThumbnail: false, captions: 0 }, ctx)
  // All of it is there, and YouTube has not said yet what it makes of it.
  if (asked.received >= film.bytes) return later({ session }, ctx, processingPauseMs)
  const start = asked.received
  const end = Math.min(start + chunkBytes, film.bytes)
  const sent = await put(session, `bytes ${start}-${end - 1}/${film.bytes}`, await film.read(start, end), film, ctx)
  if (sent !== 'gone' && 'video' in sent) return later({ video: sent.video, hasThumbnail: false, captions: 0 }, ctx)
  return later({ session }, ctx)
}

async function put(
  session: string,
  range: string,
  bytes: Uint8Array,
  film: MediaFilm,
  ctx: Context,
): Promise<{ readonly video: string } | { readonly received: number } | 'gone'> {
  const { status, headers, body } = await ctx.http.request('PUT', session, {
    headers: { ...bearer(ctx.credentials), 'content-range': range, 'content-type': film.mimeType },
    bytes,
    accept: [308, 404, 410],
    answer: z
      .object({ id: z.string().min(1) })
      .nullable()
      .catch(null),
    explain: (_, told) => explain(told, ctx.clock.now()),
  })
  if (status === 404 || status === 410) return 'gone'
  // `bytes=0-524287`; without it, nothing has arrived.
  if (status === 308) return { received: Number(/^bytes=0-(\d+)$/.exec(headers.get('range') ?? '')?.[1] ?? -1) + 1 }
  if (!body) throw new PublisherError('retry', 'YouTube took the film and did not say under which name.', { code: 'answer-unreadable' })
  return { video: body.id }
}

async function setThumbnail(videoId: string, ref: Draft['images'][number], ctx: Context): Promise<void> {
  const { bytes, mimeType } = await ctx.media.open(ref, manifest.limits.images)
  const request = { headers: { 'content-type': mimeType }, bytes, answer: z.unknown() }
  await call(ctx, 'POST', '/upload/youtube/v3/thumbnails/set', { uploadType: 'media', videoId }, request)
}

/** A film that YouTube cannot use is found out here, before anybody was told of it. */
async function isProcessed(id: string, ctx: Context): Promise<boolean> {
  const { body } = await call(ctx, 'GET', '/youtube/v3/videos', { part: 'status', id }, { answer: videosSchema })
  const status = body.items[0]?.status
  if (!status || status.uploadStatus === 'deleted')
    throw new PublisherError('rejected', 'The film was deleted on YouTube before it was published.', { code: 'film-gone' })
  const why = status.failureReason ?? status.rejectionReason ?? 'no reason told'
  if (status.uploadStatus === 'failed' || status.uploadStatus === 'rejected')
    throw new PublisherError('rejected', `YouTube cannot use this film (${why}).`, { code: `film-${status.uploadStatus}` })
  return status.uploadStatus === 'processed'
}
