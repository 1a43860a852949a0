import { z } from 'zod'
import { definePublisher, type Explanation, type PublishContext, type Published } from '../publisher.ts'
import { credentialsSchema, endpoint, explain, headersOf, postsSchema, type Credentials, type Post } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'
import { stage, type Staged } from './stage.ts'

type Context = PublishContext<Credentials>

const publishedOf = ({ id, url }: Post): Published => ({ remoteId: id, url })
const headers = ({ credentials, clock }: Context) => headersOf(credentials, clock.now())

const gone: Explanation = {
  kind: 'rejected',
  code: 'draft-gone',
  message: 'The draft of this article was deleted in Ghost before it was published.',
}
const changed: Explanation = {
  kind: 'rejected',
  code: 'draft-changed',
  message: 'Somebody has changed the draft of this article in Ghost. It is not what was approved.',
}

/**
 * The draft becomes public, if it is as it was written. Without the parameter `newsletter` Ghost sends nothing to anybody:
 * https://docs.ghost.org/admin-api/posts/sending-a-post-via-email, read 2026-11-29.
 */
async function publish({ id, updatedAt }: Staged, ctx: Context): Promise<Published> {
  const { body } = await ctx.http.request('PUT', endpoint(ctx.credentials.site, `posts/${id}/`), {
    headers: headers(ctx),
    json: { posts: [{ status: 'published', updated_at: updatedAt }] },
    answer: postsSchema,
    visible: true,
    explain: (status, answer) => (status === 404 ? gone : status === 409 ? changed : explain(status, answer)),
  })
  return publishedOf(body)
}

/** A draft that is still a draft was not published. Anything else but published is somebody's doing, and theirs to judge. */
async function find({ id }: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const { body } = await ctx.http.request('GET', endpoint(ctx.credentials.site, `posts/${id}/`), {
    headers: headers(ctx),
    answer: postsSchema.or(z.object({ errors: z.unknown() })),
    accept: [404],
    explain,
  })
  if ('errors' in body) return 'unknown'
  if (body.status === 'published') return publishedOf(body)
  return body.status === 'draft' ? 'absent' : 'unknown'
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const url = endpoint(ctx.credentials.site, `posts/${encodeURIComponent(remoteId)}/`)
  await ctx.http.request('DELETE', url, { headers: headers(ctx), answer: z.unknown(), accept: [404], explain })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  find,
  remove,
})
