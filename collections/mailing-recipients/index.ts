import type { CollectionConfig } from 'payload'
import { recipientStates } from '../../src/newsletter/mailing/states.ts'
import { nobody } from '../access/nobody.ts'

/**
 * One reader's mail of one mailing: there is one for each, so that nobody gets two. Holds no address, is read over no API, and is forgotten when
 * the mailing has been over for 30 days. Written by `src/newsletter/mailing` alone.
 */
export const mailingRecipients: CollectionConfig = {
  slug: 'mailing-recipients',
  labels: { singular: { de: 'Empfänger', en: 'Recipient' }, plural: { de: 'Empfänger', en: 'Recipients' } },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  disableDuplicate: true,
  indexes: [{ fields: ['mailing', 'subscriber'], unique: true }, { fields: ['mailing', 'state', 'nextAt'] }],
  fields: [
    { name: 'mailing', type: 'text', required: true },
    { name: 'subscriber', type: 'text', required: true },
    { name: 'state', type: 'select', required: true, defaultValue: 'waiting', options: [...recipientStates] },
    // Of tries that a mail server put off.
    { name: 'tries', type: 'number', required: true, defaultValue: 0 },
    { name: 'nextAt', type: 'date', required: true },
    // When it became `sending`.
    { name: 'sendingAt', type: 'date' },
    // What the mail server answered, without its words: they may hold the address.
    { name: 'answer', type: 'text' },
  ],
}
