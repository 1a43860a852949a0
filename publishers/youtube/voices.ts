/** What people say below our films, and our answers. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Interaction, InteractionPage, Published } from '../publisher.ts'
import { call, commentSchema, threadsSchema, watchUrl, type Comment, type Context } from './api.ts'
import { isOurs } from './find.ts'

const silent = ['comments-disabled', 'video-not-found']
const cursorSchema = z.object({ post: z.int().nonnegative(), page: z.string().optional() })

/**
 * One page of one film a call. Threads come newest first, each with some of its answers: below older threads than `since`, new answers are
 * heard only as far as the first page reaches.
 */
export async function interactions(
  { posts, since, cursor }: { readonly posts: readonly Published[]; readonly since: Date; readonly cursor: Json },
  ctx: Context,
): Promise<InteractionPage> {
  const { post: at, page } = cursor === null ? { post: 0 } : cursorSchema.parse(cursor)
  const post = posts[at]
  if (!post) return { items: [], next: null }
  const query = { part: 'snippet,replies', videoId: post.remoteId, order: 'time', maxResults: '100', textFormat: 'plainText' }
  const asked = { ...query, ...(page && { pageToken: page }) }
  const body = await call(ctx, 'GET', '/youtube/v3/commentThreads', asked, { answer: threadsSchema }).then(
    (answered) => answered.body,
    (error: unknown) => {
      // Without comments, gone, or a comment of ours and no film: the others are heard all the same.
      if (error instanceof PublisherError && silent.includes(error.code)) return { items: [], nextPageToken: undefined }
      throw error
    },
  )
  const items = body.items.flatMap(({ id, snippet, replies }) => [
    toInteraction(snippet.topLevelComment, post, post.remoteId, ctx),
    ...(replies?.comments ?? []).map((reply) => toInteraction(reply, post, id, ctx)),
  ])
  const oldest = body.items.at(-1)?.snippet.topLevelComment.snippet.publishedAt
  const goesOn = body.nextPageToken !== undefined && oldest !== undefined && oldest >= since
  const further: Json = at + 1 < posts.length ? { post: at + 1 } : null
  const next = goesOn ? { post: at, page: body.nextPageToken ?? '' } : further
  return { items: items.filter((item) => item !== null && item.at >= since) as Interaction[], next }
}

function toInteraction(comment: Comment, post: Published, parent: string, ctx: Context): Interaction | null {
  if (isOurs(comment, ctx)) return null
  const { authorChannelId, authorDisplayName, authorChannelUrl, textDisplay, publishedAt } = comment.snippet
  const name = authorDisplayName || 'YouTube'
  return {
    remoteId: comment.id,
    kind: 'comment',
    post: post.remoteId,
    parent,
    author: {
      id: authorChannelId?.value ?? name,
      name,
      handle: name,
      url: authorChannelUrl && URL.canParse(authorChannelUrl) ? authorChannelUrl : null,
    },
    text: textDisplay,
    at: publishedAt,
    url: watchUrl(ctx, post.remoteId, comment.id),
  }
}

/** Answers stand below a thread, not below each other. General knowledge: the id of an answer begins with the id of its thread and a dot. */
export async function reply(to: Pick<Interaction, 'remoteId' | 'post'>, text: string, ctx: Context): Promise<Published> {
  const parentId = to.remoteId.split('.', 1)[0] ?? to.remoteId
  const { body } = await call(
    ctx,
    'POST',
    '/youtube/v3/comments',
    { part: 'snippet' },
    {
      json: { snippet: { parentId, textOriginal: text.toWellFormed() } },
      answer: z.object({ id: commentSchema.shape.id }),
      visible: true,
    },
  )
  return { remoteId: body.id, url: watchUrl(ctx, to.post ?? '', body.id) }
}
