import type { TextField } from 'payload'
import { slugOf } from '../src/core/slug.ts'

/** The part of an address that names a document. Made from another field when it is left empty. */
export const slugField = (from: string, options: { localized?: boolean; unique?: boolean } = {}): TextField => ({
  name: 'slug',
  type: 'text',
  index: true,
  unique: options.unique ?? !options.localized,
  localized: options.localized ?? false,
  label: { de: 'Adressteil', en: 'Slug' },
  admin: { position: 'sidebar', description: { de: 'Leer: wird aus dem Namen gemacht.', en: 'Empty: made from the name.' } },
  hooks: {
    beforeValidate: [
      ({ value, data }) => {
        const written = typeof value === 'string' ? slugOf(value) : ''
        const source: unknown = data?.[from]
        return written || (typeof source === 'string' ? slugOf(source) : '') || undefined
      },
    ],
  },
})
