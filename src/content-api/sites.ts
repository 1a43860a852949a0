import type { Language } from '../core/story.ts'

/** A brand, as far as its own media are concerned. */
export interface Brand {
  readonly id: string
  readonly slug: string
  readonly name: string
  /** Pattern of a post's address, with {slug} and {language}. `null`: the hub shows its posts itself. */
  readonly website: string | null
  /** The first is the main one. */
  readonly languages: readonly Language[]
}

/** A website channel. */
export interface Site {
  readonly channel: string
  readonly name: string
  readonly language: Language
  readonly brand: Brand
}

/** Which sites and brands there are: the port to the database. */
export interface Sites {
  /** `null`: there is no such website channel, or it was put into the trash. */
  site(channel: string): Promise<Site | null>
  /** By id or slug. */
  brand(idOrSlug: string): Promise<Brand | null>
}
