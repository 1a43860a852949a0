import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { addComment, commentsOf, deleteOwn, noSuchComment, reply, resolve, type Author } from '../../src/approving/comments.payload.ts'
import { commentViews } from '../../src/approving/comment-views.ts'
import { commentLimits, type Comments } from '../../src/core/comments.ts'
import { languages } from '../../src/core/story.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { endpoint, mustSee } from '../endpoint.ts'
import { isId } from '../is-id.ts'
import { commentedOf } from './commented.ts'
import { reviewedFor } from './reviewed.ts'

const text = z.string().trim().min(1, 'say something').max(commentLimits.text)
const name = z.string().min(1).max(100)
const offset = z.number().int().min(0).max(10_000_000)
const percent = z.number().min(0).max(100)
const anchor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), quote: z.string().min(1).max(commentLimits.quote), start: offset, end: offset }),
  z.object({ kind: z.literal('point'), medium: name, x: percent, y: percent }),
])
const place = z.object({
  channel: name.nullable().default(null),
  language: z.enum(languages).nullable().default(null),
  field: name.nullable().default(null),
  anchor: anchor.nullable().default(null),
})
const added = z.object({ text, hash: z.string().min(1, 'name the hash of the content that you have read').max(100), place })

const author = (req: PayloadRequest): Author => {
  const { id, name } = actorOf(req)
  return { user: id, name }
}

async function commentsFor(req: PayloadRequest, post: string): Promise<Comments> {
  const reviewed = await reviewedFor(req, post)
  const content = await commentedOf(req.payload, reviewed)
  const rows = await commentsOf(req.payload, post)
  return { hash: reviewed.hash, comments: commentViews(rows, content, { user: actorOf(req).id }, new Date()) }
}

const which = z.object({ comment: z.string() })
/** Something is done to one comment; everybody who may read the post may ask. */
const onOne = <Body extends { comment: string }>(
  path: string,
  body: z.ZodType<Body>,
  act: (req: PayloadRequest, post: string, body: Body) => Promise<void>,
) =>
  endpoint({
    method: 'post',
    path: `/:id/comments/${path}`,
    body,
    handle: async ({ req, id, body }) => {
      await mustSee(req, 'posts', id)
      // What is no id is on no post, and PostgreSQL would answer it with an error.
      if (!isId(req.payload, body.comment)) throw noSuchComment()
      await act(req, id, body)
      return commentsFor(req, id)
    },
  })

export const commentEndpoints = [
  endpoint({ method: 'get', path: '/:id/comments', handle: ({ req, id }) => commentsFor(req, id) }),
  endpoint({
    method: 'post',
    path: '/:id/comments',
    body: added,
    handle: async ({ req, id, body }) => {
      await mustSee(req, 'posts', id)
      await addComment(req.payload, author(req), id, body, new Date())
      return commentsFor(req, id)
    },
  }),
  onOne('reply', which.extend({ text }), (req, post, { comment, text }) =>
    reply(req.payload, author(req), post, comment, text, new Date()),
  ),
  onOne('resolve', which, (req, post, { comment }) => resolve(req.payload, post, comment, actorOf(req), new Date())),
  onOne('reopen', which, (req, post, { comment }) => resolve(req.payload, post, comment, null, new Date())),
  onOne('delete', which, (req, post, { comment }) => deleteOwn(req.payload, author(req), post, comment, new Date())),
]
