/** Where feeds are: one address for each, so that hubs and readers mean the same one. */
import type { Language } from '../../core/story.ts'
import type { Brand } from '../sites.ts'

export const feedFormats = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

export const feedTypes: { readonly [format in FeedFormat]: string } = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}
export const feedNames: { readonly [format in FeedFormat]: string } = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' }

export interface FeedPlace {
  readonly format: FeedFormat
  readonly language: Language
  /** `null`: all of the brand's. */
  readonly topic: string | null
}

/** What a feed calls itself (`rel=self`), and what hubs are told. */
export function feedAddress(publicUrl: string, brand: Pick<Brand, 'slug'>, { format, language, topic }: FeedPlace): string {
  const query = new URLSearchParams({ language, ...(topic === null ? {} : { topic }) })
  return `${publicUrl}/feeds/${encodeURIComponent(brand.slug)}.${format}?${query.toString()}`
}

/** The brand's WebSub hub as an address that can stand in headers, `null` where it has none. */
export const hubOf = ({ webSubHub }: Pick<Brand, 'webSubHub'>): string | null =>
  webSubHub !== null && URL.canParse(webSubHub) && /^https?:$/.test(new URL(webSubHub).protocol) ? new URL(webSubHub).href : null
