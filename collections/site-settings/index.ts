import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'

/**
 * What the content API must know of each brand, as JSON in one row: written whenever a brand is saved, and read without Payload, so that a
 * process answers before the admin is there.
 */
export const siteSettings: CollectionConfig = {
  slug: 'site-settings',
  admin: { hidden: true },
  access: { read: only(), create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    { name: 'brand', type: 'text', required: true, unique: true },
    { name: 'body', type: 'textarea', required: true },
  ],
}
