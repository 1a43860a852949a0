import type { SelectField } from 'payload'
import { languages, type Language } from '../src/core/story.ts'

const names: Record<Language, { readonly de: string; readonly en: string }> = {
  de: { de: 'Deutsch', en: 'German' },
  en: { de: 'Englisch', en: 'English' },
}

/** The one language that something is written in, or somebody reads. */
export const languageField = (defaultValue?: Language): SelectField => ({
  name: 'language',
  type: 'select',
  required: true,
  ...(defaultValue && { defaultValue }),
  label: { de: 'Sprache', en: 'Language' },
  options: languages.map((value) => ({ value, label: names[value] })),
})
