/** Pictures go up unpublished, films into a session of their own: nobody sees them until `publish` names them. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Staging } from '../publisher.ts'
import { call, idSchema, ofPage, type Context } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'
import { stageFilm, type StagedFilm } from './stage-film.ts'

export type Staged =
  | { readonly is: 'feed'; readonly message: string; readonly link: string | null; readonly photos: readonly string[] }
  | { readonly is: 'photo-story'; readonly photo: string }
  | StagedFilm
  | { readonly is: 'comment'; readonly to: string; readonly message: string }

/** General knowledge: what nothing was done with is thrown away after a day. */
const uploadsLastMs = 20 * 60 * 60_000
const progressSchema = z.object({ began: z.coerce.date(), photos: z.array(z.string()) })

export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  if (ctx.replyTo) return { ready: true, staged: { is: 'comment', to: ctx.replyTo.parent.remoteId, message: draft.message } }
  assertFits(draft)
  const [first] = draft.media
  if (first?.kind === 'video') return stageFilm(draft, first, ctx, resume)
  return stagePhotos(draft, ctx, resume)
}

/** Nothing is left out silently. */
function assertFits({ format, media }: Draft): void {
  const films = media.filter(({ kind }) => kind === 'video').length
  const fits = { post: films === 0 || media.length === 1, reel: media.length === 1 && films === 1, story: media.length === 1 }[format]
  if (fits) return
  const words = {
    post: 'A post on Facebook has pictures or one film, not both.',
    reel: 'A reel on Facebook is one film.',
    story: 'A story on Facebook is one picture or one film.',
  }[format]
  throw new PublisherError('rejected', words, { code: `${format}-media` })
}

/** One upload a call: a crash loses one picture, which nobody sees. */
async function stagePhotos({ format, message, card, media }: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const now = ctx.clock.now()
  const kept = progressSchema.safeParse(resume).data
  const { began, photos } = kept && now.getTime() - kept.began.getTime() < uploadsLastMs ? kept : { began: now, photos: [] }
  const next = media[photos.length]
  if (!next) {
    const [photo] = photos
    if (format === 'story' && photo !== undefined) return { ready: true, staged: { is: 'photo-story', photo } }
    return { ready: true, staged: { is: 'feed', message, link: card?.url ?? null, photos } }
  }
  // Not after forty uploads: it takes no more than so many.
  if (media.length > manifest.limits.images.max)
    throw new PublisherError('rejected', `A post on Facebook has at most ${manifest.limits.images.max} pictures.`, {
      code: 'too-many-images',
    })
  const url = await ctx.media.address(next, manifest.limits.images)
  const asked = { url, published: false, ...(next.alt && { alt_text_custom: next.alt }) }
  const { id } = await call(ctx, 'POST', ofPage(ctx, 'photos'), { ...ctx.credentials, asked, answer: idSchema })
  return { ready: false, checkAfter: now, resume: { began: began.toISOString(), photos: [...photos, id] } }
}
