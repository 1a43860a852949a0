import type { SelectField, TextField } from 'payload'

// A type and not an interface: Payload's labels have an index signature.
type Said = { de: string; en: string }

/** Several words or names, each typed and ended with Enter. */
export const wordList = (name: string, label: Said, description?: Said): TextField => ({
  name,
  type: 'text',
  hasMany: true,
  label,
  ...(description && { admin: { description } }),
})

/** The language that a rule is for. Empty: both. */
export const languageField: SelectField = {
  name: 'language',
  type: 'select',
  label: { de: 'Sprache', en: 'Language' },
  options: [
    { value: 'de', label: { de: 'Deutsch', en: 'German' } },
    { value: 'en', label: { de: 'Englisch', en: 'English' } },
  ],
}
