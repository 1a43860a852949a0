/** Comments in the database. They are no part of what is approved, and no change of them re-opens anything. */
import type { Payload, Where } from 'payload'
import { commentDeletableMs, commentLimits, type CommentPlace } from '../core/comments.ts'
import { Problem } from '../core/problem.ts'
import { commentRow, placeColumns, type CommentRow } from './comment-row.ts'

const collection = 'comments'

/** Who says something: a person of the hub, or a guest by a link. */
export type Author = { readonly name: string } & ({ readonly user: string } | { readonly guestLink: string })

/** The oldest first. */
export async function commentsOf(payload: Payload, post: string): Promise<CommentRow[]> {
  const { docs } = await payload.db.find({
    collection,
    where: { post: { equals: post } },
    sort: ['at', 'id'],
    limit: commentLimits.perPost,
    pagination: false,
  })
  return docs.map((doc) => commentRow.parse(doc))
}

export interface NewComment {
  readonly text: string
  /** Of the content that its author had before the eyes. */
  readonly hash: string
  readonly place: CommentPlace
}

/** @throws Problem 429 where a post has as many as it may have. */
export async function addComment(
  payload: Payload,
  author: Author,
  post: string,
  { text, hash, place }: NewComment,
  now: Date,
): Promise<string> {
  await demandRoom(payload, post)
  return create(payload, author, { post, text, hash, ...placeColumns(place) }, now)
}

/**
 * An answer stands below the comment that began it.
 * @throws Problem 404 where there is no such comment on this post, or a guest did not begin it; 429.
 */
export async function reply(payload: Payload, author: Author, post: string, to: string, text: string, now: Date): Promise<void> {
  const first = await commentOn(payload, post, to)
  if (first.parent !== '' || ('guestLink' in author && first.guestLink !== author.guestLink)) throw noSuchComment()
  await demandRoom(payload, post)
  await create(payload, author, { post, text, hash: first.hash, parent: first.id }, now)
}

async function create(payload: Payload, author: Author, data: Record<string, unknown>, now: Date): Promise<string> {
  const by = 'user' in author ? { author: author.user, guestLink: null } : { author: null, guestLink: author.guestLink }
  const made: unknown = await payload.db.create({ collection, data: { ...data, ...by, authorName: author.name, at: now.toISOString() } })
  return String((made as { id: unknown }).id)
}

async function demandRoom(payload: Payload, post: string): Promise<void> {
  const { totalDocs } = await payload.db.count({ collection, where: { post: { equals: post } } })
  if (totalDocs >= commentLimits.perPost)
    throw new Problem(429, 'too-many-comments', {
      de: 'Dieser Beitrag hat so viele Kommentare, wie er haben darf. Haken Sie ab, was erledigt ist, und sprechen Sie über den Rest.',
      en: 'This post has as many comments as it may have. Resolve what is done, and talk about the rest.',
    })
}

/** @param by `null`: it is open again. @throws Problem 404. */
export async function resolve(
  payload: Payload,
  post: string,
  id: string,
  by: { readonly id: string; readonly name: string } | null,
  now: Date,
): Promise<void> {
  const { parent, resolvedAt } = await commentOn(payload, post, id)
  if (parent !== '') throw noSuchComment()
  if ((resolvedAt !== null) === (by !== null)) return
  const data = { resolvedAt: by && now.toISOString(), resolvedBy: by && by.id, resolvedByName: by && by.name }
  await payload.db.updateOne({ collection, where: { id: { equals: id } }, data })
}

/** @throws Problem 404; 403 where it is not theirs; 409 where somebody has answered it, or it is not new any more. */
export async function deleteOwn(payload: Payload, author: Author, post: string, id: string, now: Date): Promise<void> {
  const row = await commentOn(payload, post, id)
  const isOwn = 'user' in author ? row.author === author.user && row.guestLink === '' : row.guestLink === author.guestLink
  if (!isOwn)
    throw new Problem(403, 'not-yours', {
      de: 'Diesen Kommentar hat jemand anders geschrieben. Sie können ihm antworten oder ihn als erledigt markieren.',
      en: 'Somebody else wrote this comment. You can answer it, or mark it as done.',
    })
  const answers: Where = { parent: { equals: id } }
  const answered = (await payload.db.count({ collection, where: answers })).totalDocs > 0
  if (answered || now.getTime() - row.at.getTime() >= commentDeletableMs)
    throw new Problem(409, 'comment-stays', {
      de: 'Auf diesen Kommentar wurde geantwortet, oder er ist älter als eine Viertelstunde: Er bleibt. Markieren Sie ihn stattdessen als erledigt.',
      en: 'This comment was answered, or is older than a quarter of an hour: it stays. Mark it as done instead.',
    })
  await payload.db.deleteOne({ collection, where: { id: { equals: id } } })
}

async function commentOn(payload: Payload, post: string, id: string): Promise<CommentRow> {
  const found: unknown = await payload.db.findOne({ collection, where: { and: [{ id: { equals: id } }, { post: { equals: post } }] } })
  if (!found) throw noSuchComment()
  return commentRow.parse(found)
}

export const noSuchComment = () =>
  new Problem(404, 'no-such-comment', {
    de: 'Diesen Kommentar gibt es an diesem Beitrag nicht. Laden Sie die Seite neu.',
    en: 'There is no such comment on this post. Reload the page.',
  })
