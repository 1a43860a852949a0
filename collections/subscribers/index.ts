import type { CollectionConfig } from 'payload'
import { subscriberStates } from '../../src/newsletter/list/states.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { subscriberEndpoints } from './endpoints.ts'
import { languageField } from '../language-field.ts'

/**
 * A person on a newsletter's list. Written by `src/newsletter/list` alone: nobody is put on a list, or called confirmed, over an API.
 * Whoever has left keeps a row without name and address, so that no import can bring them back.
 */
export const subscribers: CollectionConfig = {
  slug: 'subscribers',
  labels: { singular: { de: 'Abonnent', en: 'Subscriber' }, plural: { de: 'Abonnenten', en: 'Subscribers' } },
  admin: {
    useAsTitle: 'email',
    defaultColumns: ['email', 'newsletter', 'state', 'requestedAt'],
    listSearchableFields: ['email', 'name'],
    group: { de: 'Kanäle', en: 'Channels' },
    hidden: ({ user }) => !only('channel-manager')({ req: { user } }),
    description: {
      de: 'Hier steht, wer sich für einen Newsletter angemeldet hat. Anmelden kann sich nur jeder selbst, auf der Seite des Newsletters; eine vorhandene Liste lesen Sie dort ein.',
      en: 'Here is who has signed up for a newsletter. People sign up themselves, on the newsletter’s page; an existing list is imported there.',
    },
  },
  access: { read: only('channel-manager'), create: nobody, update: nobody, delete: nobody },
  endpoints: subscriberEndpoints,
  lockDocuments: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  defaultSort: '-requestedAt',
  indexes: [{ fields: ['newsletter', 'emailHash'], unique: true }, { fields: ['newsletter', 'state'] }],
  fields: [
    // Empty after they have left.
    { name: 'email', type: 'text', defaultValue: '', index: true, label: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
    { name: 'name', type: 'text', label: { de: 'Name', en: 'Name' } },
    {
      name: 'newsletter',
      type: 'relationship',
      relationTo: 'newsletters',
      required: true,
      index: true,
      label: { de: 'Newsletter', en: 'Newsletter' },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      index: true,
      label: { de: 'Stand', en: 'State' },
      options: subscriberStates.map(({ value, label }) => ({ value, label })),
    },
    languageField(),
    {
      name: 'requestedAt',
      type: 'date',
      required: true,
      index: true,
      label: { de: 'Angemeldet', en: 'Signed up' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    {
      name: 'consentText',
      type: 'textarea',
      label: { de: 'Wozu eingewilligt wurde', en: 'What was consented to' },
      admin: { description: { de: 'Die Worte, die am Formular standen.', en: 'The words that stood at the form.' } },
    },
    { name: 'origin', type: 'text', label: { de: 'Seite des Formulars', en: 'Page of the form' } },
    {
      name: 'confirmedAt',
      type: 'date',
      label: { de: 'Bestätigt', en: 'Confirmed' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    { name: 'leftAt', type: 'date', label: { de: 'Abgemeldet', en: 'Left' }, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    {
      name: 'refusals',
      type: 'number',
      required: true,
      defaultValue: 0,
      label: { de: 'Zurückgewiesene E-Mails', en: 'Refused e-mails' },
    },
    { name: 'remove', type: 'ui', admin: { components: { Field: '/src/admin/newsletter/remove-person.tsx#RemovePerson' } } },
    { name: 'bouncedAt', type: 'date', admin: { hidden: true } },
    // Keyed (src/newsletter/list/tokens.ts): without SECRET nobody can try addresses against it.
    { name: 'emailHash', type: 'text', required: true, admin: { hidden: true }, access: { read: nobody } },
    // Confirmation mails: when the last one went, and how many since `mailsSince`.
    { name: 'mailedAt', type: 'date', admin: { hidden: true }, access: { read: nobody } },
    { name: 'mailsSince', type: 'date', admin: { hidden: true }, access: { read: nobody } },
    { name: 'mails', type: 'number', defaultValue: 0, admin: { hidden: true }, access: { read: nobody } },
  ],
}
