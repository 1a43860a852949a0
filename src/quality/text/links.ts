/** The links of a post, as its platform takes something for a link. */
import type { Limits, Preview } from '../../../publishers/publisher.ts'
import { countedLinks } from '../../core/text.ts'

/** Each once, that of the card included. Where a platform makes links of bare domains, those too. */
export function linksOf({ text, card }: Preview, limits: Limits): Set<string> {
  const rule = limits.text.find(({ unit }) => unit === 'weighted') ?? { unit: 'grapheme' as const }
  const found = new Set(countedLinks(text, rule).map(({ start, end }) => text.slice(start, end)))
  return card ? found.add(card.url) : found
}
