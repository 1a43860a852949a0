/** What people say about a post before it goes out, and where in it they point. */
import type { Language } from './story.ts'

/** What a comment is about, within one post. */
export interface CommentPlace {
  /** `null`: the article itself, in `language`. */
  readonly channel: string | null
  readonly language: Language | null
  /** As a finding names it: `text`, `parts.0.text`, `article.body`, `media`, … `null`: all of it. */
  readonly field: string | null
  readonly anchor: Anchor | null
}
export type Anchor = WordsAnchor | PointAnchor
/** Words in the plain text of the field; UTF-16 offsets, end exclusive. */
export interface WordsAnchor {
  readonly kind: 'words'
  readonly quote: string
  readonly start: number
  readonly end: number
}
/** A point of a picture, in percent of its width and height from the top left. */
export interface PointAnchor {
  readonly kind: 'point'
  readonly medium: string
  readonly x: number
  readonly y: number
}

export interface CommentView {
  readonly id: string
  readonly place: CommentPlace
  /** `null`: it is about the article, or the channel is not in the post any more. */
  readonly channelName: string | null
  /** Where its words are now. `null`: it is not about words, or they have changed. */
  readonly now: { readonly start: number; readonly end: number } | null
  /** The words, the picture or the channel that it is about are not in the post any more. */
  readonly isLost: boolean
  readonly text: string
  readonly by: string
  readonly isGuest: boolean
  readonly at: string
  /** Whoever asks may take it away: it is theirs, nobody has answered it, and it is new. */
  readonly mayDelete: boolean
  readonly resolved: { readonly by: string; readonly at: string } | null
  readonly replies: readonly Pick<CommentView, 'id' | 'text' | 'by' | 'isGuest' | 'at' | 'mayDelete'>[]
}

/** GET /api/posts/:id/comments; every other endpoint below it answers the same. The oldest comes first. */
export interface Comments {
  /** Of the content as it is now: a new comment names it. */
  readonly hash: string
  readonly comments: readonly CommentView[]
}

export const commentLimits = { text: 4000, quote: 500, name: 120, perPost: 500 } as const
/** How long a comment may be taken away by its author. */
export const commentDeletableMs = 15 * 60_000

/** Finds the words of an anchor in the text as it is now: where they were, or the nearest place that says the same. `null`: nowhere. */
export function placeOfWords(text: string, { quote, start }: WordsAnchor): { readonly start: number; readonly end: number } | null {
  if (quote === '') return null
  let nearest: number | null = null
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    if (nearest === null || Math.abs(at - start) < Math.abs(nearest - start)) nearest = at
  return nearest === null ? null : { start: nearest, end: nearest + quote.length }
}
