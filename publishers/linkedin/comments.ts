/** Comments below posts: our first one, what people say, and our answers. The page of the Comments API, read 2026-11-29. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Explanation, Interaction, InteractionPage, Published } from '../publisher.ts'
import {
  commentSchema,
  explain,
  explainWrite,
  isPage,
  pageOf,
  rest,
  restli,
  site,
  urnOf,
  versioned,
  type Comment,
  type Context,
} from './api.ts'

export const commentAddress = (ctx: Pick<Context, 'at'>, post: string, comment: string): string =>
  `${site(ctx, `feed/update/${post}/`)}?commentUrn=${restli(comment)}`

const notHere: Explanation = {
  kind: 'rejected',
  code: 'reply-target-gone',
  message: 'What this comment answers is not on LinkedIn any more.',
}
const notPermitted: Explanation = {
  kind: 'rejected',
  code: 'comments-not-permitted',
  message: 'LinkedIn does not permit comments with this sign-in: the app needs the Community Management API for them.',
}

/** `parent`: the comment that it answers. */
export async function comment(post: string, text: string, parent: string | null, ctx: Context): Promise<Published> {
  const { body } = await ctx.http.request('POST', rest(ctx, `socialActions/${restli(parent ?? post)}/comments`), {
    headers: versioned(ctx.credentials),
    // Plain text: little text is for posts alone.
    json: { actor: ctx.credentials.author, object: post, message: { text }, ...(parent && { parentComment: parent }) },
    answer: commentSchema,
    visible: true,
    explain: (status, answer, headers) =>
      status === 404 ? notHere : status === 403 ? notPermitted : explainWrite(status, answer, headers),
  })
  const urn = urnOf(body)
  if (!urn) throw new PublisherError('reconcile', 'LinkedIn took the comment and did not say what it is called.', { code: 'id-missing' })
  return { remoteId: urn, url: commentAddress(ctx, post, urn) }
}

/** What is still to be asked: comments below a post, or below a comment on it. */
const queueSchema = z.array(z.object({ target: z.string(), post: z.string(), start: z.number().int().nonnegative() }))
export const pageSize = 100

interface Asked {
  readonly posts: readonly Published[]
  readonly since: Date
  readonly cursor: Json
}

/** One call each time. Pages only: what people say to a member, LinkedIn tells nobody. */
export async function interactions({ posts, since, cursor }: Asked, ctx: Context): Promise<InteractionPage> {
  if (!isPage(ctx.credentials)) return { items: [], next: null }
  const ours = posts.map(({ remoteId }) => remoteId).filter((urn) => !urn.startsWith('urn:li:comment:'))
  const queue = cursor === null ? ours.map((urn) => ({ target: urn, post: urn, start: 0 })) : queueSchema.parse(cursor)
  const [asked, ...rest] = queue
  if (!asked) return { items: [], next: null }
  const comments = await commentsOf(asked.target, asked.start, ctx)
  const more = comments.length < pageSize ? [] : [{ ...asked, start: asked.start + pageSize }]
  const below = asked.target === asked.post ? comments.flatMap((one) => answeredOf(one, asked.post)) : []
  const items = comments.flatMap((one) => interactionOf(one, asked.post, since, ctx))
  const next = [...more, ...rest, ...below]
  return { items, next: next.length > 0 ? next : null }
}

export async function commentsOf(target: string, start: number, ctx: Context): Promise<readonly Comment[]> {
  const path = `socialActions/${restli(target)}/comments?start=${start}&count=${pageSize}`
  const { status, body } = await ctx.http.request('GET', rest(ctx, path), {
    headers: versioned(ctx.credentials),
    answer: z.union([pageOf(commentSchema), z.unknown()]),
    // A post that is gone has no comments.
    accept: [404],
    explain,
  })
  return status === 404 ? [] : pageOf(commentSchema).parse(body).elements
}

/** Answers to a comment are not listed with it. */
function answeredOf(one: Comment, post: string) {
  const { totalFirstLevelComments, aggregatedTotalComments } = one.commentsSummary ?? {}
  const urn = urnOf(one)
  return urn && (totalFirstLevelComments ?? aggregatedTotalComments ?? 0) > 0 ? [{ target: urn, post, start: 0 }] : []
}

function interactionOf(one: Comment, post: string, since: Date, ctx: Context): Interaction[] {
  const urn = urnOf(one)
  const { actor, created, parentComment, message } = one
  if (!urn || !actor || !created || actor === ctx.credentials.author || created.time <= since.getTime()) return []
  return [
    {
      remoteId: urn,
      kind: 'comment',
      post,
      parent: parentComment ?? post,
      // LinkedIn tells who it was by a URN alone: names of members are not for apps.
      author: {
        id: actor,
        name: actor.startsWith('urn:li:organization:') ? 'LinkedIn page' : 'LinkedIn member',
        handle: actor.split(':').at(-1) || actor,
        url: null,
      },
      text: message.text,
      at: new Date(created.time),
      url: commentAddress(ctx, post, urn),
    },
  ]
}

/** Answers are one level deep: whoever answers an answer answers the comment above it. */
export async function reply(to: Pick<Interaction, 'remoteId' | 'post'>, text: string, ctx: Context): Promise<Published> {
  const [, thread = '', id = ''] = /^urn:li:comment:\((urn:li:\w+:\d+),(\d+)\)$/.exec(to.remoteId) ?? []
  const post = to.post ?? thread
  if (post === '' || id === '') throw new PublisherError('rejected', 'This is no comment on LinkedIn.', { code: 'comment-unknown' })
  const path = `socialActions/${restli(post)}/comments/${id}`
  const { body } = await ctx.http.request('GET', rest(ctx, path), {
    headers: versioned(ctx.credentials),
    answer: commentSchema,
    explain: (status, answer, headers) => (status === 404 ? notHere : explain(status, answer, headers)),
  })
  return comment(post, text.toWellFormed().normalize('NFC'), body.parentComment ?? to.remoteId, ctx)
}
