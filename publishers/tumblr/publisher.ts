import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { oneByOne } from '../kit/one-by-one.ts'
import { countTold, idTold } from '../kit/told.ts'
import { definePublisher, type Measured, type MediaFile, type PublishContext, type Published } from '../publisher.ts'
import { bearer, blogOf, credentialsSchema, enveloped, explainAt, type Credentials } from './api.ts'
import { compose, paragraphs, preview, type Draft } from './compose.ts'
import { find } from './find.ts'
import { manifest } from './manifest.ts'
import { slugOf } from './slug.ts'

type Context = PublishContext<Credentials>
type Medium = Draft['media'][number]

async function fileOf(medium: Medium, ctx: Context): Promise<MediaFile> {
  if (medium.kind === 'image') return ctx.media.open(medium, manifest.limits.images)
  const film = await ctx.media.film(medium)
  const most = manifest.limits.video?.bytes ?? 0
  if (film.bytes > most)
    throw new PublisherError('rejected', `A film is ${most / 1e6} MB at most on Tumblr when it is sent from here.`, {
      code: 'film-too-large',
    })
  return { ...film, bytes: await film.read(0, film.bytes) }
}

function blockOf({ kind, alt }: Medium, identifier: string, { mimeType: type, width, height }: MediaFile) {
  const object = { type, identifier, ...(width > 0 && height > 0 && { width, height }) }
  return kind === 'image' ? { type: 'image', media: [object], ...(alt && { alt_text: alt }) } : { type: 'video', media: object }
}

/** Everything in one request: what is uploaded before a post belongs to nothing. */
async function publish(draft: Draft, ctx: Context): Promise<Published> {
  const { text, tags, media, card } = draft
  const { images, video } = manifest.limits
  const films = media.filter(({ kind }) => kind === 'video').length
  if (films > (video?.max ?? 0) || media.length - films > images.max)
    throw new PublisherError('rejected', `A post on Tumblr has ${images.max} pictures and one film at most.`, { code: 'too-many-media' })
  const files: MediaFile[] = []
  for (const medium of media) files.push(await fileOf(medium, ctx))
  const content = [
    ...media.flatMap((medium, at) => (files[at] ? [blockOf(medium, `medium-${at}`, files[at])] : [])),
    ...paragraphs(text).map((paragraph) => ({ type: 'text', text: paragraph })),
    ...(card ? [{ type: 'link', url: card.url, ...(card.title && { title: card.title, description: card.description }) }] : []),
  ]
  const post = { content, state: 'published', slug: slugOf(draft, ctx.deliveryKey), ...(tags.length > 0 && { tags: tags.join(',') }) }
  const form = new FormData()
  form.append('json', new Blob([JSON.stringify(post)], { type: 'application/json' }))
  files.forEach(({ bytes, mimeType, filename }, at) =>
    form.append(`medium-${at}`, new Blob([new Uint8Array(bytes)], { type: mimeType }), filename),
  )
  const { body } = await ctx.http.request('POST', `${blogOf(ctx)}/posts`, {
    headers: bearer(ctx.credentials.access),
    ...(files.length > 0 ? { form } : { json: post }),
    answer: enveloped(z.object({ id: idTold })),
    visible: true,
    explain: explainAt(ctx.clock.now()),
  })
  const { id } = body.response
  return { remoteId: id, url: `${ctx.at('https://www.tumblr.com')}/${ctx.credentials.blog}/${id}` }
}

const notesSchema = enveloped(z.object({ total_likes: countTold.optional(), total_reblogs: countTold.optional() }))

async function measureOne({ remoteId }: Published, ctx: Context): Promise<Measured> {
  // The only mode in which likes and reblogs are counted apart.
  const query = new URLSearchParams({ id: remoteId, mode: 'conversation', api_key: ctx.credentials.clientId })
  const { status, body } = await ctx.http.request('GET', `${blogOf(ctx)}/notes?${query}`, {
    headers: bearer(ctx.credentials.access),
    answer: notesSchema.or(z.object({ meta: z.unknown() })),
    accept: [404],
    explain: explainAt(ctx.clock.now()),
  })
  const { total_likes: reactions, total_reblogs: shares } = 'response' in body ? body.response : {}
  const told = Object.entries({ reactions, shares }).filter(([, value]) => value !== undefined)
  return { remoteId, values: status === 404 ? 'gone' : Object.fromEntries(told) }
}

/** Ids are larger than JavaScript's numbers: as a form they stay whole. */
async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  await ctx.http.request('POST', `${blogOf(ctx)}/post/delete`, {
    headers: { ...bearer(ctx.credentials.access), 'content-type': 'application/x-www-form-urlencoded' },
    bytes: Buffer.from(new URLSearchParams({ id: remoteId }).toString()),
    answer: z.unknown(),
    accept: [404],
    explain: explainAt(ctx.clock.now()),
  })
}

export default definePublisher<Credentials, Draft>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  publish,
  find,
  measure: (published, ctx) => oneByOne(published, (post) => measureOne(post, ctx)),
  remove,
})
