import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'

/** What a brand has spent on paid reads at a platform in a month. Written before each read: a crash may count one too many, never one too few. */
export const measuringCosts: CollectionConfig = {
  slug: 'measuring-costs',
  labels: {
    singular: { de: 'Kosten des Messens', en: 'Costs of measuring' },
    plural: { de: 'Kosten des Messens', en: 'Costs of measuring' },
  },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  timestamps: false,
  indexes: [{ fields: ['brand', 'platform', 'month'], unique: true }],
  fields: [
    { name: 'brand', type: 'relationship', relationTo: 'brands', required: true },
    { name: 'platform', type: 'text', required: true },
    // YYYY-MM in UTC.
    { name: 'month', type: 'text', required: true },
    { name: 'currency', type: 'text', required: true },
    // Millionths of the currency's unit: whole numbers can be compared.
    { name: 'micros', type: 'number', required: true },
  ],
}
