/** Pictures, films and documents go up first, and are waited for. The pages of Images, Videos and Documents API, read 2026-09 and 2026-11. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Staging } from '../publisher.ts'
import { bearer, explain, rest, restli, site, versioned, type Context } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

export type Staged = {
  /** As a reader sees it. */
  readonly text: string
  readonly content: { readonly [kind: string]: Json } | null
  /** URNs of what was uploaded for it. */
  readonly files: readonly string[]
  /** The post that it is the first comment of. `null`: it is a post. */
  readonly commentOn: string | null
}

const pauseMs = 3_000
/** Films take minutes, and calls are counted by the day. */
const filmPauseMs = 30_000
/** General knowledge: the site takes as many in a comment. */
const commentMax = 1_250
const questionMax = 140

const filmSchema = z.object({
  urn: z.string(),
  token: z.string(),
  /** Where each part goes; byte offsets, `last` inclusive. */
  parts: z.array(z.object({ url: z.string(), first: z.number(), last: z.number() })),
  /** What LinkedIn answered to the parts that are there, in order. */
  etags: z.array(z.string()),
  /** When the addresses of the parts end. */
  expiresAt: z.number(),
})
type Film = z.infer<typeof filmSchema>
const progressSchema = z.object({
  /** URNs of files whose bytes are there, in the draft's order. */
  files: z.array(z.string()),
  /** How many of them LinkedIn has said to be ready. */
  ready: z.number(),
  film: filmSchema.nullable(),
})
type Progress = z.infer<typeof progressSchema>

/** A turn ends after so many steps or so much time: what it brought up is kept then, and a crash loses no more than one turn. */
const stepsPerTurn = 8
const turnMs = 10_000

export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  refuse(draft, ctx)
  const began = ctx.clock.now().getTime()
  let progress: Progress = resume === null ? { files: [], ready: 0, film: null } : progressSchema.parse(resume)
  for (let steps = 0; progress.ready < draft.media.length; steps++) {
    const now = ctx.clock.now().getTime()
    if (steps === stepsPerTurn || (steps > 0 && now - began > turnMs)) return { ready: false, checkAfter: new Date(now), resume: progress }
    const further = await forward(draft, progress, ctx)
    // Nothing has changed: LinkedIn is still at work.
    if (further === progress) return { ready: false, checkAfter: new Date(now + (progress.film ? filmPauseMs : pauseMs)), resume: progress }
    progress = further
  }
  return { ready: true, staged: settled(draft, progress.files, ctx) }
}

/** One picture or one part further, or one file that is ready; the same progress where there is nothing to do but wait. */
async function forward(draft: Draft, progress: Progress, ctx: Context): Promise<Progress> {
  const { files, ready, film } = progress
  const medium = draft.media[files.length]
  if (medium?.kind === 'video') return withFilm(medium, progress, ctx)
  if (medium) return { ...progress, files: [...files, await (medium.kind === 'document' ? document : picture)(medium, ctx)] }
  const waitsFor = film ? 'videos' : draft.media[ready]?.kind === 'document' ? 'documents' : 'images'
  return (await isAvailable(waitsFor, files[ready] ?? '', ctx)) ? { ...progress, ready: ready + 1 } : progress
}

/** What no upload would make right. */
function refuse({ text, media, poll }: Draft, { replyTo }: Context): void {
  const no = (code: string, message: string) => new PublisherError('rejected', message, { code })
  const { max } = manifest.limits.images
  if (replyTo && text.length > commentMax) throw no('comment-too-long', `A comment on LinkedIn has at most ${commentMax} characters.`)
  if (media.length > max || (media.length > 1 && media.some(({ kind }) => kind !== 'image')))
    throw no('too-many-media', `LinkedIn takes up to ${max} pictures in a post, or one film, or one document.`)
  if (poll && media.length > 0)
    throw no('poll-with-media', 'On LinkedIn a post has pictures, a film, a document or a poll, not two of them.')
  if (poll && (poll.question === '' || poll.question.length > questionMax))
    throw no(
      'poll-question',
      `The question of a poll on LinkedIn is the title of the post: it must be there, and have at most ${questionMax} characters.`,
    )
}

const settled = (draft: Draft, files: readonly string[], { replyTo }: Context): Staged => ({
  text: draft.text,
  content: contentOf(draft, files),
  files,
  commentOn: replyTo?.root.remoteId ?? null,
})

function contentOf({ media, poll, card }: Draft, files: readonly string[]): Staged['content'] {
  if (poll) {
    const { question, options, duration } = poll
    return { poll: { question, options: options.map((text) => ({ text })), settings: { duration } } }
  }
  if (card) return { article: { source: card.url, title: card.title, ...(card.description && { description: card.description }) } }
  const told = files.map((id, at): { readonly [name: string]: string } => {
    const medium = media[at]
    if (medium?.kind === 'document') return { id, title: medium.title ?? '' }
    return { id, ...(medium?.kind === 'image' && medium.alt && { altText: medium.alt }) }
  })
  const [only] = told
  if (!only) return null
  return told.length === 1 ? { media: only } : { multiImage: { images: told } }
}

