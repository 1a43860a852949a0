import { z } from 'zod'
import { countTold } from '../kit/told.ts'
import { definePublisher, type Measured, type Published } from '../publisher.ts'
import { call, credentialsSchema, type Context, type Credentials } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'
import { find, progress, publish } from './post.ts'
import { limitsFor, stage, type Staged } from './stage.ts'

const count = countTold.optional().catch(undefined)
const numbersSchema = z.object({
  videos: z.array(z.object({ id: z.coerce.string(), like_count: count, comment_count: count, share_count: count, view_count: count })),
})

/** Only public posts have numbers, and only those whose id TikTok has told: the others have the id of their upload. */
async function measure(published: readonly Published[], ctx: Context): Promise<readonly Measured[]> {
  const ids = published.map(({ remoteId }) => remoteId).filter((id) => /^\d+$/.test(id))
  const path = '/v2/video/query/?fields=id,like_count,comment_count,share_count,view_count'
  const { videos } = ids.length > 0 ? await call(ctx, path, { filters: { video_ids: ids } }, numbersSchema) : { videos: [] }
  const told = new Map(videos.map((video) => [video.id, video]))
  return published.map(({ remoteId, url }) => {
    const video = told.get(remoteId)
    // Whether it tells of pictures is not documented: what it leaves out of them is not known to be gone.
    if (!video) return { remoteId, values: ids.includes(remoteId) && url.includes('/video/') ? 'gone' : {} }
    const { like_count: reactions, comment_count: comments, share_count: shares, view_count: views } = video
    const values = Object.entries({ reactions, comments, shares, views }).filter(([, value]) => value !== undefined)
    return { remoteId, values: Object.fromEntries(values) }
  })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  limitsFor,
  compose,
  preview,
  stage,
  publish,
  progress,
  find,
  measure,
})
