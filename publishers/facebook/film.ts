/** What became of a film after it was published: it is worked on first, and can fail. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Accepted, Published } from '../publisher.ts'
import { call, node, pageUrl, videoSchema, type Context } from './api.ts'
import type { StagedFilm } from './stage-film.ts'

const pauseMs = 30_000

/** `waiting`: it went up, and nobody has published it. */
type State = { readonly is: 'live'; readonly published: Published } | { readonly is: 'failed' | 'working' | 'waiting' }
type Film = Pick<StagedFilm, 'video' | 'edge'>

export async function stateOf({ video, edge }: Film, ctx: Context): Promise<State> {
  const { credentials } = ctx
  const told = await call(ctx, 'GET', node(video), { ...credentials, asked: { fields: 'status,post_id' }, answer: videoSchema })
  const { video_status: status, processing_phase: processing, publishing_phase: publishing } = told.status
  if (['error', 'upload_failed', 'expired'].includes(status) || [processing, publishing].some((phase) => phase?.status === 'error'))
    return { is: 'failed' }
  if (status === 'uploading' || status === 'upload_complete') return { is: 'waiting' }
  if (status !== 'ready' || (publishing?.status ?? 'complete') !== 'complete') return { is: 'working' }
  const { pageId } = credentials
  const post = told.post_id ?? null
  const remoteId = post === null ? video : post.includes('_') ? post : `${pageId}_${post}`
  const paths = { videos: `${pageId}/videos/${video}`, video_reels: `reel/${video}`, video_stories: `stories/${pageId}/${post ?? video}` }
  return { is: 'live', published: { remoteId, url: pageUrl(ctx, paths[edge]) } }
}

export const accepted = ({ video, edge }: Film, ctx: Context): Accepted => ({
  accepted: { video, edge },
  checkAfter: new Date(ctx.clock.now().getTime() + pauseMs),
})

export async function progress(stored: Json, ctx: Context): Promise<Published | Accepted> {
  const film = z.object({ video: z.string(), edge: z.enum(['videos', 'video_reels', 'video_stories']) }).parse(stored)
  const state = await stateOf(film, ctx)
  if (state.is === 'live') return state.published
  if (state.is === 'failed') throw new PublisherError('rejected', 'Facebook could not process the film.', { code: 'video-failed' })
  return accepted(film, ctx)
}