async function picture(medium: Draft['media'][number], ctx: Context): Promise<string> {
  const file = await ctx.media.open(medium, manifest.limits.images)
  const answer = z.object({ value: z.object({ uploadUrl: z.url(), image: z.string().min(1) }) })
  const { value } = await initialized('images', answer, ctx)
  await put(value.uploadUrl, file, ctx)
  return value.image
}

/** In one piece, as the page of Documents API has it. */
async function document(medium: Draft['media'][number], ctx: Context): Promise<string> {
  const { bytes, mimeType, read } = await ctx.media.document(medium)
  const answer = z.object({ value: z.object({ uploadUrl: z.url(), document: z.string().min(1) }) })
  const { value } = await initialized('documents', answer, ctx)
  await put(value.uploadUrl, { bytes: await read(0, bytes), mimeType }, ctx)
  return value.document
}

async function initialized<T>(kind: 'images' | 'documents', answer: z.ZodType<T>, ctx: Context): Promise<T> {
  const { body } = await ctx.http.request('POST', rest(ctx, `${kind}?action=initializeUpload`), {
    headers: versioned(ctx.credentials),
    json: { initializeUploadRequest: { owner: ctx.credentials.author } },
    answer,
    explain,
  })
  return body
}

async function put(uploadUrl: string, file: { readonly bytes: Uint8Array; readonly mimeType: string }, ctx: Context): Promise<void> {
  const isOurs = new URL(uploadUrl).origin === new URL(site(ctx, '')).origin
  await ctx.http.request('PUT', uploadUrl, {
    // The key goes to LinkedIn and to nobody else, whatever address it names.
    headers: { ...(isOurs && bearer(ctx.credentials)), 'content-type': file.mimeType },
    bytes: file.bytes,
    answer: z.unknown(),
    explain,
  })
}

const filmAnswer = z.object({
  value: z.object({
    video: z.string().min(1),
    uploadToken: z.string().default(''),
    uploadUrlsExpireAt: z.number().optional(),
    uploadInstructions: z.array(z.object({ uploadUrl: z.url(), firstByte: z.number(), lastByte: z.number() })).min(1),
  }),
})

async function withFilm(medium: Draft['media'][number], progress: Progress, ctx: Context): Promise<Progress> {
  const { film } = progress
  // Addresses that have ended lead nowhere: from the beginning.
  if (!film || film.expiresAt <= ctx.clock.now().getTime()) return { ...progress, film: await beginning(medium, ctx) }
  const part = film.parts[film.etags.length]
  if (part) {
    const file = await ctx.media.film(medium)
    const bytes = await file.read(part.first, part.last + 1)
    // Without the key, unlike a picture: the address itself is one.
    const { headers } = await ctx.http.request('PUT', part.url, { bytes, answer: z.unknown(), explain })
    const etag = headers.get('etag')?.replace(/^"|"$/g, '')
    if (!etag) throw new PublisherError('retry', 'LinkedIn did not confirm a part of the film.', { code: 'etag-missing' })
    return { ...progress, film: { ...film, etags: [...film.etags, etag] } }
  }
  await ctx.http.request('POST', rest(ctx, 'videos?action=finalizeUpload'), {
    headers: versioned(ctx.credentials),
    json: { finalizeUploadRequest: { video: film.urn, uploadToken: film.token, uploadedPartIds: film.etags } },
    answer: z.unknown(),
    explain,
  })
  return { ...progress, files: [film.urn] }
}

async function beginning(medium: Draft['media'][number], ctx: Context): Promise<Film> {
  const { bytes } = await ctx.media.film(medium)
  const { body } = await ctx.http.request('POST', rest(ctx, 'videos?action=initializeUpload'), {
    headers: versioned(ctx.credentials),
    json: {
      initializeUploadRequest: { owner: ctx.credentials.author, fileSizeBytes: bytes, uploadCaptions: false, uploadThumbnail: false },
    },
    answer: filmAnswer,
    explain,
  })
  const { video, uploadToken, uploadUrlsExpireAt, uploadInstructions } = body.value
  return {
    urn: video,
    token: uploadToken,
    parts: uploadInstructions.map(({ uploadUrl, firstByte, lastByte }) => ({ url: uploadUrl, first: firstByte, last: lastByte })),
    etags: [],
    expiresAt: uploadUrlsExpireAt ?? ctx.clock.now().getTime() + 20 * 3_600_000,
  }
}

const statusSchema = z.object({ status: z.string() })

/** @throws PublisherError `rejected` where LinkedIn could not process it. */
async function isAvailable(kind: 'images' | 'videos' | 'documents', urn: string, ctx: Context): Promise<boolean> {
  const answer = await ctx.http.request('GET', rest(ctx, `${kind}/${restli(urn)}`), {
    headers: versioned(ctx.credentials),
    answer: z.union([statusSchema, z.unknown()]),
    // A sign-in for the member alone may write what it may not read: what went up is taken for ready then.
    accept: [403],
    explain,
  })
  if (answer.status === 403) return true
  const { status } = statusSchema.parse(answer.body)
  if (status === 'PROCESSING_FAILED') throw new PublisherError('rejected', 'LinkedIn could not process a file.', { code: 'media-failed' })
  return status === 'AVAILABLE'
}
