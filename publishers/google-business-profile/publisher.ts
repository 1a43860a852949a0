import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { definePublisher, type Accepted, type Published, type Staging } from '../publisher.ts'
import { call, credentialsSchema, postSchema, publishedOf, type Context, type Credentials, type LocalPost } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find } from './find.ts'
import { manifest } from './manifest.ts'
import { interactions, reply } from './reviews.ts'

const refused = (code: string, message: string) => new PublisherError('rejected', message, { code })

/** Nothing is prepared at Google: what it would refuse is refused before. */
async function stage(draft: Draft): Promise<Staging<Draft>> {
  const { max } = manifest.limits.images
  if (draft.summary === '') throw refused('text-missing', 'A post on a Business Profile needs words, and this one has none.')
  if (draft.images.length > max) throw refused('too-many-images', 'Google takes one picture in a post.')
  return { ready: true, staged: draft }
}

async function publish({ summary, link, language, images: [image] }: Draft, ctx: Context): Promise<Published | Accepted> {
  const photo = image && { mediaFormat: 'PHOTO', sourceUrl: await ctx.media.address(image, manifest.limits.images) }
  const { body } = await call(ctx, 'POST', `${ctx.credentials.location}/localPosts`, {
    json: {
      languageCode: language,
      summary,
      topicType: 'STANDARD',
      ...(link !== null && { callToAction: { actionType: 'LEARN_MORE', url: link } }),
      ...(photo && { media: [photo] }),
    },
    answer: postSchema,
    visible: true,
  })
  return judged(body, ctx.clock.now(), ctx)
}

const acceptedSchema = z.object({ name: postSchema.shape.name, since: z.coerce.date() })
const soonest = 15_000
const latest = 15 * 60_000

async function progress(accepted: Json, ctx: Context): Promise<Published | Accepted> {
  const { name, since } = acceptedSchema.parse(accepted)
  const { body } = await call(ctx, 'GET', name, {
    answer: postSchema,
    explain: (status) =>
      status === 404
        ? { kind: 'rejected', code: 'post-gone', message: 'The post was deleted on the Business Profile before it was live.' }
        : undefined,
  })
  return judged(body, since, ctx)
}

/** Google looks at every post before it is shown: mostly for seconds, sometimes for hours. The longer it takes, the less often it is asked. */
function judged(post: LocalPost, since: Date, ctx: Context): Published | Accepted {
  if (post.state === 'LIVE') return publishedOf(post, ctx)
  if (post.state === 'REJECTED')
    throw refused(
      'post-rejected',
      'Google has refused this post by its content policy, and does not say why. Telephone numbers are a frequent reason.',
    )
  const now = ctx.clock.now().getTime()
  const pause = Math.min(Math.max(now - since.getTime(), soonest), latest)
  return { accepted: { name: post.name, since: since.toISOString() }, checkAfter: new Date(now + pause) }
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  await call(ctx, 'DELETE', postSchema.shape.name.parse(remoteId), { answer: z.unknown(), accept: [404] })
}

export default definePublisher<Credentials, Draft>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  progress,
  find,
  interactions,
  reply,
  remove,
})
