/** Everything invisible: mentions are resolved, what is answered is looked up, pictures and films uploaded, and the record is finished. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Published, Staging } from '../publisher.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'
import type { Mark } from './marks.ts'
import { recordKey } from './record-key.ts'
import type { Session } from './session.ts'

type ReplyTo = NonNullable<Session['replyTo']>
/** The record whole, as it is sent: retries send the same bytes. */
export type Staged = {
  readonly rkey: string
  readonly record: { readonly text: string; readonly createdAt: string; readonly [field: string]: Json }
}

export const collection = 'app.bsky.feed.post'
const refSchema = z.object({ uri: z.string().startsWith('at://'), cid: z.string().min(1) })
const didSchema = z.object({ did: z.string().startsWith('did:') })
/** Goes into the record exactly as it came. */
const blobSchema = z.object({ blob: z.json() })

/** `null` for a handle that nobody has: the mention then stays plain text. */
async function resolve(handle: string, ctx: Session): Promise<string | null> {
  try {
    return (await ctx.call('GET', 'com.atproto.identity.resolveHandle', { query: { handle }, answer: didSchema })).body.did
  } catch (error) {
    // The lexicon says HandleNotFound, servers answer InvalidRequest.
    if (error instanceof PublisherError && ['InvalidRequest', 'HandleNotFound'].includes(error.code)) return null
    throw error
  }
}

async function facet({ kind, value, byteStart, byteEnd }: Mark, ctx: Session): Promise<Json> {
  const index = { byteStart, byteEnd }
  if (kind === 'link') return { index, features: [{ $type: 'app.bsky.richtext.facet#link', uri: value }] }
  if (kind === 'tag') return { index, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: value }] }
  const did = await resolve(value, ctx)
  return did === null ? null : { index, features: [{ $type: 'app.bsky.richtext.facet#mention', did }] }
}

async function uploaded(bytes: Uint8Array, mimeType: string, ctx: Session): Promise<z.infer<typeof blobSchema>> {
  const headers = { 'content-type': mimeType }
  return (await ctx.call('POST', 'com.atproto.repo.uploadBlob', { headers, bytes, answer: blobSchema })).body
}

async function embedded(image: Draft['images'][number], ctx: Session): Promise<Json> {
  const file = await ctx.media.open(image, manifest.limits.images)
  const body = await uploaded(file.bytes, file.mimeType, ctx)
  const { width, height } = file
  return { image: body.blob, alt: image.alt ?? '', ...(width > 0 && height > 0 && { aspectRatio: { width, height } }) }
}

/**
 * Through the account's own server, as any file: the network makes it ready to be watched once the post is there, which takes a moment. Its
 * service for films (app.bsky.video) would take larger ones.
 */
async function filmed(ref: Draft['films'][number], ctx: Session): Promise<{ readonly [field: string]: Json }> {
  const { bytes, mimeType, width, height, ...film } = await ctx.media.film(ref)
  const captions = await captioned(ref, ctx)
  const body = await uploaded(await film.read(0, bytes), mimeType, ctx)
  const aspectRatio = width > 0 && height > 0 && { aspectRatio: { width, height } }
  return {
    $type: 'app.bsky.embed.video',
    video: body.blob,
    ...(captions.length > 0 && { captions }),
    ...(ref.alt && { alt: ref.alt }),
    ...aspectRatio,
  }
}

/** Lexicon app.bsky.embed.video, read 2026-11-30: about ten minutes of speech. */
const captionBytes = 20_000

async function captioned(ref: Draft['films'][number], ctx: Session): Promise<Json[]> {
  const captions: Json[] = []
  for (const { language, text } of await ctx.media.captions(ref, 'vtt')) {
    const bytes = Buffer.from(text)
    // Left out, nobody would notice that they are missing.
    if (bytes.length > captionBytes)
      throw new PublisherError('rejected', `Captions on Bluesky have at most ${captionBytes} bytes. Give this channel a shorter film.`, {
        code: 'captions-too-long',
      })
    captions.push({ lang: language, file: (await uploaded(bytes, 'text/vtt', ctx)).blob })
  }
  return captions
}

function embedOf(card: Draft['card'], images: readonly Json[]): { readonly [field: string]: Json } | null {
  if (card) {
    const external = { uri: card.url, title: card.title, description: card.description }
    return { $type: 'app.bsky.embed.external', external }
  }
  return images.length > 0 ? { $type: 'app.bsky.embed.images', images } : null
}

type Ref = { readonly uri: string; readonly cid: string }

/** An answer names a post by its address and by its content. @throws PublisherError `rejected` where the post is gone. */
async function reference({ remoteId }: Published, ctx: Session): Promise<Ref> {
  const [repo = '', collection = '', rkey = ''] = remoteId.replace(/^at:\/\//u, '').split('/')
  try {
    return (await ctx.call('GET', 'com.atproto.repo.getRecord', { query: { repo, collection, rkey }, answer: refSchema })).body
  } catch (error) {
    if (!(error instanceof PublisherError) || error.code !== 'RecordNotFound') throw error
    throw new PublisherError('rejected', 'The post that this part answers is not on Bluesky any more.', { code: 'reply-target-gone' })
  }
}

/** Servers take any reference that is well-formed: whether it leads anywhere is seen here, or by nobody. */
async function replyOf({ root, parent }: ReplyTo, ctx: Session): Promise<{ readonly root: Ref; readonly parent: Ref }> {
  const answered = await reference(parent, ctx)
  return { root: root.remoteId === parent.remoteId ? answered : await reference(root, ctx), parent: answered }
}

export async function stage(draft: Draft, ctx: Session): Promise<Staging<Staged>> {
  const reply = ctx.replyTo && (await replyOf(ctx.replyTo, ctx))
  const facets: Json[] = []
  for (const mark of draft.marks) facets.push(await facet(mark, ctx))
  const { images: pictures, films } = draft
  if (films.length > 1 || (films.length > 0 && pictures.length > 0))
    throw new PublisherError('rejected', 'A post on Bluesky holds pictures or one film.', { code: 'too-many-media' })
  const images: Json[] = []
  for (const image of pictures) images.push(await embedded(image, ctx))
  const embed = films[0] ? await filmed(films[0], ctx) : embedOf(draft.card, images)
  const record: Staged['record'] = {
    $type: collection,
    text: draft.text,
    facets: facets.filter((found) => found !== null),
    ...(draft.langs.length > 0 && { langs: [...draft.langs] }),
    ...(reply && { reply }),
    ...(embed && { embed }),
    createdAt: ctx.plannedAt.toISOString(),
  }
  return { ready: true, staged: { rkey: recordKey(ctx.plannedAt, ctx.deliveryKey), record } }
}
