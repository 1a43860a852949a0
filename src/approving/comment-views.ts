/** From comments as they are stored to what one reader sees of them, pure. */
import { commentDeletableMs, placeOfWords, type CommentPlace, type CommentView } from '../core/comments.ts'
import type { CommentRow } from './comment-row.ts'
import { textAt, type Commented } from './places.ts'

/** Who reads. A guest sees what was said by the guest's own link, and what was answered to it. */
export type Reader = { readonly user: string } | { readonly guestLink: string }

export function commentViews(rows: readonly CommentRow[], content: Commented, reader: Reader, now: Date): CommentView[] {
  const isOwn = (row: CommentRow) =>
    'user' in reader ? row.author === reader.user && row.guestLink === '' : row.guestLink === reader.guestLink
  const known = new Set(rows.map(({ id }) => id))
  const answersTo = (id: string) => rows.filter(({ parent }) => parent === id)
  const said = (row: CommentRow) => ({
    id: row.id,
    text: row.text,
    by: row.authorName,
    isGuest: row.guestLink !== '',
    at: row.at.toISOString(),
    mayDelete: isOwn(row) && answersTo(row.id).length === 0 && now.getTime() - row.at.getTime() < commentDeletableMs,
  })
  return (
    rows
      // An answer to what was taken away at the same moment stands by itself.
      .filter((row) => !known.has(row.parent) && ('user' in reader || isOwn(row)))
      .map((row) => ({
        ...said(row),
        place: row.place,
        channelName: content.channels.find(({ channel }) => channel === row.place.channel)?.name ?? null,
        ...whereNow(row.place, content),
        resolved: row.resolvedAt && { by: row.resolvedByName, at: row.resolvedAt.toISOString() },
        replies: answersTo(row.id).map(said),
      }))
  )
}

/** Where a comment points in the content as it is now. */
export function whereNow(place: CommentPlace, content: Commented): Pick<CommentView, 'now' | 'isLost'> {
  const { anchor } = place
  const text = textAt(content, place)
  if (text === null) return { now: null, isLost: true }
  if (anchor?.kind === 'point') return { now: null, isLost: !content.pictures.includes(anchor.medium) }
  if (anchor?.kind !== 'words') return { now: null, isLost: false }
  const now = placeOfWords(text, anchor)
  return { now, isLost: now === null }
}
