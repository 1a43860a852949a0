import type { Language } from '../src/core/story.ts'

interface Asked {
  readonly req: { readonly i18n: { readonly language: string } }
}

/** The language of the admin that the person uses. */
export const languageOf = ({ req }: Asked): Language => (req.i18n.language === 'de' ? 'de' : 'en')

/** A sentence in it. */
export const sentence = (asked: Asked, said: { readonly de: string; readonly en: string }): string => said[languageOf(asked)]
