/** Looks for a post among those of the page, for a comment below its post, and asks a film what became of it. */
import { z } from 'zod'
import type { Published } from '../publisher.ts'
import { call, commentsSchema, commentUrl, node, ofPage, pageUrl, type Context } from './api.ts'
import { stateOf } from './film.ts'
import type { Staged } from './stage.ts'

/** The planned instant and theirs are told by clocks that are a little apart. */
const toleranceMs = 60_000
const pageSize = 100

type Found = Published | 'absent' | 'unknown'
type Of<Kind extends Staged['is']> = Extract<Staged, { is: Kind }>

export async function find(staged: Staged, ctx: Context): Promise<Found> {
  if (staged.is === 'feed') return findPost(staged, ctx)
  if (staged.is === 'comment') return findComment(staged, ctx)
  if (staged.is === 'photo-story') return findStory(staged, ctx)
  const state = await stateOf(staged, ctx)
  return state.is === 'live' ? state.published : state.is === 'working' ? 'unknown' : 'absent'
}

const target = z.object({ target: z.object({ id: z.string().nullish() }).nullish(), unshimmed_url: z.string().nullish() })
const attachments = z.object({ data: z.array(target.extend({ subattachments: z.object({ data: z.array(target) }).nullish() })) })
const postSchema = z.object({
  id: z.string().min(1),
  message: z.string().nullish(),
  created_time: z.coerce.date(),
  attachments: attachments.nullish(),
})
const postFields = 'id,message,created_time,attachments{target,unshimmed_url,subattachments{target}}'
const isSince = ({ created_time: at }: { readonly created_time: Date }, ctx: Context) =>
  at.getTime() >= ctx.plannedAt.getTime() - toleranceMs

/** The newest come first: `absent` only if they were read back to the planned instant. */
async function findPost(staged: Of<'feed'>, ctx: Context): Promise<Found> {
  const asked = { fields: postFields, limit: String(pageSize) }
  const answer = z.object({ data: z.array(postSchema) })
  const { data } = await call(ctx, 'GET', ofPage(ctx, 'published_posts'), { ...ctx.credentials, asked, answer })
  const ours = data.find((post) => isSince(post, ctx) && isLike(post, staged))
  if (ours) return { remoteId: ours.id, url: pageUrl(ctx, ours.id) }
  const isWhole = data.length < pageSize || data.some((post) => !isSince(post, ctx))
  return isWhole && (staged.photos.length > 0 || staged.message !== '') ? 'absent' : 'unknown'
}

/** A picture went up for this delivery alone: its id is proof. Without pictures the words must be the same, and the link where it is told. */
function isLike({ message, attachments: attached }: z.infer<typeof postSchema>, staged: Of<'feed'>): boolean {
  const all = (attached?.data ?? []).flatMap((one) => [one, ...(one.subattachments?.data ?? [])])
  if (staged.photos.length > 0) return staged.photos.some((photo) => all.some((one) => one.target?.id === photo))
  const url = all.find((one) => one.unshimmed_url)?.unshimmed_url
  const sameLink = staged.link === null || !url || url === staged.link
  return sameLink && words(message) === words(staged.message) && (staged.message !== '' || url === staged.link)
}

async function findComment({ to, message }: Of<'comment'>, ctx: Context): Promise<Found> {
  const asked = { fields: 'id,message,created_time,from', order: 'reverse_chronological', limit: String(pageSize) }
  const { data } = await call(ctx, 'GET', `${node(to)}/comments`, { ...ctx.credentials, asked, answer: commentsSchema })
  const ours = data.find((one) => isSince(one, ctx) && one.from?.id === ctx.credentials.pageId && words(one.message) === words(message))
  if (ours) return { remoteId: ours.id, url: commentUrl(ctx.replyTo?.root.url ?? pageUrl(ctx, to), ours.id) }
  return data.length < pageSize || data.some((one) => !isSince(one, ctx)) ? 'absent' : 'unknown'
}

/** Presence proves; that it is not listed proves nothing, for whether the list is whole hangs on the page's archive. */
async function findStory({ photo }: Of<'photo-story'>, ctx: Context): Promise<Found> {
  const answer = z.object({ data: z.array(z.object({ post_id: z.coerce.string().nullish(), media_id: z.coerce.string().nullish() })) })
  const { data } = await call(ctx, 'GET', ofPage(ctx, 'stories'), { ...ctx.credentials, asked: { fields: 'post_id,media_id' }, answer })
  const ours = data.find(({ media_id: media }) => media === photo)
  return ours?.post_id ? storyOf(ours.post_id, ctx) : 'unknown'
}

export const storyOf = (post: string, ctx: Context): Published => ({
  remoteId: post,
  url: pageUrl(ctx, `stories/${ctx.credentials.pageId}/${post}`),
})

const words = (text: string | null | undefined) => (text ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim()
