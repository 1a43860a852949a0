import { Problem } from '../../core/problem.ts'
import type { Language } from '../../core/story.ts'
import { siteAddress } from '../addresses.ts'
import type { Publications } from '../publications.ts'
import type { Brand } from '../sites.ts'
import { feedAddress, hubOf } from './addresses.ts'
import type { FeedContent } from './content.ts'
import type { FeedItems } from './items.ts'

/** Most items in a feed. */
const itemsMax = 50

const about: { readonly [language in Language]: (brand: string) => string } = {
  de: (brand) => `Beiträge von ${brand}`,
  en: (brand) => `Posts by ${brand}`,
}

/**
 * The newest posts of a brand in a language.
 * @throws Problem 404 `topic-unknown` when no post of the brand is on the topic, in no language.
 */
export async function feedOf(
  options: { readonly publications: Pick<Publications, 'entries'>; readonly items: FeedItems; readonly publicUrl: string },
  brand: Brand,
  { language, topic }: { readonly language: Language; readonly topic: string | null },
): Promise<FeedContent> {
  const { publications, publicUrl } = options
  const items = await options.items.newest({ brand: brand.id, topic, language, limit: itemsMax })
  if (items.length === 0 && topic !== null && (await publications.entries({ brand: brand.id, topic, limit: 1 })).length === 0)
    throw new Problem(404, 'topic-unknown', 'No post of this brand is on this topic.')
  const self = (spoken: Language) => {
    const place = { language: spoken, topic }
    return {
      rss: feedAddress(publicUrl, brand, { ...place, format: 'rss' }),
      atom: feedAddress(publicUrl, brand, { ...place, format: 'atom' }),
      json: feedAddress(publicUrl, brand, { ...place, format: 'json' }),
    }
  }
  return {
    // Brands are renamed, their ids stay.
    id: `${publicUrl}/feeds/${encodeURIComponent(brand.id)}.atom?${new URLSearchParams({ language, ...(topic === null ? {} : { topic }) }).toString()}`,
    title: topic === null ? brand.name : `${brand.name}: ${topic}`,
    description: about[language](brand.name),
    language,
    home: siteAddress(brand, language, publicUrl),
    publisher: brand.name,
    self: self(language),
    translations: brand.languages.filter((other) => other !== language).map((other) => ({ language: other, self: self(other) })),
    hub: hubOf(brand),
    // Without posts the moment of making would stand there, and equal feeds would differ.
    changedAt: new Date(Math.max(0, ...items.map(({ changedAt }) => changedAt.getTime()))),
    items,
  }
}
