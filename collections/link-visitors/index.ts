import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'

/** Who was counted today: hashes by a salt that is thrown away at midnight (UTC), and they with it. Written by `src/links` alone. */
export const linkVisitors: CollectionConfig = {
  slug: 'link-visitors',
  labels: { singular: { de: 'Besuch', en: 'Visit' }, plural: { de: 'Besuche', en: 'Visits' } },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  // Not even when.
  timestamps: false,
  fields: [
    { name: 'day', type: 'text', required: true, index: true },
    { name: 'hash', type: 'text', required: true, unique: true },
  ],
}
