import type { CollectionConfig } from 'payload'
import { deliveryStates, stateNames } from '../../src/core/delivery.ts'
import { nobody } from '../access/nobody.ts'
import { writtenByServices } from '../access/written-by-services.ts'
import { deliveryEndpoints } from './endpoints.ts'

// Predicates of the ledger never ask for null: databases disagree about it. What is not set is '' or this instant.
const never = '1970-01-01T00:00:00.000Z'

/**
 * The ledger: one row for each (post, channel, occurrence). Flat on purpose: every step is one compare-and-set of one row on
 * every database. Only `src/delivery` writes here.
 */
export const deliveries: CollectionConfig = {
  slug: 'deliveries',
  labels: { singular: { de: 'Auslieferung', en: 'Delivery' }, plural: { de: 'Auslieferungen', en: 'Deliveries' } },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'platform', 'state', 'dueAt', 'url'],
    group: { de: 'Kanäle', en: 'Channels' },
    hideAPIURL: true,
  },
  access: writtenByServices,
  endpoints: deliveryEndpoints,
  lockDocuments: false,
  indexes: [
    { fields: ['post', 'channel', 'occurrence'], unique: true },
    { fields: ['state', 'dueAt'] },
    { fields: ['channel', 'state', 'dueAt'] },
    // Of the states that are not over there are few rows: whatever else is asked of them needs no index of its own.
    { fields: ['state', 'measureAt'] },
    { fields: ['state', 'hold'] },
  ],
  fields: [
    { name: 'actions', type: 'ui', admin: { components: { Field: '/src/admin/delivery-actions/delivery-actions.tsx#DeliveryActions' } } },
    {
      type: 'collapsible',
      label: { de: 'Technisches', en: 'Technical' },
      // What a person has to know stands above, in sentences.
      admin: { initCollapsed: true },
      fields: [
        { name: 'title', type: 'text', required: true, label: { de: 'Beitrag und Kanal', en: 'Post and channel' } },
        { name: 'post', type: 'relationship', relationTo: 'posts', required: true, index: true, label: { de: 'Beitrag', en: 'Post' } },
        { name: 'channel', type: 'relationship', relationTo: 'channels', required: true, label: { de: 'Kanal', en: 'Channel' } },
        { name: 'occurrence', type: 'number', required: true, defaultValue: 0, label: { de: 'Mal', en: 'Occurrence' } },
        { name: 'part', type: 'number', required: true, defaultValue: 0, label: { de: 'Teil', en: 'Part' } },
        { name: 'repeat', type: 'number', required: true, defaultValue: 0, label: { de: 'Wiederholung', en: 'Repetition' } },
        { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, index: true, label: { de: 'Marke', en: 'Brand' } },
        { name: 'platform', type: 'text', required: true, index: true, label: { de: 'Plattform', en: 'Platform' } },
        {
          name: 'state',
          type: 'select',
          required: true,
          label: { de: 'Zustand', en: 'State' },
          options: deliveryStates.map((value) => ({ value, label: stateNames[value] })),
        },
        {
          name: 'reason',
          type: 'textarea',
          label: { de: 'Warum', en: 'Why' },
          admin: { components: { Field: '/src/admin/parts/said-field.tsx#SaidField' } },
        },
        {
          name: 'dueAt',
          type: 'date',
          required: true,
          index: true,
          label: { de: 'Fällig', en: 'Due' },
          admin: { date: { pickerAppearance: 'dayAndTime' } },
        },
        { name: 'timeZone', type: 'text', required: true, label: { de: 'Zeitzone', en: 'Time zone' } },
        { name: 'wallTime', type: 'text', required: true, defaultValue: '', label: { de: 'Ortszeit', en: 'Local time' } },
        {
          name: 'notBefore',
          type: 'date',
          required: true,
          defaultValue: never,
          label: { de: 'Nicht vor', en: 'Not before' },
          admin: { date: { pickerAppearance: 'dayAndTime' } },
        },
        { name: 'waitsFor', type: 'text', required: true, defaultValue: '', index: true, label: { de: 'Wartet auf', en: 'Waits for' } },
        { name: 'url', type: 'text', label: { de: 'Adresse', en: 'Address' } },
        {
          name: 'publishedAt',
          type: 'date',
          index: true,
          label: { de: 'Veröffentlicht am', en: 'Published at' },
          admin: { date: { pickerAppearance: 'dayAndTime' } },
        },
        { name: 'attempt', type: 'number', required: true, defaultValue: 0, label: { de: 'Versuche', en: 'Attempts' } },
        { name: 'hold', type: 'text', required: true, defaultValue: '', label: { de: 'Angehalten', en: 'Held' } },
        { name: 'cancel', type: 'checkbox', required: true, defaultValue: false, label: { de: 'Zurückgezogen', en: 'Withdrawn' } },
        {
          name: 'ambiguous',
          type: 'checkbox',
          required: true,
          defaultValue: false,
          label: { de: 'Ausgang war ungewiss', en: 'Outcome was unknown' },
        },
        {
          name: 'attempts',
          type: 'join',
          collection: 'attempts',
          on: 'delivery',
          label: { de: 'Versuche', en: 'Attempts' },
          admin: { defaultColumns: ['number', 'intentAt', 'outcome', 'answer'], allowCreate: false },
        },
      ],
    },
    { name: 'remoteId', type: 'text', index: true, admin: { hidden: true } },
    { name: 'key', type: 'text', required: true, unique: true, admin: { hidden: true } },
    // Equal to the channel while one mutation is in flight there, otherwise to the row's own key: UNIQUE keeps it to one.
    { name: 'lane', type: 'text', required: true, unique: true, admin: { hidden: true } },
    // Equal to channel and time where it took one of the channel's slots, otherwise to the row's own key: UNIQUE, as the lane.
    { name: 'slot', type: 'text', required: true, unique: true, defaultValue: '', admin: { hidden: true } },
    { name: 'replyTo', type: 'textarea', admin: { hidden: true } },
    { name: 'fence', type: 'number', required: true, defaultValue: 0, admin: { hidden: true } },
    { name: 'owner', type: 'text', required: true, defaultValue: '', admin: { hidden: true } },
    { name: 'leaseUntil', type: 'date', required: true, defaultValue: never, admin: { hidden: true } },
    { name: 'contentHash', type: 'text', required: true, admin: { hidden: true } },
    { name: 'approvedHash', type: 'text', required: true, defaultValue: '', admin: { hidden: true } },
    { name: 'link', type: 'text', admin: { hidden: true } },
    { name: 'urls', type: 'textarea', admin: { hidden: true } },
    { name: 'story', type: 'textarea', required: true, admin: { hidden: true } },
    // What a platform handed out meanwhile may be a key: an upload's address, for one.
    { name: 'resume', type: 'textarea', admin: { hidden: true }, access: { read: nobody } },
    { name: 'snapshot', type: 'textarea', admin: { hidden: true }, access: { read: nobody } },
    { name: 'unknownSince', type: 'date', admin: { hidden: true } },
    { name: 'checkedAt', type: 'date', required: true, defaultValue: never, admin: { hidden: true } },
    { name: 'latePolicy', type: 'text', required: true, defaultValue: 'default', admin: { hidden: true } },
    { name: 'measureAt', type: 'date', admin: { hidden: true } },
    { name: 'measuredAt', type: 'date', admin: { hidden: true } },
  ],
}
