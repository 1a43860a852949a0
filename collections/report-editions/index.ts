import type { CollectionConfig } from 'payload'
import { mailings } from '../../src/reports/store.payload.ts'
import { writtenByServices } from '../access/written-by-services.ts'
import { editionEndpoints } from './endpoints.ts'

/** A report as it was made of a time, frozen: what is drawn from it is the same for ever. Written by `src/reports` alone, and never changed. */
export const reportEditions: CollectionConfig = {
  slug: 'report-editions',
  labels: {
    singular: { de: 'Ausgabe eines Berichts', en: 'Report edition' },
    plural: { de: 'Ausgaben von Berichten', en: 'Report editions' },
  },
  // Shown on the report that they are of.
  admin: { useAsTitle: 'name', hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  disableDuplicate: true,
  indexes: [{ fields: ['report', 'firstDay', 'lastDay', 'revision'], unique: true }],
  endpoints: editionEndpoints,
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'report', type: 'relationship', relationTo: 'reports', required: true },
    // YYYY-MM-DD by the brand's clock, both included.
    { name: 'firstDay', type: 'text', required: true },
    { name: 'lastDay', type: 'text', required: true },
    // 1, and more where somebody wanted it with the numbers of a later day.
    { name: 'revision', type: 'number', required: true },
    { name: 'madeAt', type: 'date', required: true },
    // Nobody: the hub, by the report's rhythm.
    { name: 'madeBy', type: 'relationship', relationTo: 'users' },
    { name: 'madeByName', type: 'text' },
    { name: 'posts', type: 'number', required: true },
    // Whether its mails are written down.
    { name: 'mailing', type: 'select', required: true, defaultValue: 'none', index: true, options: [...mailings] },
    // The numbers, the blocks and the names as they were, as JSON.
    { name: 'data', type: 'textarea', required: true },
  ],
}
