/** What is live on our own media, and how it is kept: the port between the content API and the database. */
import type { Publication } from '../../publishers/website/publication.ts'
import type { Language } from '../core/story.ts'
import type { Picture, Placeholder } from './media-files.ts'

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

/** Where a page ended. Posts are listed by first publication, then by id, both downwards. */
export interface Position {
  readonly firstPublishedAt: Date
  readonly post: string
}

export interface ListQuery {
  readonly brand?: string | undefined
  readonly campaign?: string | undefined
  readonly topic?: string | undefined
  /** Only posts that have this language. */
  readonly language?: Language | undefined
  readonly after?: Position | undefined
  /** 1 or more. */
  readonly limit: number
}

export interface PutResult {
  readonly outcome: 'created' | 'replaced' | 'unchanged'
  readonly stored: StoredPublication
}

export interface Publications {
  /**
   * Makes a post live on a site, or replaces what is live of it there. All or nothing; several at once end as if one had come after
   * the other. Content that is equal under an equal key changes nothing (`unchanged`).
   * @throws Problem 409 `slug-taken` when another live post of the site or of its brand has the slug in the same language;
   * 422 `invalid-publication` when the key belongs to another post or site; 503 `busy` when it lost too many races.
   */
  put(next: NewPublication): Promise<PutResult>
  byKey(channel: string, key: string): Promise<StoredPublication | null>
  /** @returns whether there was something to take down. */
  remove(channel: string, key: string): Promise<boolean>
  /** At most `limit`, in the order of `Position`. A post that is live on several sites comes once: where it was first, of the brand's sites if a brand is asked for. */
  list(query: ListQuery): Promise<readonly StoredPublication[]>
  byPost(post: string, where: { readonly brand?: string | undefined }): Promise<StoredPublication | null>
  /** The asked language's slugs are looked at first, then the others'; of several posts the oldest. */
  bySlug(
    slug: string,
    where: { readonly language?: Language | undefined; readonly brand?: string | undefined },
  ): Promise<StoredPublication | null>
  /** Every version of a picture that a live publication shows, the newest publication's first. Empty: none does. */
  shownVersions(mediaId: string): Promise<readonly Picture[]>
  /** Adds to the views of a row. One that is gone meanwhile is no error. */
  addViews(id: string, views: number): Promise<void>
  /** Views of those that are live on the site. */
  measure(channel: string, keys: readonly string[]): Promise<readonly { readonly key: string; readonly views: number }[]>
  /** Changes with every put and remove, in whatever process. Cheap. */
  version(): Promise<string>
}
