/** Any value that survives JSON. What crosses a process or the ledger has this shape. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The languages that content is written in. The admin speaks the same two. */
export const languages = ['de', 'en'] as const
export type Language = (typeof languages)[number]

/** A picture, film or document as publishers, previews and checks see it: the file itself is opened by id. */
export interface MediaRef {
  readonly id: string
  readonly kind: 'image' | 'video' | 'document'
  readonly mimeType: string
  /** What a person who cannot see it is told, in the story's language. `null`: nobody has written it yet. */
  readonly alt: string | null
  /** Pixels; 0 of a document. */
  readonly width: number
  readonly height: number
  readonly bytes: number
  /** Where the eye should rest, in percent of width and height from the top left. Default 50/50. */
  readonly focalPoint: { readonly x: number; readonly y: number }
  /** SHA-256 of the file: approval is bound to the picture itself, not to its name. */
  readonly sha256: string
  /** What a document is called, in the story's language. Only documents have one. */
  readonly title?: string
  /** A film's captions, each with the SHA-256 of its text: they are approved with it. Absent: there are none. */
  readonly captions?: readonly { readonly language: Language; readonly sha256: string }[]
}

/** One language of the master post. `body` is Lexical's JSON. */
export interface ArticleText {
  readonly title: string
  readonly slug: string
  readonly teaser: string
  readonly body: Json
  readonly seo: { readonly title: string; readonly description: string }
  /** Alternative texts of the media in this language, by media id. */
  readonly alt: { readonly [mediaId: string]: string }
}

/** The master post behind a story. Owned media publish it whole; networks only point to it. */
export interface Article {
  readonly id: string
  readonly brand: { readonly id: string; readonly slug: string; readonly name: string }
  readonly campaign: string | null
  readonly topics: readonly string[]
  readonly author: string
  readonly texts: { readonly [language in Language]?: ArticleText }
}

/**
 * What a story becomes where a platform has more than one kind of post. `reel`: a short, upright film of its own. `story`: a picture or film
 * that is gone after a day.
 */
export const formats = ['post', 'reel', 'story'] as const
export type Format = (typeof formats)[number]

export interface Poll {
  /** Two or more, each a few words. */
  readonly options: readonly string[]
  /** How long people may vote. */
  readonly minutes: number
  readonly multiple: boolean
}

/**
 * The plain data of a variant that a publisher composes its message from: one post, on one channel, in one language.
 * JSON throughout: it is frozen into the ledger at intent.
 */
export interface Story {
  readonly language: Language
  /** What the post says on this channel, without the link. Plain text, NFC. */
  readonly text: string
  /** Where the reader is sent: the canonical address of the post, or the variant's own link. `null`: nowhere, or not known yet. */
  readonly link: string | null
  readonly media: readonly MediaRef[]
  /** Absent: `post`. */
  readonly format?: Format
  /** Asked below the text. Absent: nothing is asked. */
  readonly poll?: Poll
  readonly article: Article
}

/** What a further part of a thread, or a first comment, is composed from: its own words, without link and media. */
export const storyOfPart = ({ format: _, poll: __, ...story }: Story, text: string): Story => ({ ...story, text, link: null, media: [] })
