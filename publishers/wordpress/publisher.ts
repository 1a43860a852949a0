import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { definePublisher, type PublishContext, type Published } from '../publisher.ts'
import { basic, credentialsSchema, endpoint, explain, postSchema, type Credentials } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'
import { stage, type Staged } from './stage.ts'
import { interactions, reply } from './voices.ts'

type Context = PublishContext<Credentials>

const publishedOf = ({ id, link }: z.infer<typeof postSchema>): Published => ({ remoteId: String(id), url: link })

const draftGone = () =>
  new PublisherError('rejected', 'The draft of this article was deleted in WordPress before it was published.', { code: 'draft-gone' })

/** `null`: there is none of that id. */
async function read(id: number, ctx: Context): Promise<z.infer<typeof postSchema> | null> {
  const { body } = await ctx.http.request('GET', endpoint(ctx.credentials.api, `posts/${id}`, { context: 'edit' }), {
    headers: basic(ctx.credentials),
    answer: z.union([postSchema, z.object({ code: z.string() })]),
    accept: [404],
    explain,
  })
  return 'status' in body ? body : null
}

/** The draft becomes public, unless somebody threw it away: WordPress would bring it back. Whoever does it twice has the same article once. */
async function publish({ id, fields }: Staged, ctx: Context): Promise<Published> {
  const draft = await read(id, ctx)
  if (!draft || draft.status === 'trash') throw draftGone()
  const { body } = await ctx.http.request('POST', endpoint(ctx.credentials.api, `posts/${id}`), {
    headers: basic(ctx.credentials),
    json: { ...fields, status: 'publish' },
    answer: postSchema,
    visible: true,
    explain,
  })
  // Whoever may not publish is not always refused: the article then waits for somebody's review.
  if (body.status !== 'publish')
    throw new PublisherError('unsupported', `WordPress keeps the article as “${body.status}”: this account may not publish.`, {
      code: 'not-published',
    })
  return publishedOf(body)
}

/** A draft that is still a draft was not published. Anything else but published is somebody's doing, and theirs to judge. */
async function find({ id }: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const post = await read(id, ctx)
  if (post?.status === 'publish') return publishedOf(post)
  return post?.status === 'draft' ? 'absent' : 'unknown'
}

/** Into the trash: the site's people can bring it back. 404: it is gone. 410: it is in the trash already. */
async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const url = endpoint(ctx.credentials.api, `posts/${encodeURIComponent(remoteId)}`)
  await ctx.http.request('DELETE', url, { headers: basic(ctx.credentials), answer: z.unknown(), accept: [404, 410], explain })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  find,
  interactions,
  reply,
  remove,
})
