import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'

/** How often a short link was followed: sums of a day, in UTC. Written by `src/links` alone. */
export const linkClicks: CollectionConfig = {
  slug: 'link-clicks',
  labels: { singular: { de: 'Klicks eines Tages', en: 'Clicks of a day' }, plural: { de: 'Klicks', en: 'Clicks' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  // Sums only: nobody needs to know when the last one was.
  timestamps: false,
  indexes: [{ fields: ['link', 'day', 'country', 'device', 'bot'], unique: true }],
  fields: [
    { name: 'link', type: 'text', required: true },
    // YYYY-MM-DD in UTC.
    { name: 'day', type: 'text', required: true },
    // ISO 3166-1 alpha-2; ZZ: not known.
    { name: 'country', type: 'text', required: true },
    { name: 'device', type: 'select', required: true, options: ['phone', 'tablet', 'desktop', 'other'] },
    { name: 'bot', type: 'checkbox', required: true, defaultValue: false },
    { name: 'clicks', type: 'number', required: true, defaultValue: 0 },
    { name: 'visitors', type: 'number', required: true, defaultValue: 0 },
  ],
}
