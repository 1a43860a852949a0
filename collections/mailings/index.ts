import type { CollectionConfig } from 'payload'
import { mailingStates } from '../../src/newsletter/mailing/states.ts'
import { nobody } from '../access/nobody.ts'
import { writtenByServices } from '../access/written-by-services.ts'
import { mailingEndpoints } from './endpoints.ts'

const count = (name: string, de: string, en: string) =>
  ({ name, type: 'number', required: true, defaultValue: 0, label: { de, en }, admin: { readOnly: true } }) as const

/**
 * One post on its way to one newsletter's readers. Written by `src/newsletter/mailing` alone: nobody makes or changes one over an API, and the
 * one thing that people may do is to stop it.
 */
export const mailings: CollectionConfig = {
  slug: 'mailings',
  labels: { singular: { de: 'Aussendung', en: 'Mailing' }, plural: { de: 'Aussendungen', en: 'Mailings' } },
  admin: {
    useAsTitle: 'subject',
    defaultColumns: ['subject', 'newsletter', 'state', 'sent', 'waiting', 'startedAt'],
    group: { de: 'Kanäle', en: 'Channels' },
    hideAPIURL: true,
    description: {
      de: 'Ein Beitrag auf dem Weg zu den Lesern eines Newsletters. Öffnungen werden nie gezählt; Klicks zeigen die Kurzlinks.',
      en: 'A post on its way to a newsletter’s readers. Opens are never counted; the short links tell clicks.',
    },
  },
  access: writtenByServices,
  lockDocuments: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  defaultSort: '-startedAt',
  // Not as `webhook-deliveries` has it: an index is named by its fields alone.
  indexes: [{ fields: ['nextAt', 'state'] }],
  endpoints: mailingEndpoints,
  fields: [
    { name: 'stop', type: 'ui', admin: { components: { Field: '/src/admin/mailings/stop.tsx#StopMailing' } } },
    { name: 'subject', type: 'text', required: true, label: { de: 'Betreff', en: 'Subject' }, admin: { readOnly: true } },
    {
      type: 'row',
      fields: [
        {
          name: 'newsletter',
          type: 'relationship',
          relationTo: 'newsletters',
          required: true,
          index: true,
          label: { de: 'Newsletter', en: 'Newsletter' },
          admin: { readOnly: true },
        },
        {
          name: 'state',
          type: 'select',
          required: true,
          defaultValue: 'gathering',
          label: { de: 'Stand', en: 'State' },
          options: mailingStates.map(({ value, label }) => ({ value, label })),
          admin: { readOnly: true },
        },
      ],
    },
    {
      name: 'reason',
      type: 'textarea',
      label: { de: 'Warum', en: 'Why' },
      admin: {
        readOnly: true,
        condition: (data) => Boolean(data?.reason),
        components: { Field: '/src/admin/parts/said-field.tsx#SaidField' },
      },
    },
    {
      type: 'row',
      fields: [
        count('sent', 'Verschickt', 'Sent'),
        count('waiting', 'Wartet', 'Waiting'),
        count('refused', 'Zurückgewiesen', 'Refused'),
        count('unknown', 'Ungewiss', 'Unknown'),
        count('left', 'Inzwischen abgemeldet', 'Left meanwhile'),
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'startedAt',
          type: 'date',
          required: true,
          label: { de: 'Begonnen', en: 'Begun' },
          admin: { readOnly: true, date: { pickerAppearance: 'dayAndTime' } },
        },
        {
          name: 'endedAt',
          type: 'date',
          label: { de: 'Beendet', en: 'Ended' },
          admin: { readOnly: true, date: { pickerAppearance: 'dayAndTime' } },
        },
      ],
    },
    { name: 'address', type: 'text', required: true, label: { de: 'Im Browser', en: 'In the browser' }, admin: { readOnly: true } },
    { name: 'channel', type: 'relationship', relationTo: 'channels', required: true, index: true, admin: { hidden: true } },
    { name: 'language', type: 'text', required: true, admin: { hidden: true } },
    // The delivery's.
    { name: 'key', type: 'text', required: true, unique: true, admin: { hidden: true } },
    // Whoever knows it sees the browser version and the pictures.
    { name: 'secretName', type: 'text', required: true, unique: true, admin: { hidden: true }, access: { read: nobody } },
    { name: 'removedAt', type: 'date', admin: { hidden: true } },
    // JSON: what was handed in, which the mail is made from.
    { name: 'handedIn', type: 'textarea', admin: { hidden: true }, access: { read: nobody } },
    // The mail as it is sent to everybody, but for the address by which they leave. Empty until it is made.
    { name: 'html', type: 'textarea', required: true, admin: { hidden: true }, access: { read: nobody } },
    { name: 'text', type: 'textarea', required: true, admin: { hidden: true }, access: { read: nobody } },
    // JSON: the pictures that it shows.
    { name: 'images', type: 'textarea', required: true, admin: { hidden: true }, access: { read: nobody } },
    // The last subscriber that was written down as a reader of it.
    { name: 'gatheredTo', type: 'text', admin: { hidden: true }, access: { read: nobody } },
    // When somebody looks after it again. While a process does, until then nobody else does.
    { name: 'nextAt', type: 'date', required: true, admin: { hidden: true }, access: { read: nobody } },
    // Counts who took it: whoever took it before may not write here any more.
    { name: 'fence', type: 'number', required: true, defaultValue: 0, admin: { hidden: true }, access: { read: nobody } },
    // How often the mail server could not be used, one after the other.
    { name: 'troubles', type: 'number', required: true, defaultValue: 0, admin: { hidden: true }, access: { read: nobody } },
  ],
}
