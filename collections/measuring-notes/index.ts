import type { CollectionConfig } from 'payload'
import { noteKinds } from '../../src/core/measuring.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/** What is to be said of the numbers of a channel, or of one delivery there. The same thing is said once. */
export const measuringNotes: CollectionConfig = {
  slug: 'measuring-notes',
  labels: {
    singular: { de: 'Hinweis zur Messung', en: 'Note on measuring' },
    plural: { de: 'Hinweise zur Messung', en: 'Notes on measuring' },
  },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  timestamps: false,
  indexes: [{ fields: ['channel', 'kind', 'delivery', 'metric', 'from'], unique: true }, { fields: ['delivery'] }],
  fields: [
    { name: 'channel', type: 'relationship', relationTo: 'channels', required: true },
    { name: 'kind', type: 'select', required: true, options: [...noteKinds] },
    // Empty: of the whole channel.
    { name: 'delivery', type: 'text', required: true, defaultValue: '' },
    // Empty: of all numbers.
    { name: 'metric', type: 'text', required: true, defaultValue: '' },
    { name: 'from', type: 'date', required: true },
    // Absent: it is still so.
    { name: 'until', type: 'date' },
  ],
}
