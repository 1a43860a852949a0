/** Asks the container what became of it, and looks for its post among the account's own. */
import type { Published } from '../publisher.ts'
import { call, containerSchema, node, pageSchema, profileUrl, type Context, type Post } from './api.ts'
import type { Staged } from './stage.ts'

/** The planned instant and theirs are told by clocks that are a little apart. */
const toleranceMs = 60_000

/** What was published says so, whatever else is true: only which of the posts it is can stay open. */
export async function find(staged: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const { token, handle } = ctx.credentials
  const state = await call(ctx, 'GET', node(staged.container), { token, asked: { fields: 'id,status' }, answer: containerSchema })
  if (['FINISHED', 'ERROR', 'EXPIRED'].includes(state.status)) return 'absent'
  if (state.status !== 'PUBLISHED') return 'unknown'
  const since = Math.floor((ctx.plannedAt.getTime() - toleranceMs) / 1000)
  const asked = {
    fields: `id,text,timestamp,permalink${staged.replyTo === null ? '' : ',replied_to'}`,
    limit: '50',
    since: String(since),
  }
  const { data } = await call(ctx, 'GET', staged.replyTo === null ? 'me/threads' : 'me/replies', { token, asked, answer: pageSchema })
  const [ours, ...more] = data.filter((post) => post.timestamp.getTime() >= since * 1000 && isLike(post, staged))
  if (!ours || more.length > 0) return 'unknown'
  return { remoteId: ours.id, url: ours.permalink ?? profileUrl(ctx, handle) }
}

const isLike = (post: Post, { text, replyTo }: Staged) =>
  words(post.text ?? '') === words(text) && (replyTo === null || post.replied_to?.id === replyTo)

const words = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
