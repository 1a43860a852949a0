import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { toldOf } from '../kit/told.ts'
import { definePublisher, type Limits, type Measured, type Published } from '../publisher.ts'
import {
  call,
  channelsSchema,
  commentsSchema,
  credentialsSchema,
  threadSchema,
  videosSchema,
  watchUrl,
  type Context,
  type Credentials,
} from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find } from './find.ts'
import { manifest } from './manifest.ts'
import { stage, type Staged } from './stage.ts'
import { interactions, reply } from './voices.ts'

/** Without a telephone number that was verified, a film has at most a quarter of an hour. */
async function limitsFor(ctx: Context): Promise<Partial<Limits>> {
  const query = { part: 'status', id: ctx.credentials.channelId }
  const { body } = await call(ctx, 'GET', '/youtube/v3/channels', query, { answer: channelsSchema })
  const mayBeLong = body.items[0]?.status?.longUploadsStatus
  const { video } = manifest.limits
  if (!video || mayBeLong === undefined || mayBeLong === 'allowed') return {}
  const source = 'https://developers.google.com/youtube/v3/docs/channels#status.longUploadsStatus'
  return { video: { ...video, maxMs: 15 * 60_000, source, checked: ctx.clock.now().toISOString().slice(0, 10) as typeof video.checked } }
}

const publish = (staged: Staged, ctx: Context): Promise<Published> =>
  'video' in staged ? show(staged, ctx) : comment(staged.commentOn, staged.text, ctx)

/** The film that only the channel could see is shown. Asked twice, it stays the same film. */
async function show({ video, privacy }: Extract<Staged, { video: string }>, ctx: Context): Promise<Published> {
  const { body } = await call(
    ctx,
    'PUT',
    '/youtube/v3/videos',
    { part: 'status' },
    {
      json: { id: video, status: { privacyStatus: privacy } },
      answer: z.object({ status: z.object({ privacyStatus: z.string() }) }),
      visible: true,
    },
  )
  if (body.status.privacyStatus === 'private')
    throw new PublisherError('unsupported', 'YouTube keeps the film private: the Google project of these app keys has not been audited.', {
      code: 'locked-private',
    })
  return { remoteId: video, url: watchUrl(ctx, video) }
}

async function comment(videoId: string, text: string, ctx: Context): Promise<Published> {
  const { body } = await call(
    ctx,
    'POST',
    '/youtube/v3/commentThreads',
    { part: 'snippet' },
    {
      json: { snippet: { channelId: ctx.credentials.channelId, videoId, topLevelComment: { snippet: { textOriginal: text } } } },
      answer: threadSchema.pick({ id: true }),
      visible: true,
      explain: (status) =>
        status === 404
          ? { kind: 'rejected', code: 'reply-target-gone', message: 'The film that this comment belongs to is not on YouTube any more.' }
          : undefined,
    },
  )
  return { remoteId: body.id, url: watchUrl(ctx, videoId, body.id) }
}

/** Comments of ours are told from films by their address. */
const isComment = ({ url }: Published) => URL.canParse(url) && new URL(url).searchParams.has('lc')

async function measure(published: readonly Published[], ctx: Context): Promise<readonly Measured[]> {
  const idsOf = (posts: readonly Published[]) => posts.map(({ remoteId }) => remoteId).join(',')
  const comments = published.filter(isComment)
  const videos = published.filter((post) => !isComment(post))
  const told = new Map<string, Measured['values']>()
  if (videos.length > 0) {
    const query = { part: 'statistics', id: idsOf(videos), maxResults: '50' }
    const { body } = await call(ctx, 'GET', '/youtube/v3/videos', query, { answer: videosSchema })
    for (const { id, statistics: { viewCount, likeCount, commentCount } = {} } of body.items)
      told.set(id, toldOf({ views: viewCount, reactions: likeCount, comments: commentCount }))
  }
  if (comments.length > 0) {
    const query = { part: 'snippet', id: idsOf(comments), textFormat: 'plainText' }
    const { body } = await call(ctx, 'GET', '/youtube/v3/comments', query, { answer: commentsSchema })
    for (const { id, snippet } of body.items) told.set(id, toldOf({ reactions: snippet.likeCount }))
  }
  return published.map(({ remoteId }) => ({ remoteId, values: told.get(remoteId) ?? 'gone' }))
}

async function measureAccount(ctx: Context) {
  const query = { part: 'statistics', id: ctx.credentials.channelId }
  const { body } = await call(ctx, 'GET', '/youtube/v3/channels', query, { answer: channelsSchema })
  const { subscriberCount: followers, videoCount: posts } = body.items[0]?.statistics ?? {}
  return toldOf({ followers, posts })
}

async function remove(published: Published, ctx: Context): Promise<void> {
  const path = isComment(published) ? '/youtube/v3/comments' : '/youtube/v3/videos'
  await call(ctx, 'DELETE', path, { id: published.remoteId }, { answer: z.unknown(), accept: [404] })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  limitsFor,
  compose,
  preview,
  stage,
  publish,
  find,
  measure,
  measureAccount,
  interactions,
  reply,
  remove,
})
