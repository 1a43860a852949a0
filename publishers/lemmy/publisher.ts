import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { oneByOne } from '../kit/one-by-one.ts'
import { definePublisher, type Measured, type PublishContext, type Published, type Staging } from '../publisher.ts'
import { bearer, credentialsSchema, explainAt, postViewSchema, type Credentials, type PostView } from './api.ts'
import { interactions, reply } from './comments.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find, publishedOf } from './find.ts'
import { manifest } from './manifest.ts'

type Context = PublishContext<Credentials>
export type Staged = {
  readonly communityId: number
  readonly name: string
  readonly body: string
  /** A link, or the picture that was uploaded. */
  readonly url: string | null
  readonly alt: string
}

const uploadSchema = z.object({ files: z.tuple([z.object({ file: z.string().min(1) })]) })

async function stage({ name, body, link, images }: Draft, ctx: Context): Promise<Staging<Staged>> {
  const { server, jwt, communityId } = ctx.credentials
  const [image, ...others] = images
  if (others.length > 0) throw new PublisherError('rejected', 'A post on Lemmy has one picture at most.', { code: 'too-many-images' })
  if (!image) return { ready: true, staged: { communityId, name, body, url: link, alt: '' } }
  const file = await ctx.media.open(image, manifest.limits.images)
  const form = new FormData()
  form.append('images[]', new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), file.filename)
  const { body: uploaded } = await ctx.http.request('POST', `${server}/pictrs/image`, {
    headers: bearer(jwt),
    form,
    answer: uploadSchema,
    explain: explainAt(ctx.clock.now()),
  })
  const url = `${server}/pictrs/image/${encodeURIComponent(uploaded.files[0].file)}`
  return { ready: true, staged: { communityId, name, body, url, alt: image.alt ?? '' } }
}

async function publish({ communityId, name, body: text, url, alt }: Staged, ctx: Context): Promise<Published> {
  const { body } = await ctx.http.request('POST', `${ctx.credentials.server}/api/v3/post`, {
    headers: bearer(ctx.credentials.jwt),
    json: { community_id: communityId, name, ...(text && { body: text }), ...(url && { url }), ...(alt && { alt_text: alt }) },
    answer: z.object({ post_view: postViewSchema }),
    visible: true,
    explain: explainAt(ctx.clock.now()),
  })
  return publishedOf(body.post_view, ctx.credentials)
}

const readSchema = z.object({ post_view: postViewSchema })

/** `null`: it is not there any more. Its author is still shown what was deleted. */
async function read({ remoteId }: Published, ctx: Context): Promise<PostView | null> {
  const { body } = await ctx.http.request('GET', `${ctx.credentials.server}/api/v3/post?id=${encodeURIComponent(remoteId)}`, {
    headers: bearer(ctx.credentials.jwt),
    answer: readSchema.or(z.object({ error: z.string() })),
    accept: [404],
    explain: explainAt(ctx.clock.now()),
  })
  return 'error' in body || body.post_view.post.deleted || body.post_view.post.removed ? null : body.post_view
}

async function measureOne(post: Published, ctx: Context): Promise<Measured> {
  const view = await read(post, ctx)
  return { remoteId: post.remoteId, values: view ? { reactions: view.counts.upvotes, comments: view.counts.comments } : 'gone' }
}

/** Deleting what is deleted is refused: crates/api_crud/src/post/delete.rs, read 2026-11-29. */
async function remove(published: Published, ctx: Context): Promise<void> {
  if (!(await read(published, ctx))) return
  await ctx.http.request('POST', `${ctx.credentials.server}/api/v3/post/delete`, {
    headers: bearer(ctx.credentials.jwt),
    json: { post_id: Number(published.remoteId), deleted: true },
    answer: z.unknown(),
    explain: explainAt(ctx.clock.now()),
  })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  find,
  measure: (published, ctx) => oneByOne(published, (post) => measureOne(post, ctx)),
  interactions,
  reply,
  remove,
})
