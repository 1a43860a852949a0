import type { CollectionConfig } from 'payload'
import { only } from '../access/only.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/** What a platform answered when it was asked for numbers, as it came. Thinned by itself: see `src/engagement/keep.payload.ts`. */
export const rawAnswers: CollectionConfig = {
  slug: 'raw-answers',
  labels: { singular: { de: 'Rohe Antwort', en: 'Raw answer' }, plural: { de: 'Rohe Antworten', en: 'Raw answers' } },
  admin: { hidden: true },
  access: { ...writtenByServices, read: only('analyst') },
  lockDocuments: false,
  timestamps: false,
  indexes: [{ fields: ['subject', 'at'], unique: true }, { fields: ['platform', 'at'] }],
  fields: [
    // `delivery:7` or `channel:3`.
    { name: 'subject', type: 'text', required: true },
    { name: 'platform', type: 'text', required: true },
    { name: 'at', type: 'date', required: true },
    // JSON, of 64 KB at most.
    { name: 'answer', type: 'textarea', required: true },
  ],
}
