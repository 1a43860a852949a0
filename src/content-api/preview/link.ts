import { languages, type Language } from '../../core/story.ts'
import type { Draft } from './drafts.ts'

/**
 * Where a draft is looked at: the brand's own address for previews, otherwise the hub's page.
 * @param asked the language; where the draft does not have it, its main one is taken.
 */
export function previewAddress({ publication, brand }: Draft, token: string, asked: Language | null, publicUrl: string): string {
  const language = languages.find((each) => each === asked && publication.texts[each]) ?? publication.language
  const filledIn = { token, language, slug: publication.texts[language]?.slug ?? '' }
  const own = brand.preview?.replace(/\{(token|language|slug)\}/g, (_, name: keyof typeof filledIn) => encodeURIComponent(filledIn[name]))
  if (own && URL.canParse(own)) return own
  return `${publicUrl}/site/${encodeURIComponent(brand.slug)}/preview/${token}?language=${language}`
}
