'use client'
import { useTranslation } from '@payloadcms/ui'
import type { Language } from '../core/story.ts'

export type Localised = { readonly [language in Language]: string }

/** The admin's language, as the person chose it in the account. Everything but German is answered in English. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'de' ? 'de' : 'en'
}

/** The texts of one component in the admin's language. Both languages must have the same keys. */
export function useWords<Words>(words: { readonly [language in Language]: Words }): Words {
  return words[useLanguage()]
}
