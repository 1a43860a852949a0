import { languages, type Language } from '../core/story.ts'
import type { Addresses, Publication } from './publications.ts'
import type { Brand } from './sites.ts'

/** Where a reader finds a post in each of its languages. They are kept with the publication: networks have linked to them. */
export function publicationAddresses(publication: Publication, brand: Brand, publicUrl: string): Addresses {
  const main = publication.texts[publication.language]
  const addresses: { [language in Language]?: string } = {}
  for (const language of languages) {
    const slug = publication.texts[language]?.slug
    if (slug === undefined) continue
    const own = brand.website?.replaceAll('{slug}', slug).replaceAll('{language}', language)
    // In the hub two languages may share a slug: the address must still tell them apart.
    const apart = language !== publication.language && slug === main?.slug ? `?language=${language}` : ''
    addresses[language] = own && URL.canParse(own) ? own : `${siteInTheHub(brand, publicUrl)}/${slug}${apart}`
  }
  return addresses
}

/** Where the site itself is: the folder of its posts. */
export function siteAddress(brand: Brand, language: Language, publicUrl: string): string {
  const pattern = brand.website?.replaceAll('{language}', language)
  const before = pattern?.slice(0, pattern.indexOf('{slug}'))
  const folder = before?.slice(0, before.lastIndexOf('/') + 1)
  return folder && URL.canParse(folder) ? folder : siteInTheHub(brand, publicUrl)
}

const siteInTheHub = (brand: Brand, publicUrl: string) => `${publicUrl}/site/${brand.slug}`
