/** A film is handed over and waited for. Pictures go with the pin itself. */
import { z } from 'zod'
import type { Json, MediaRef } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Explanation, Staging } from '../publisher.ts'
import { call, type Context } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest, titleMax } from './manifest.ts'

type Ref = Pick<MediaRef, keyof MediaRef>
export type Staged = {
  readonly title: string
  readonly description: string
  readonly link: string | null
  readonly alt: string | null
  /** The film that Pinterest has. `null`: pictures alone. */
  readonly film: string | null
  /** Beside a film, its cover. */
  readonly images: readonly Ref[]
}

const progressSchema = z.object({ media: z.string() })
const processingPauseMs = 5_000

export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  refuse(draft)
  const { title, description, link, alt, images } = draft
  const ready = (film: string | null): Staging<Staged> => ({ ready: true, staged: { title, description, link, alt, film, images } })
  const [film] = draft.films
  if (!film) return ready(null)
  const later = (media: string): Staging<Staged> => ({
    ready: false,
    checkAfter: new Date(ctx.clock.now().getTime() + processingPauseMs),
    resume: { media },
  })
  if (resume === null) return later(await handOver(film, ctx))
  const { media } = progressSchema.parse(resume)
  const status = await statusOf(media, ctx)
  // What was registered ends some day: from the beginning.
  if (status === 'gone') return { ready: false, checkAfter: ctx.clock.now(), resume: null }
  return status === 'succeeded' ? ready(media) : later(media)
}

/** What no check can find beforehand. In code points, as a maxLength of OpenAPI counts. */
function refuse({ films, images, title, link, alt }: Draft): void {
  const refused = (code: string, message: string) => new PublisherError('rejected', message, { code })
  const { max, altMax } = manifest.limits.images
  if (films.length + images.length === 0) throw refused('media-missing', 'A pin needs a picture or a film, and this post has neither.')
  if (films.length > 1) throw refused('too-many-films', 'Pinterest takes one film in a pin.')
  if (films.length > 0 && images.length > 1) throw refused('too-many-images', 'Pinterest takes one picture beside a film, as its cover.')
  if (images.length > max) throw refused('too-many-images', `Pinterest takes ${max} pictures in a pin.`)
  if ([...title].length > titleMax) throw refused('title-too-long', 'The title of the article is longer than Pinterest takes.')
  if (link !== null && [...link].length > 2_048)
    throw refused('link-too-long', 'The link has more than the 2,048 characters that Pinterest takes.')
  if (alt !== null && altMax !== null && [...alt].length > altMax)
    throw refused('alt-too-long', `Pinterest takes one alternative text for all pictures, of at most ${altMax} characters. Shorten them.`)
}

const registeredSchema = z.object({
  media_id: z.string().regex(/^\d+$/),
  upload_url: z.url(),
  upload_parameters: z.record(z.string(), z.string()),
})

/** Registered and sent in one step: what a crash leaves half done is forgotten by Pinterest. */
async function handOver(ref: Ref, ctx: Context): Promise<string> {
  const film = await ctx.media.film(ref)
  const request = { json: { media_type: 'video' }, answer: registeredSchema }
  const { media_id, upload_url, upload_parameters } = (await call(ctx, 'POST', '/media', request)).body
  const form = new FormData()
  for (const [name, value] of Object.entries(upload_parameters)) form.append(name, value)
  // Amazon's storage wants the file last, and our key is not for it.
  const bytes = await film.read(0, film.bytes)
  form.append('file', new Blob([new Uint8Array(bytes)], { type: film.mimeType }), film.filename)
  const explain = (status: number): Explanation | undefined =>
    status < 500
      ? {
          kind: 'retry',
          code: 'upload-refused',
          message: `Pinterest’s storage did not take the film (${status}). Nothing in it is at fault.`,
        }
      : undefined
  await ctx.http.request('POST', upload_url, { form, answer: z.unknown(), explain })
  return media_id
}

async function statusOf(media: string, ctx: Context): Promise<string> {
  const answer = z.object({ status: z.string().default('processing') })
  const { status, body } = await call(ctx, 'GET', `/media/${encodeURIComponent(media)}`, { answer, accept: [404] })
  if (status === 404) return 'gone'
  if (body.status === 'failed') throw new PublisherError('rejected', 'Pinterest cannot use this film.', { code: 'film-failed' })
  return body.status
}
