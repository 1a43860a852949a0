import type { Language } from './story.ts'

/** The size of a document, as people say it: `PDF, 1,2 MB`. The smallest is 0.1 MB. */
export function spokenSize(bytes: number): { readonly [language in Language]: string } {
  const said = (language: Language) => (Math.max(bytes, 100_000) / 1_000_000).toLocaleString(language, { maximumFractionDigits: 1 })
  return { de: `PDF, ${said('de')} MB`, en: `PDF, ${said('en')} MB` }
}
