import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'

/** One secret for each day, shared by all processes and deleted when the day is over (UTC). Written by `src/links` alone. */
export const linkSalts: CollectionConfig = {
  slug: 'link-salts',
  labels: { singular: { de: 'Tagesgeheimnis', en: 'Secret of a day' }, plural: { de: 'Tagesgeheimnisse', en: 'Secrets of days' } },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  timestamps: false,
  fields: [
    { name: 'day', type: 'text', required: true, unique: true },
    { name: 'salt', type: 'text', required: true },
  ],
}
