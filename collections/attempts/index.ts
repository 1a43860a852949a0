import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'

/** What was asked of a platform and what it answered: written before the call leaves, completed once. Never deleted. */
export const attempts: CollectionConfig = {
  slug: 'attempts',
  labels: { singular: { de: 'Versuch', en: 'Attempt' }, plural: { de: 'Versuche', en: 'Attempts' } },
  admin: { hidden: true, useAsTitle: 'outcome' },
  access: writtenByServices,
  lockDocuments: false,
  indexes: [{ fields: ['delivery', 'number'], unique: true }],
  fields: [
    { name: 'delivery', type: 'relationship', relationTo: 'deliveries', required: true, index: true },
    { name: 'number', type: 'number', required: true, label: { de: 'Nr.', en: 'No.' } },
    { name: 'fence', type: 'number', required: true },
    {
      name: 'intentAt',
      type: 'date',
      required: true,
      label: { de: 'Abgeschickt', en: 'Sent' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    { name: 'digest', type: 'text', required: true, label: { de: 'Inhalt (SHA-256)', en: 'Content (SHA-256)' } },
    { name: 'asked', type: 'textarea', label: { de: 'Was gesendet wurde', en: 'What was sent' } },
    { name: 'calls', type: 'textarea', label: { de: 'Aufrufe', en: 'Calls' } },
    { name: 'outcome', type: 'text', label: { de: 'Ausgang', en: 'Outcome' } },
    { name: 'answer', type: 'textarea', label: { de: 'Antwort', en: 'Answer' } },
    { name: 'settledAt', type: 'date' },
  ],
}
