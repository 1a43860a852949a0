import type { CollectionConfig } from 'payload'
import { metrics } from '../../src/core/metrics.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/** One number of one delivery at one time. A metric that the platform does not tell has no row: it is not zero. */
export const measurements: CollectionConfig = {
  slug: 'measurements',
  labels: { singular: { de: 'Messwert', en: 'Measurement' }, plural: { de: 'Messwerte', en: 'Measurements' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  indexes: [{ fields: ['delivery', 'metric', 'bucket'], unique: true }],
  fields: [
    { name: 'delivery', type: 'relationship', relationTo: 'deliveries', required: true, index: true },
    { name: 'metric', type: 'select', required: true, options: [...metrics] },
    { name: 'bucket', type: 'date', required: true },
    { name: 'value', type: 'number', required: true },
  ],
}
