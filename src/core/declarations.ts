/** What authors declare of a post, in words: its form names it, and an approver reads what has become different. */
import type { Language } from './story.ts'

/** `none`: editorial. Everything else must be labelled (§ 5a (4) UWG, § 6 DDG). */
export const sponsorshipNames = {
  none: { de: 'Nein, redaktionell', en: 'No, editorial' },
  advertisement: { de: 'Anzeige', en: 'Advertisement' },
  sponsored: { de: 'Bezahlte Partnerschaft', en: 'Paid partnership' },
  gifted: { de: 'Produkt geschenkt', en: 'Product was a gift' },
  affiliate: { de: 'Links mit Provision', en: 'Links with a commission' },
} as const satisfies Record<string, { readonly [language in Language]: string }>
export type Sponsorship = keyof typeof sponsorshipNames
