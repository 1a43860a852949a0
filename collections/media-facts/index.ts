import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'

/** What looking into a file once has told, so that nobody has to look again. The file's fingerprint is part of the key. */
export const mediaFacts: CollectionConfig = {
  slug: 'media-facts',
  labels: { singular: { de: 'Dateibefund', en: 'File facts' }, plural: { de: 'Dateibefunde', en: 'File facts' } },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'facts', type: 'textarea', required: true },
  ],
}
