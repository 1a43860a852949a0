import type { CollectionConfig } from 'payload'
import { standings } from '../../src/core/measuring.ts'
import { metrics } from '../../src/core/metrics.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/** The newest numbers of each delivery: what is read for lists and sums. Derived from `measurements`, and can be made again from them. */
export const deliveryNumbers: CollectionConfig = {
  slug: 'delivery-numbers',
  labels: { singular: { de: 'Zahlen einer Auslieferung', en: 'Numbers of a delivery' }, plural: { de: 'Zahlen', en: 'Numbers' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  timestamps: false,
  indexes: [{ fields: ['brand', 'publishedAt'] }, { fields: ['channel', 'publishedAt'] }],
  fields: [
    { name: 'delivery', type: 'relationship', relationTo: 'deliveries', required: true, unique: true },
    { name: 'post', type: 'relationship', relationTo: 'posts', required: true, index: true },
    { name: 'channel', type: 'relationship', relationTo: 'channels', required: true },
    { name: 'brand', type: 'relationship', relationTo: 'brands', required: true },
    { name: 'platform', type: 'text', required: true },
    // 0 for the post itself, 1 and more for the rest of a thread and first comments.
    { name: 'part', type: 'number', required: true, defaultValue: 0 },
    { name: 'publishedAt', type: 'date', required: true, index: true },
    { name: 'measuredAt', type: 'date' },
    { name: 'standing', type: 'select', required: true, options: [...standings] },
    ...metrics.map((name) => ({ name, type: 'number' as const })),
  ],
}
