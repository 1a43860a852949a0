import type { CollectionConfig } from 'payload'
import { metrics } from '../../src/core/metrics.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/**
 * One number of one delivery at one time. A metric that the platform does not tell has no row: it is not zero. A fall stays a fall. These are
 * the most rows of all: they carry nothing that nobody asks for.
 */
export const measurements: CollectionConfig = {
  slug: 'measurements',
  labels: { singular: { de: 'Messwert', en: 'Measurement' }, plural: { de: 'Messwerte', en: 'Measurements' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  timestamps: false,
  indexes: [{ fields: ['delivery', 'metric', 'kind', 'bucket'], unique: true }],
  fields: [
    { name: 'delivery', type: 'relationship', relationTo: 'deliveries', required: true },
    { name: 'metric', type: 'select', required: true, options: [...metrics] },
    // Of reactions: which of them, in the platform's word. Empty: all together.
    { name: 'kind', type: 'text', required: true, defaultValue: '' },
    { name: 'bucket', type: 'date', required: true },
    { name: 'value', type: 'number', required: true },
  ],
}
