import type { CollectionConfig } from 'payload'
import { mailStates } from '../../src/core/reports.ts'
import { nobody } from '../access/nobody.ts'

/**
 * One recipient's mail of one edition: there is one for each, so that nobody gets two. Holds addresses until some time after it has ended,
 * and is read over no API. Written by `src/reports` alone.
 */
export const reportMails: CollectionConfig = {
  slug: 'report-mails',
  labels: { singular: { de: 'E-Mail eines Berichts', en: 'Report mail' }, plural: { de: 'E-Mails von Berichten', en: 'Report mails' } },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  disableDuplicate: true,
  // Fields of its own: an index is named by them alone.
  indexes: [{ fields: ['edition', 'address'], unique: true }, { fields: ['state', 'tryAt'] }],
  fields: [
    { name: 'edition', type: 'text', required: true },
    // Or what stands in its place: src/reports/forgotten.payload.ts.
    { name: 'address', type: 'text', required: true },
    { name: 'state', type: 'select', required: true, defaultValue: 'waiting', options: [...mailStates] },
    // Of tries that a mail server put off.
    { name: 'tries', type: 'number', required: true, defaultValue: 0 },
    { name: 'tryAt', type: 'date', required: true },
    // When it became `sending`.
    { name: 'sendingAt', type: 'date' },
    // What the mail server answered, without its words.
    { name: 'answer', type: 'text' },
  ],
}
