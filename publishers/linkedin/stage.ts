/** Pictures and films go up first, a step at a time, and are waited for. The pages of Images API and Videos API, read 2026-09. */
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
  finalized: z.boolean(),
})
type Film = z.infer<typeof filmSchema>
const progressSchema = z.object({
  /** URNs of pictures whose bytes are there, in the draft's order. */
  files: z.array(z.string()),
  /** How many of them LinkedIn has said to be ready. */
  ready: z.number(),
  film: filmSchema.nullable(),
})
type Progress = z.infer<typeof progressSchema>

/** What a crash loses is one picture or one part of a film. */
export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  refuse(draft, ctx)
  const progress = resume === null ? { files: [], ready: 0, film: null } : progressSchema.parse(resume)
  const medium = draft.media[progress.files.length]
  const later = (further: Progress, waitMs = 0): Staging<Staged> => ({
    ready: false,
    checkAfter: new Date(ctx.clock.now().getTime() + waitMs),
    resume: further,
  })
  if (medium?.kind === 'video') {
    const film = await forward(medium, progress.film, ctx)
    if (film === 'ready') return { ready: true, staged: settled(draft, [progress.film?.urn ?? ''], ctx) }
    return later({ ...progress, film }, film.finalized ? pauseMs : 0)
  }
  if (medium) return later({ ...progress, files: [...progress.files, await picture(medium, ctx)] })
  let { ready } = progress
  for (const urn of progress.files.slice(ready)) {
    if (!(await isAvailable('images', urn, ctx))) return later({ ...progress, ready }, pauseMs)
    ready++
  }
  return { ready: true, staged: settled(draft, progress.files, ctx) }
}

/** What no upload would make right. */
function refuse({ text, media, poll }: Draft, { replyTo }: Context): void {
  const no = (code: string, message: string) => new PublisherError('rejected', message, { code })
  const { max } = manifest.limits.images
  if (replyTo && text.length > commentMax) throw no('comment-too-long', `A comment on LinkedIn has at most ${commentMax} characters.`)
  if (media.length > max || (media.length > 1 && media.some(({ kind }) => kind === 'video')))
    throw no('too-many-media', `LinkedIn takes up to ${max} pictures in a post, or one film.`)
  if (poll && media.length > 0) throw no('poll-with-media', 'On LinkedIn a post has pictures, a film or a poll, not two of them.')
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
  const told = files.map((id, at) => {
    const medium = media[at]
    return { id, ...(medium?.kind === 'image' && medium.alt && { altText: medium.alt }) }
  })
  const [only] = told
  if (!only) return null
  return told.length === 1 ? { media: only } : { multiImage: { images: told } }
}

const imageSchema = z.object({ value: z.object({ uploadUrl: z.url(), image: z.string().min(1) }) })

async function picture(medium: Draft['media'][number], ctx: Context): Promise<string> {
  const file = await ctx.media.open(medium, manifest.limits.images)
  const { body } = await ctx.http.request('POST', rest(ctx, 'images?action=initializeUpload'), {
    headers: versioned(ctx.credentials),
    json: { initializeUploadRequest: { owner: ctx.credentials.author } },
    answer: imageSchema,
    explain,
  })
  const { uploadUrl, image } = body.value
  const isOurs = new URL(uploadUrl).origin === new URL(site(ctx, '')).origin
  await ctx.http.request('PUT', uploadUrl, {
    // The key goes to LinkedIn and to nobody else, whatever address it names.
    headers: { ...(isOurs && bearer(ctx.credentials)), 'content-type': file.mimeType },
    bytes: file.bytes,
    answer: z.unknown(),
    explain,
  })
  return image
}

const filmAnswer = z.object({
  value: z.object({
    video: z.string().min(1),
    uploadToken: z.string().default(''),
    uploadUrlsExpireAt: z.number().optional(),
    uploadInstructions: z.array(z.object({ uploadUrl: z.url(), firstByte: z.number(), lastByte: z.number() })).min(1),
  }),
})

async function forward(medium: Draft['media'][number], film: Film | null, ctx: Context): Promise<Film | 'ready'> {
  if (film?.finalized) return (await isAvailable('videos', film.urn, ctx)) ? 'ready' : film
  // Addresses that have ended lead nowhere: from the beginning.
  if (!film || film.expiresAt <= ctx.clock.now().getTime()) return beginning(medium, ctx)
  const part = film.parts[film.etags.length]
  if (part) {
    const file = await ctx.media.film(medium)
    const bytes = await file.read(part.first, part.last + 1)
    // Without the key, unlike a picture: the address itself is one.
    const { headers } = await ctx.http.request('PUT', part.url, { bytes, answer: z.unknown(), explain })
    const etag = headers.get('etag')?.replace(/^"|"$/g, '')
    if (!etag) throw new PublisherError('retry', 'LinkedIn did not confirm a part of the film.', { code: 'etag-missing' })
    return { ...film, etags: [...film.etags, etag] }
  }
  await ctx.http.request('POST', rest(ctx, 'videos?action=finalizeUpload'), {
    headers: versioned(ctx.credentials),
    json: { finalizeUploadRequest: { video: film.urn, uploadToken: film.token, uploadedPartIds: film.etags } },
    answer: z.unknown(),
    explain,
  })
  return { ...film, finalized: true }
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
    finalized: false,
  }
}

const statusSchema = z.object({ status: z.string() })

/** @throws PublisherError `rejected` where LinkedIn could not process it. */
async function isAvailable(kind: 'images' | 'videos', urn: string, ctx: Context): Promise<boolean> {
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
