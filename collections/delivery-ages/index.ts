import type { CollectionConfig } from 'payload'
import { ageNames } from '../../src/core/measuring.ts'
import { metrics } from '../../src/core/metrics.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/** What a delivery had at each of the ages at which posts are compared. Derived from `measurements`, and can be made again from them. */
export const deliveryAges: CollectionConfig = {
  slug: 'delivery-ages',
  labels: { singular: { de: 'Zahl in einem Alter', en: 'Number at an age' }, plural: { de: 'Zahlen nach Alter', en: 'Numbers by age' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  timestamps: false,
  indexes: [{ fields: ['delivery', 'age', 'metric'], unique: true }, { fields: ['channel', 'metric', 'publishedAt'] }],
  fields: [
    { name: 'delivery', type: 'relationship', relationTo: 'deliveries', required: true },
    { name: 'channel', type: 'relationship', relationTo: 'channels', required: true },
    { name: 'publishedAt', type: 'date', required: true },
    { name: 'age', type: 'select', required: true, options: [...ageNames] },
    { name: 'metric', type: 'select', required: true, options: [...metrics] },
    { name: 'value', type: 'number', required: true },
    // When that was measured: the first time after the age.
    { name: 'measuredAt', type: 'date', required: true },
  ],
}
