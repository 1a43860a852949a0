import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'

/** Who did what, and when. Append-only: nobody changes or deletes a line over any API. */
export const auditLog: CollectionConfig = {
  slug: 'audit-log',
  labels: { singular: { de: 'Eintrag', en: 'Entry' }, plural: { de: 'Protokoll', en: 'Audit log' } },
  admin: { useAsTitle: 'summary', defaultColumns: ['at', 'actorName', 'action', 'summary'], group: { de: 'Haus', en: 'House' } },
  access: { read: only(), create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  defaultSort: '-at',
  indexes: [{ fields: ['document', 'action'] }],
  fields: [
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      label: { de: 'Wann', en: 'When' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    { name: 'action', type: 'text', required: true, label: { de: 'Was', en: 'What' } },
    // Not `collection`: mongoose keeps that name for itself.
    { name: 'kind', type: 'text', required: true, label: { de: 'Sammlung', en: 'Collection' } },
    { name: 'document', type: 'text', required: true, label: { de: 'Dokument', en: 'Document' } },
    { name: 'actor', type: 'text', index: true, admin: { hidden: true } },
    { name: 'actorName', type: 'text', required: true, label: { de: 'Wer', en: 'Who' } },
    { name: 'summary', type: 'textarea', required: true, label: { de: 'Zusammenfassung', en: 'Summary' } },
    // Where something is to be noted only once (a person's edits of a post on one day), this says what that is.
    { name: 'key', type: 'text', required: true, unique: true, admin: { hidden: true } },
  ],
}
