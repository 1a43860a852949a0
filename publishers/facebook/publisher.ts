import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { isGone } from '../kit/graph-error.ts'
import { idTold } from '../kit/told.ts'
import { definePublisher, type Accepted, type Interaction, type Published } from '../publisher.ts'
import {
  call,
  commentUrl,
  credentialsSchema,
  graph,
  graphVideo,
  idSchema,
  node,
  ofPage,
  pageUrl,
  type Context,
  type Credentials,
} from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { accepted, progress } from './film.ts'
import { find, storyOf } from './find.ts'
import { manifest } from './manifest.ts'
import { interactions, measure, measureAccount } from './reading.ts'
import { stage, type Staged } from './stage.ts'
import type { StagedFilm } from './stage-film.ts'

async function publish(staged: Staged, ctx: Context): Promise<Published | Accepted> {
  if (staged.is === 'comment') return say(staged.to, staged.message, ctx.replyTo?.root.url ?? pageUrl(ctx, staged.to), ctx)
  if (staged.is === 'film') return release(staged, ctx)
  if (staged.is === 'photo-story') {
    const answer = z.object({ post_id: idTold })
    const asked = { photo_id: staged.photo }
    const { post_id: post } = await call(ctx, 'POST', ofPage(ctx, 'photo_stories'), { ...ctx.credentials, asked, answer, visible: true })
    return storyOf(post, ctx)
  }
  const { message, link, photos } = staged
  const asked = {
    ...(message !== '' && { message }),
    ...(link !== null && { link }),
    ...(photos.length > 0 && { attached_media: photos.map((photo) => ({ media_fbid: photo })) }),
  }
  const { id } = await call(ctx, 'POST', ofPage(ctx, 'feed'), { ...ctx.credentials, asked, answer: idSchema, visible: true })
  return { remoteId: id, url: pageUrl(ctx, id) }
}

/** It is worked on before it is shown. */
async function release({ edge, video, session, description }: StagedFilm, ctx: Context): Promise<Accepted> {
  const asked =
    edge === 'videos'
      ? { upload_phase: 'finish', upload_session_id: session, description }
      : { upload_phase: 'FINISH', video_id: video, video_state: 'PUBLISHED', ...(edge === 'video_reels' && { description }) }
  const host = edge === 'videos' ? graphVideo : graph
  const answer = z.object({ success: z.literal(true) })
  await call(ctx, 'POST', ofPage(ctx, edge), { ...ctx.credentials, host, asked, answer, visible: true })
  return accepted({ video, edge }, ctx)
}

async function say(to: string, message: string, post: string, ctx: Context): Promise<Published> {
  const asked = { message }
  const { id } = await call(ctx, 'POST', `${node(to)}/comments`, { ...ctx.credentials, asked, answer: idSchema, visible: true })
  return { remoteId: id, url: commentUrl(post, id) }
}

const reply = (to: Pick<Interaction, 'remoteId' | 'post'>, text: string, ctx: Context): Promise<Published> =>
  say(to.remoteId, text.toWellFormed(), pageUrl(ctx, to.post ?? to.remoteId), ctx)

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  try {
    await call(ctx, 'DELETE', node(remoteId), { ...ctx.credentials, answer: z.unknown() })
  } catch (error) {
    if (!(error instanceof PublisherError) || !isGone(error.code)) throw error
  }
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  progress,
  find,
  measure,
  measureAccount,
  interactions,
  reply,
  remove,
})
