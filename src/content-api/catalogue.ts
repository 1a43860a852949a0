/** What is public, without its texts: held in memory, so that lists are made without asking the database. */
import type { Language } from '../core/story.ts'
import type { Addresses } from './publications.ts'

/** One publication, as far as lists, neighbours and invalidation go by it. */
export interface Entry {
  /** The publication's row. */
  readonly id: string
  readonly channel: string
  readonly brand: string
  readonly post: string
  readonly language: Language
  readonly slugs: { readonly [language in Language]?: string }
  readonly titles: { readonly [language in Language]?: string }
  readonly addresses: Addresses
  readonly campaign: string | null
  readonly topics: readonly string[]
  readonly author: string
  readonly firstPublishedAt: Date
  readonly changedAt: Date
}
