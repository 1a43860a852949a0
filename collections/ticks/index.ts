import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'

/** Which process took which slot of a periodic task: the UNIQUE key lets only one have it. */
export const ticks: CollectionConfig = {
  slug: 'ticks',
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [{ name: 'key', type: 'text', required: true, unique: true }],
}
