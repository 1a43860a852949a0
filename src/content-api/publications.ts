/** What is live on our own media, and how it is kept: the port between the content API and the database. */
import type { Publication } from '../../publishers/website/publication.ts'
import type { Language } from '../core/story.ts'
import type { Picture, Placeholder } from './media-files.ts'
import type { Entry } from './reading/entry.ts'

export type { Publication }

/** The public address of each language. */
export type Addresses = { readonly [language in Language]?: string }

/** What stands in the place of pictures until they are there, by the SHA-256 of the file. */
export type Placeholders = { readonly [sha256: string]: Placeholder }

/** One post on one site, exactly as it was approved. */
export interface StoredPublication {
  /** The row's id: stays the same while content is replaced. Never shown. */
  readonly id: string
  /** The delivery key that the publication is known by now. */
  readonly key: string
  /** The website channel. */
  readonly channel: string
  /** The brand whose site it is on: its id. */
  readonly brand: string
  readonly publication: Publication
  readonly addresses: Addresses
  /** By the file's SHA-256, as far as they are known. */
  readonly placeholders?: Placeholders
  /** The earliest that any delivery of it named. */
  readonly firstPublishedAt: Date
  readonly changedAt: Date
}

export interface NewPublication {
  readonly key: string
  readonly channel: string
  readonly brand: string
  readonly publication: Publication
  readonly addresses: Addresses
  readonly placeholders?: Placeholders
  readonly at: Date
}

export type { Place } from './reading/catalogue.ts'

export interface ListQuery {
  /** Ids of brands. Default: all. */
  readonly brands?: ReadonlySet<string> | undefined
  /** One brand's id: the same as `brands` with one in it. */
  readonly brand?: string | undefined
  readonly campaign?: string | undefined
  readonly topic?: string | undefined
  readonly author?: string | undefined
  /** Only posts that have this language. */
  readonly language?: Language | undefined
  /** Words that the post must hold, in the language asked for or in any. */
  readonly q?: string | undefined
  /** First published at this instant or later. */
  readonly from?: Date | undefined
  /** First published before this instant. */
  readonly to?: Date | undefined
  /** Default `-publishedAt`. `changedAt`: who follows it to its end, and goes on from there, sees every change. */
  readonly sort?: Sort | undefined
  readonly after?: Position | undefined
  /** 1 or more. */
  readonly limit: number
}

export const sorts = ['-publishedAt', 'publishedAt', 'changedAt'] as const
export type Sort = (typeof sorts)[number]

/** Where a page ended: by the instant that it is sorted by, then by the post's id. */
export interface Position {
  readonly at: Date
  readonly post: string
}

export interface PutResult {
  readonly outcome: 'created' | 'replaced' | 'unchanged'
  readonly stored: StoredPublication
}

/** Writing, and what its writers ask: the port to the database. What readers ask is `Publications`'. */
export interface PublicationStore {
  /**
   * Makes a post live on a site, or replaces what is live of it there. All or nothing; several at once end as if one had come after
   * the other. Content that is equal under an equal key changes nothing (`unchanged`).
   * @throws Problem 409 `slug-taken` when another live post of the site or of its brand has the slug in the same language;
   * 422 `invalid-publication` when the key belongs to another post or site; 503 `busy` when it lost too many races.
   */
  put(next: NewPublication): Promise<PutResult>
  byKey(channel: string, key: string): Promise<StoredPublication | null>
  /** Takes down what is live: its content is gone, that it was there stays known. @returns whether there was something to take down. */
  remove(channel: string, key: string, at: Date): Promise<boolean>
  /** Adds to the views of a row. One that is gone meanwhile is no error. */
  addViews(id: string, views: number): Promise<void>
  /** Views of those that are live on the site. */
  measure(channel: string, keys: readonly string[]): Promise<readonly { readonly key: string; readonly views: number }[]>
}

/** What is public, for everybody who reads: made from the catalogue in memory, with contents fetched where they are needed. */
export interface Publications {
  /** At most `limit`, in the order asked for. A post that is live on several sites comes once: where it was first, of the brands asked for. */
  list(query: ListQuery): Promise<readonly StoredPublication[]>
  /** The same without contents: nothing is fetched, unless words are searched. */
  entries(query: Omit<ListQuery, 'limit'> & { readonly limit?: number }): Promise<readonly Entry[]>
  byPost(
    post: string,
    where: { readonly brand?: string | undefined; readonly brands?: ReadonlySet<string> | undefined },
  ): Promise<StoredPublication | null>
  /** The asked language's slugs are looked at first, then the others'; of several posts the oldest. */
  bySlug(
    slug: string,
    where: {
      readonly language?: Language | undefined
      readonly brand?: string | undefined
      readonly brands?: ReadonlySet<string> | undefined
    },
  ): Promise<StoredPublication | null>
  /** The posts of the same brand and language before and after it, by first publication. */
  neighbours(of: StoredPublication, language: Language): { readonly previous: Entry | null; readonly next: Entry | null }
  /** Posts of the same brand and language that share topics or the campaign, the closest first. */
  related(of: Pick<Entry, 'post' | 'brand' | 'campaign' | 'topics'>, language: Language, limit: number): readonly Entry[]
  /** With their contents, in the same order. What was taken down meanwhile is left out. */
  contentsOf(entries: readonly Entry[]): Promise<readonly StoredPublication[]>
  /** Every version of a picture that a live publication shows, the newest publication's first. Empty: none does. */
  shownVersions(mediaId: string, where?: { readonly brands?: ReadonlySet<string> | undefined }): Promise<readonly Picture[]>
}
