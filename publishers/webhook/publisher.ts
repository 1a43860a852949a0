import { PublisherError } from '../errors.ts'
import { definePublisher, type PublishContext, type Published, type Staging } from '../publisher.ts'
import { call, credentialsSchema, type Credentials } from './call.ts'
import { compose, preview, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'

type Context = PublishContext<Credentials>

async function stage(draft: Draft): Promise<Staging<Draft>> {
  if (manifest.limits.text.some(({ max }) => Buffer.byteLength(draft.text) > max))
    throw new PublisherError('rejected', 'The text is too long for a webhook.', { code: 'text-too-long' })
  if (draft.media.length > manifest.limits.images.max)
    throw new PublisherError('rejected', `A post for a webhook has at most ${manifest.limits.images.max} pictures and films.`, {
      code: 'too-many-media',
    })
  return { ready: true, staged: draft }
}

/** Addresses of media last 24 hours: they are made when the call leaves. */
async function publish(draft: Draft, ctx: Context): Promise<Published> {
  const media = await Promise.all(
    draft.media.map(async (ref) => {
      const { id, kind, alt, width, height, sha256 } = ref
      return { id, kind, url: await ctx.media.address(ref, manifest.limits.images), alt, width, height, sha256 }
    }),
  )
  const data = { id: ctx.deliveryKey, ...draft, media }
  const event = { type: 'funkhaus.post', timestamp: ctx.plannedAt.toISOString(), data }
  const url = await call(ctx, ctx.credentials, ctx.deliveryKey, event, true)
  return { remoteId: ctx.deliveryKey, url: url ?? draft.link ?? ctx.credentials.origin }
}

export default definePublisher<Credentials, Draft>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
})
