import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'

/** How much of a platform's allowance is used up, for an account or an app of ours; and who measures which channel now. */
export const rateLimits: CollectionConfig = {
  slug: 'rate-limits',
  labels: { singular: { de: 'Kontingent', en: 'Rate limit' }, plural: { de: 'Kontingente', en: 'Rate limits' } },
  admin: { hidden: true, useAsTitle: 'key' },
  access: writtenByServices,
  lockDocuments: false,
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    // GCRA: the instant at which the bucket would be empty again, in milliseconds since 1970.
    { name: 'usedUntil', type: 'number', required: true, defaultValue: 0 },
    // What the platform itself said, in milliseconds since 1970: nothing goes before.
    { name: 'closedUntil', type: 'number', required: true, defaultValue: 0 },
  ],
}
