/** What an approver reads: the stored post as it will go out, and what has changed since it was approved last. */
import type { Localised, PostState, VariantView } from './answers.ts'
import type { WaitingPost } from './review-steps.ts'
import type { Language } from './story.ts'

/** GET /api/posts/:id/review. The hash that an approval must name is `state.review.hash`: of exactly what stands here. */
export interface ReviewSheet {
  readonly post: string
  readonly title: string
  readonly brand: string
  readonly state: PostState
  readonly article: readonly ArticleSheet[]
  /** Of the article beside its texts, and of what is declared. */
  readonly changes: readonly Change[]
  readonly channels: readonly ChannelSheet[]
  /** Every picture, film and document that it shows anywhere, once. */
  readonly pictures: readonly PictureSheet[]
  /** The version that was approved last. `null`: none was. */
  readonly approved: { readonly at: string; readonly by: string } | null
  /** Channels that it was approved for, and does not go to any more. */
  readonly dropped: readonly { readonly name: string; readonly platform: string }[]
}

export interface ArticleSheet {
  readonly language: Language
  readonly title: string
  readonly teaser: string
  /** Safe to be shown as it is. */
  readonly html: string
  readonly slug: string
  readonly seo: { readonly title: string; readonly description: string }
  /** The language was not there when it was approved. */
  readonly isNew: boolean
  readonly changes: readonly Change[]
}

export interface ChannelSheet {
  readonly view: VariantView
  readonly isNew: boolean
  readonly changes: readonly Change[]
}

export interface PictureSheet {
  readonly id: string
  readonly kind: 'image' | 'video' | 'document'
  readonly src: string
  readonly width: number
  readonly height: number
  readonly title: string
  /** In each language that the post is written in. */
  readonly alt: { readonly [language in Language]?: string }
  readonly credit: string
  readonly licence: string
  readonly rightsHolder: string
  /** ISO day. `null`: the rights do not end. */
  readonly expiresOn: string | null
  readonly isGenerated: boolean
  /** The names of the channels that show it. */
  readonly on: readonly string[]
}

/** What has become different in one field. Named as findings name fields. */
export type Change =
  | { readonly field: string; readonly kind: 'words'; readonly pieces: readonly Piece[] }
  | { readonly field: string; readonly kind: 'value'; readonly before: Localised | null; readonly after: Localised | null }
  | { readonly field: string; readonly kind: 'media'; readonly media: readonly MediumChange[] }
  /** The words are the same: bold, headings, lists or pictures between them are not. */
  | { readonly field: string; readonly kind: 'form' }

export interface Piece {
  readonly is: 'same' | 'added' | 'removed'
  readonly text: string
}

export interface MediumChange {
  readonly is: 'added' | 'removed' | 'exchanged' | 'measured' | 'alt' | 'crop' | 'title' | 'captions' | 'order'
  /** Empty where it is about their order. */
  readonly id: string
  readonly before: string | null
  readonly after: string | null
}

/** GET /api/posts/waiting: what waits for whoever asks. */
export interface WaitingPosts {
  readonly posts: readonly WaitingPost[]
}
