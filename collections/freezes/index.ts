import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'
import { freezeEndpoints } from './endpoints.ts'

/** The stop for all or some channels, with a reason. In force until it is lifted. Never deleted. */
export const freezes: CollectionConfig = {
  slug: 'freezes',
  labels: { singular: { de: 'Sperre', en: 'Freeze' }, plural: { de: 'Sperren', en: 'Freezes' } },
  admin: { useAsTitle: 'reason', defaultColumns: ['reason', 'scope', 'by', 'at', 'liftedAt'], group: { de: 'Kanäle', en: 'Channels' } },
  access: writtenByServices,
  endpoints: freezeEndpoints,
  lockDocuments: false,
  fields: [
    {
      name: 'scope',
      type: 'select',
      required: true,
      label: { de: 'Umfang', en: 'Scope' },
      options: [
        { value: 'all', label: { de: 'Alles', en: 'Everything' } },
        { value: 'brand', label: { de: 'Eine Marke', en: 'One brand' } },
        { value: 'platform', label: { de: 'Eine Plattform', en: 'One platform' } },
        { value: 'channel', label: { de: 'Ein Kanal', en: 'One channel' } },
      ],
    },
    // The id of the brand or channel, or the platform; empty for everything.
    { name: 'target', type: 'text', label: { de: 'Welche', en: 'Which' } },
    { name: 'reason', type: 'textarea', required: true, label: { de: 'Grund', en: 'Reason' } },
    { name: 'by', type: 'relationship', relationTo: 'users', label: { de: 'Von', en: 'By' } },
    { name: 'at', type: 'date', required: true, label: { de: 'Seit', en: 'Since' }, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    // A reminder to look again, never an end: a freeze is lifted by a person.
    { name: 'until', type: 'date', label: { de: 'Erinnern um', en: 'Remind at' }, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    // How far its mails are: nothing, started, reminded. Empty in freezes from before there were mails.
    { name: 'told', type: 'text', admin: { hidden: true } },
    { name: 'liftedBy', type: 'relationship', relationTo: 'users', label: { de: 'Aufgehoben von', en: 'Lifted by' } },
    { name: 'lifted', type: 'checkbox', required: true, defaultValue: false, index: true, admin: { hidden: true } },
    {
      name: 'liftedAt',
      type: 'date',
      index: true,
      label: { de: 'Aufgehoben', en: 'Lifted' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
  ],
}
