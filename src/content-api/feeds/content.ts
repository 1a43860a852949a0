/** What a feed says, in no format yet. */
import type { Language } from '../../core/story.ts'
import type { FeedFormat } from './addresses.ts'

export interface FeedPicture {
  readonly url: string
  readonly type: string
  /** Of the file as it is sent. */
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly alt: string | null
  readonly thumbnail: string
}

export interface FeedItem {
  /** An address that stays when the slug is corrected. What readers know the item by. */
  readonly id: string
  readonly url: string
  readonly language: Language
  readonly title: string
  /** Plain text, may be empty. */
  readonly teaser: string
  /** Whole, every address absolute. */
  readonly html: string
  /** May be empty. */
  readonly author: string
  readonly topics: readonly string[]
  readonly publishedAt: Date
  readonly changedAt: Date
  /** The post in its other languages. */
  readonly translations: readonly { readonly language: Language; readonly url: string }[]
  /** In the post's order. */
  readonly pictures: readonly FeedPicture[]
}

export interface FeedContent {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly language: Language
  /** The site that it is the feed of. */
  readonly home: string
  readonly publisher: string
  /** Its own address in each format. */
  readonly self: { readonly [format in FeedFormat]: string }
  /** The same feed in the brand's other languages. */
  readonly translations: readonly { readonly language: Language; readonly self: { readonly [format in FeedFormat]: string } }[]
  /** Of WebSub. */
  readonly hub: string | null
  /** The latest change of an item; 1970 where there are none. */
  readonly changedAt: Date
  readonly items: readonly FeedItem[]
}
