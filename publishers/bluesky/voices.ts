/** What people say below our posts and of us, and our answers to it. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Interaction, InteractionPage, Published } from '../publisher.ts'
import type { Credentials } from './credentials.ts'
import { marksIn } from './marks.ts'
import type { Session } from './session.ts'
import { stage, type Staged } from './stage.ts'

const ref = z.object({ uri: z.string(), cid: z.string() })
const answering = z.object({ root: ref, parent: ref })
const notificationSchema = z.object({
  uri: z.string().startsWith('at://'),
  author: z.object({ did: z.string(), handle: z.string(), displayName: z.string().optional() }),
  reason: z.string(),
  reasonSubject: z.string().optional(),
  record: z.looseObject({ text: z.string().optional(), reply: answering.optional().catch(undefined) }),
  indexedAt: z.coerce.date(),
})
const pageSchema = z.object({ cursor: z.string().optional(), notifications: z.array(z.unknown()) })
const postsSchema = z.object({ posts: z.array(ref.extend({ record: z.looseObject({ reply: answering.optional().catch(undefined) }) })) })

export const rkeyOf = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1)

/** Newest first, until they are old: answers, mentions, and posts that quote one of ours. */
export async function interactions(
  { posts, since, cursor }: { readonly posts: readonly Published[]; readonly since: Date; readonly cursor: Json },
  ctx: Session,
): Promise<InteractionPage> {
  const from = z.string().nullable().parse(cursor)
  const query = { reasons: ['reply', 'mention', 'quote'], limit: '100', ...(from !== null && { cursor: from }) }
  const { body } = await ctx.call('GET', 'app.bsky.notification.listNotifications', { query, answer: pageSchema })
  // Of other kinds, and what nobody knows yet, there may be more.
  const told = body.notifications.flatMap((one) => notificationSchema.safeParse(one).data ?? [])
  const recent = told.filter(({ indexedAt }) => indexedAt > since)
  const ours = new Set(posts.map(({ remoteId }) => remoteId))
  const isLast = body.notifications.length === 0 || recent.length < told.length
  return { items: recent.flatMap((one) => heard(one, ours, ctx.credentials)), next: isLast ? null : (body.cursor ?? null) }
}

function heard(one: z.infer<typeof notificationSchema>, ours: ReadonlySet<string>, { did, web }: Credentials): Interaction[] {
  const { uri, author, reason, reasonSubject, record, indexedAt } = one
  if (author.did === did || !['reply', 'mention', 'quote'].includes(reason)) return []
  const above = [record.reply?.parent.uri, record.reply?.root.uri].filter((at) => at !== undefined)
  const post = above.find((at) => ours.has(at)) ?? above.find((at) => at.startsWith(`at://${did}/`)) ?? null
  const page = `${web}/profile/${author.handle}`
  return [
    {
      remoteId: uri,
      kind: post !== null ? 'comment' : 'mention',
      post: post ?? (reason === 'quote' ? (reasonSubject ?? null) : null),
      parent: record.reply?.parent.uri ?? null,
      author: { id: author.did, name: author.displayName || author.handle, handle: author.handle, url: page },
      text: record.text ?? '',
      at: indexedAt,
      url: `${page}/post/${rkeyOf(uri)}`,
    },
  ]
}

/** The record that answers, at an address of our own choice: sent twice, it is one. */
export async function answerTo({ remoteId }: Pick<Interaction, 'remoteId'>, text: string, ctx: Session): Promise<Staged> {
  const { body } = await ctx.call('GET', 'app.bsky.feed.getPosts', { query: { uris: [remoteId] }, answer: postsSchema })
  const answered = body.posts.find(({ uri }) => uri === remoteId)
  if (!answered) throw new PublisherError('rejected', 'What this answers is not on Bluesky any more.', { code: 'reply-target-gone' })
  const words = text.normalize('NFC').toWellFormed()
  const draft = { text: words, marks: marksIn(words), langs: [], images: [], films: [], card: null }
  const staging = await stage(draft, { ...ctx, replyTo: null })
  if (!staging.ready) throw new PublisherError('bug', 'An answer has nothing to wait for.', { code: 'answer-not-ready' })
  const { rkey, record } = staging.staged
  const { uri, cid } = answered
  return { rkey, record: { ...record, reply: { root: answered.record.reply?.root ?? { uri, cid }, parent: { uri, cid } } } }
}
