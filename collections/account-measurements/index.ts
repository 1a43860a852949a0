import type { CollectionConfig } from 'payload'
import { accountMetrics } from '../../src/core/metrics.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/** One number of one account on one day. What the platform does not tell has no row. */
export const accountMeasurements: CollectionConfig = {
  slug: 'account-measurements',
  labels: {
    singular: { de: 'Messwert eines Kontos', en: 'Account measurement' },
    plural: { de: 'Messwerte von Konten', en: 'Account measurements' },
  },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  timestamps: false,
  indexes: [{ fields: ['channel', 'metric', 'day'], unique: true }],
  fields: [
    { name: 'channel', type: 'relationship', relationTo: 'channels', required: true },
    { name: 'metric', type: 'select', required: true, options: [...accountMetrics] },
    // YYYY-MM-DD in UTC.
    { name: 'day', type: 'text', required: true },
    { name: 'value', type: 'number', required: true },
  ],
}
