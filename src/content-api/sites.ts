import type { LinkNaming, ShownOnSite } from '../core/own-media.ts'
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
  /** `key`: only who brings a key for it reads its posts. */
  readonly access: 'open' | 'key'
  /** What is public beside a post. */
  readonly shows: readonly ShownOnSite[]
  /** Pattern of the address of a draft's preview, with {token}, {slug} and {language}. `null`: in the hub. */
  readonly preview: string | null
  readonly countsClicks: boolean
  readonly linkNaming: LinkNaming
  /** The WebSub hub that is told when a feed changes. */
  readonly webSubHub: string | null
  readonly webmentions: { readonly accepts: boolean; readonly sends: boolean }
  /** Of its corporate design, the main one first: `#0f766e`. */
  readonly colors: readonly string[]
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

/** By slug, or by id. */
export const brandIn = (brands: readonly Brand[], idOrSlug: string): Brand | null =>
  brands.find(({ slug }) => slug === idOrSlug) ?? brands.find(({ id }) => id === idOrSlug) ?? null
