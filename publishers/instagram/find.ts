/** Asks the container what became of it, and looks for its post among the account's own; comments are looked for below their post. */
import type { Published } from '../publisher.ts'
import { call, commentsSchema, commentUrl, containerSchema, mediaListSchema, node, profileUrl, type Context } from './api.ts'
import type { Staged } from './stage.ts'

/** The planned instant and theirs are told by clocks that are a little apart. */
const toleranceMs = 60_000

type Found = Published | 'absent' | 'unknown'

export const find = (staged: Staged, ctx: Context): Promise<Found> =>
  staged.is === 'post' ? findPost(staged, ctx) : findComment(staged, ctx)

/** What was published says so, whatever else is true: only which of the posts it is can stay open. */
async function findPost({ container, caption, format }: Extract<Staged, { is: 'post' }>, ctx: Context): Promise<Found> {
  const { credentials } = ctx
  const asked = { fields: 'status_code' }
  const { status_code: state } = await call(ctx, 'GET', node(container), { ...credentials, asked, answer: containerSchema })
  if (['FINISHED', 'ERROR', 'EXPIRED'].includes(state)) return 'absent'
  if (state !== 'PUBLISHED') return 'unknown'
  const isStory = format === 'story'
  const { data } = await call(ctx, 'GET', `${node(credentials.userId)}/${isStory ? 'stories' : 'media'}`, {
    ...credentials,
    asked: { fields: 'id,caption,permalink,timestamp' },
    answer: mediaListSchema,
  })
  const recent = data.filter(({ timestamp }) => timestamp.getTime() >= ctx.plannedAt.getTime() - toleranceMs)
  const [ours, ...more] = recent.filter((media) => isStory || words(media.caption) === words(caption))
  if (!ours || more.length > 0) return 'unknown'
  return { remoteId: ours.id, url: ours.permalink ?? profileUrl(ctx, credentials.handle) }
}

/**
 * Never `absent`: when a comment begins to be listed is not told, Instagram hides some by itself, and a second one below the post would be
 * seen.
 */
async function findComment({ to, isAnswer, text }: Extract<Staged, { is: 'comment' }>, ctx: Context): Promise<Found> {
  const { credentials } = ctx
  const path = `${node(to)}/${isAnswer ? 'replies' : 'comments'}`
  const asked = { fields: 'id,text,timestamp,username,from', limit: '50' }
  const { data } = await call(ctx, 'GET', path, { ...credentials, asked, answer: commentsSchema })
  const isRecent = ({ timestamp }: { timestamp: Date }) => timestamp.getTime() >= ctx.plannedAt.getTime() - toleranceMs
  const ours = data.find(
    (one) => isRecent(one) && (one.from?.username ?? one.username) === credentials.handle && words(one.text) === words(text),
  )
  if (!ours) return 'unknown'
  return { remoteId: ours.id, url: commentUrl(ctx.replyTo?.root.url ?? profileUrl(ctx, credentials.handle), ours.id) }
}

const words = (text: string | null | undefined) => (text ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim()
