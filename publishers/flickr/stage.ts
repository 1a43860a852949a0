/** A photo or film goes up private: seen by nobody, until its one visible call. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError, type FailureKind } from '../errors.ts'
import { authorizationOf, oauthParameters, type Parameters } from '../kit/oauth1.ts'
import { countTold, idTold } from '../kit/told.ts'
import type { Staging } from '../publisher.ts'
import { call, explainUpload, idSchema, keysOf, refuse, type Context } from './api.ts'
import { escaped, tagList, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'
import { rspSchema } from './rsp.ts'

export type Staged = { readonly photo: string }

/** How long a film that Flickr works on is left alone before it is asked about again. */
const processingPauseMs = 10_000
/** Before a film goes up once more whose ticket Flickr does not know any more. */
const lostPauseMs = 5 * 60_000
const resumeSchema = z.union([z.object({ photo: z.string() }), z.object({ ticket: z.string() })])
type Resume = z.infer<typeof resumeSchema>

/** https://www.flickr.com/services/api/upload.api.html#error_codes: 6 is an account that is full, 14 a crowd. */
const uploadKinds: { readonly [code: number]: FailureKind } = { 2: 'bug', 3: 'retry', 6: 'unsupported', 14: 'wait' }

export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const kept = resume === null ? null : resumeSchema.parse(resume)
  if (kept) return 'photo' in kept ? { ready: true, staged: kept } : asked(kept.ticket, ctx)
  const [medium, more] = draft.media
  if (!medium || more)
    throw new PublisherError('rejected', 'A post on Flickr is one picture or one film.', {
      code: medium ? 'too-many-media' : 'media-missing',
    })
  const answer = await upload(draft, medium, ctx)
  return later(answer, 'photo' in answer ? 0 : processingPauseMs, ctx)
}

/** Kept before anything else: whatever comes between, what is there already is not uploaded again. */
const later = (resume: Resume | null, pauseMs: number, { clock }: Context): Staging<Staged> => ({
  ready: false,
  checkAfter: new Date(clock.now().getTime() + pauseMs),
  resume,
})

async function fileOf(medium: Draft['media'][number], ctx: Context): Promise<File> {
  if (medium.kind === 'image') {
    const { bytes, filename, mimeType: type } = await ctx.media.open(medium, manifest.limits.images)
    return new File([new Uint8Array(bytes)], filename, { type })
  }
  const film = await ctx.media.film(medium)
  const most = manifest.limits.video?.bytes ?? 0
  if (film.bytes > most)
    throw new PublisherError('rejected', `A film is ${most / 1e6} MB at most on Flickr when it is sent from here.`, {
      code: 'film-too-large',
    })
  return new File([new Uint8Array(await film.read(0, film.bytes))], film.filename, { type: film.mimeType })
}

/** In a multipart form, a line ends with both: what is signed is what arrives. */
const asSent = (text: string) => text.replace(/\r\n|\r|\n/g, '\r\n')

/** All is signed but the file. Licence, safety and the rest are as the account has them by default. */
async function upload({ title, description, tags }: Draft, medium: Draft['media'][number], ctx: Context) {
  const file = await fileOf(medium, ctx)
  const address = `${ctx.at('https://up.flickr.com')}/services/upload/`
  const parameters: Parameters = [
    ...(title ? [['title', title] as const] : []),
    ...(description ? [['description', asSent(escaped(description))] as const] : []),
    ...(tags.length > 0 ? [['tags', tagList(tags)] as const] : []),
    ...['is_public', 'is_friend', 'is_family'].map((name) => [name, '0'] as const),
    // A film takes longer than a connection lasts.
    ...(medium.kind === 'video' ? [['async', '1'] as const] : []),
  ]
  const now = ctx.clock.now()
  const oauth = oauthParameters({ method: 'POST', address, parameters }, keysOf(ctx.credentials), now)
  const form = new FormData()
  for (const [name, value] of parameters) form.append(name, value)
  form.append('photo', file)
  const { body, headers } = await ctx.http.request('POST', address, {
    headers: { authorization: authorizationOf(oauth) },
    form,
    answer: rspSchema,
    explain: explainUpload(now, uploadKinds),
  })
  return 'refusal' in body ? refuse(body.refusal, uploadKinds, false, headers, ctx) : body
}

const ticketSchema = z.object({ id: idTold, complete: countTold.optional(), photoid: idSchema.optional().catch(undefined) })
const ticketsSchema = z.object({ uploader: z.object({ ticket: z.array(ticketSchema) }) })

/** https://www.flickr.com/services/api/flickr.photos.upload.checkTickets.html: 0 is not yet, 1 done, 2 failed; none of them, no such ticket. */
async function asked(ticket: string, ctx: Context): Promise<Staging<Staged>> {
  const method = { verb: 'GET', name: 'flickr.photos.upload.checkTickets', args: { tickets: ticket } } as const
  const { uploader } = await call(ctx, method, ticketsSchema)
  const { complete, photoid: photo } = uploader.ticket.find(({ id }) => id === ticket) ?? {}
  if (complete === 1 && photo) return later({ photo }, 0, ctx)
  if (complete === 0) return later({ ticket }, processingPauseMs, ctx)
  if (complete !== 2) return later(null, lostPauseMs, ctx)
  throw new PublisherError('rejected', 'Flickr could not do anything with the film. Save it as MP4 and choose it again.', {
    code: 'film-failed',
  })
}
