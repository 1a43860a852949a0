import type { CollectionConfig, Field, PayloadRequest } from 'payload'
import { reviewNames, reviewStates } from '../../src/core/review.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { fits } from '../fits.ts'
import { sentence } from '../sentence.ts'
import { slugField } from '../slug-field.ts'
import { postEndpoints } from './endpoints.ts'
import {
  alwaysADraft,
  nameTheVersion,
  noteTheEditor,
  oneAfterTheOther,
  reopenTheReview,
  showTheReview,
  unlessOvertaken,
  withdrawTrashed,
} from './hooks.ts'

const variantFields: Field[] = [
  {
    type: 'row',
    fields: [
      { name: 'channel', type: 'relationship', relationTo: 'channels', required: true, label: { de: 'Kanal', en: 'Channel' } },
      {
        name: 'when',
        type: 'select',
        required: true,
        defaultValue: 'with-post',
        label: { de: 'Wann', en: 'When' },
        options: [
          { value: 'with-post', label: { de: 'Mit dem Beitrag', en: 'With the post' } },
          { value: 'at', label: { de: 'Zu eigener Zeit', en: 'At its own time' } },
          { value: 'slot', label: { de: 'Nächster freier Sendeplatz', en: 'Next free slot' } },
          { value: 'now', label: { de: 'Sofort nach der Freigabe', en: 'As soon as it is approved' } },
        ],
      },
      {
        name: 'dueAt',
        type: 'date',
        label: { de: 'Zeit', en: 'Time' },
        admin: { date: { pickerAppearance: 'dayAndTime' }, condition: (_, sibling) => sibling?.when === 'at' },
      },
    ],
  },
  {
    name: 'text',
    type: 'textarea',
    label: { de: 'Text auf diesem Kanal', en: 'Text on this channel' },
    admin: { description: { de: 'Leer: der Anreißer des Beitrags.', en: 'Empty: the teaser of the post.' } },
  },
  {
    name: 'parts',
    type: 'array',
    maxRows: 24,
    label: { de: 'Weitere Teile', en: 'Further parts' },
    labels: { singular: { de: 'Teil', en: 'Part' }, plural: { de: 'Teile', en: 'Parts' } },
    admin: {
      description: {
        de: 'Erscheinen der Reihe nach als Antworten darunter: ein Thread, oder ein erster Kommentar.',
        en: 'Appear one after the other as answers below it: a thread, or a first comment.',
      },
    },
    fields: [{ name: 'text', type: 'textarea', label: { de: 'Text', en: 'Text' } }],
  },
  {
    name: 'media',
    type: 'upload',
    relationTo: 'media',
    hasMany: true,
    label: { de: 'Bilder auf diesem Kanal', en: 'Pictures on this channel' },
    admin: { description: { de: 'Leer: die Bilder des Beitrags.', en: 'Empty: the pictures of the post.' } },
  },
  {
    name: 'link',
    type: 'text',
    label: { de: 'Link', en: 'Link' },
    admin: { description: { de: 'Leer: die Adresse des Beitrags auf der Website.', en: 'Empty: the address of the post on the website.' } },
    validate: (value: unknown, options: { req: PayloadRequest }) =>
      !value ||
      (typeof value === 'string' && /^https?:\/\/\S+$/.test(value)) ||
      sentence(options, {
        de: 'Schreiben Sie eine Webadresse, die mit https:// beginnt.',
        en: 'Write a web address that begins with https://.',
      }),
  },
  { name: 'preview', type: 'ui', admin: { components: { Field: '/src/admin/variant-preview/variant-preview.tsx#VariantPreview' } } },
]

/**
 * The master content. Every save is a draft, over every API: only an approval, in `workflow/`, makes a version the approved
 * one. Where the review stands is kept in `reviews`, out of reach of versions.
 */
export const posts: CollectionConfig = {
  slug: 'posts',
  labels: { singular: { de: 'Beitrag', en: 'Post' }, plural: { de: 'Beiträge', en: 'Posts' } },
  trash: true,
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'reviewState', 'brand', 'campaign', 'publishAt', 'updatedAt'],
    group: { de: 'Inhalt', en: 'Content' },
    components: {
      edit: {
        PublishButton: '/src/admin/review-panel/no-publish-button.tsx#NoPublishButton',
        Status: '/src/admin/review-panel/no-status.tsx#NoStatus',
      },
    },
  },
  access: { read: signedIn, create: only('editor'), update: only('editor'), delete: trashOnly('editor'), readVersions: signedIn },
  versions: { maxPerDoc: 100, drafts: { autosave: { interval: 2000 }, validate: false } },
  endpoints: postEndpoints,
  hooks: {
    beforeOperation: [alwaysADraft, fits, oneAfterTheOther],
    beforeChange: [unlessOvertaken, noteTheEditor],
    afterChange: [reopenTheReview, withdrawTrashed],
    afterRead: [showTheReview, nameTheVersion],
  },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: { de: 'Inhalt', en: 'Content' },
          fields: [
            { name: 'title', type: 'text', required: true, localized: true, maxLength: 200, label: { de: 'Titel', en: 'Title' } },
            {
              name: 'teaser',
              type: 'textarea',
              localized: true,
              label: { de: 'Anreißer', en: 'Teaser' },
              admin: {
                description: {
                  de: 'Was die Netzwerke sagen, wenn ein Kanal nichts Eigenes sagt.',
                  en: 'What the networks say where a channel says nothing of its own.',
                },
              },
            },
            { name: 'body', type: 'richText', localized: true, label: { de: 'Text', en: 'Body' } },
            { name: 'media', type: 'upload', relationTo: 'media', hasMany: true, label: { de: 'Bilder', en: 'Pictures' } },
          ],
        },
        {
          label: { de: 'Kanäle', en: 'Channels' },
          fields: [
            {
              name: 'variants',
              type: 'array',
              label: { de: 'Kanäle', en: 'Channels' },
              labels: { singular: { de: 'Kanal', en: 'Channel' }, plural: { de: 'Kanäle', en: 'Channels' } },
              fields: variantFields,
            },
          ],
        },
        {
          label: { de: 'Suche', en: 'Search' },
          fields: [
            {
              name: 'seo',
              type: 'group',
              label: { de: 'Für Suchmaschinen', en: 'For search engines' },
              fields: [
                { name: 'title', type: 'text', localized: true, label: { de: 'Titel', en: 'Title' } },
                { name: 'description', type: 'textarea', localized: true, label: { de: 'Beschreibung', en: 'Description' } },
              ],
            },
          ],
        },
        {
          label: { de: 'Zahlen', en: 'Numbers' },
          fields: [
            { name: 'numbers', type: 'ui', admin: { components: { Field: '/src/admin/post-numbers/post-numbers.tsx#PostNumbers' } } },
          ],
        },
      ],
    },
    // Who saved last, and which version a form began with: `unlessOvertaken` compares them.
    { name: 'editedBy', type: 'text', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'basedOn', type: 'text', virtual: true, admin: { hidden: true } },
    {
      name: 'reviewPanel',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/src/admin/review-panel/review-panel.tsx#ReviewPanel' } },
    },
    {
      name: 'reviewState',
      type: 'select',
      virtual: true,
      label: { de: 'Freigabe', en: 'Review' },
      options: reviewStates.map((value) => ({ value, label: reviewNames[value] })),
      admin: { readOnly: true, position: 'sidebar', condition: () => false },
      access: { create: nobody, update: nobody },
    },
    {
      name: 'brand',
      type: 'relationship',
      relationTo: 'brands',
      required: true,
      label: { de: 'Marke', en: 'Brand' },
      admin: { position: 'sidebar' },
    },
    {
      name: 'campaign',
      type: 'relationship',
      relationTo: 'campaigns',
      label: { de: 'Kampagne', en: 'Campaign' },
      admin: { position: 'sidebar' },
    },
    {
      name: 'topics',
      type: 'relationship',
      relationTo: 'topics',
      hasMany: true,
      label: { de: 'Themen', en: 'Topics' },
      admin: { position: 'sidebar' },
    },
    {
      name: 'publishAt',
      type: 'date',
      label: { de: 'Erscheint am', en: 'Publish at' },
      admin: {
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime' },
        description: { de: 'Leer: sobald freigegeben.', en: 'Empty: as soon as it is approved.' },
      },
    },
    {
      name: 'recurrence',
      type: 'group',
      label: { de: 'Wiederholung', en: 'Repetition' },
      admin: { position: 'sidebar' },
      fields: [
        {
          name: 'every',
          type: 'select',
          required: true,
          defaultValue: 'never',
          label: { de: 'Auf den Netzwerken', en: 'On the networks' },
          options: [
            { value: 'never', label: { de: 'Einmal', en: 'Once' } },
            { value: 'day', label: { de: 'Täglich', en: 'Daily' } },
            { value: 'week', label: { de: 'Wöchentlich', en: 'Weekly' } },
            { value: 'month', label: { de: 'Monatlich', en: 'Monthly' } },
          ],
        },
        {
          name: 'interval',
          type: 'number',
          min: 1,
          max: 52,
          defaultValue: 1,
          label: { de: 'Jedes wievielte Mal', en: 'Every how many times' },
          admin: { condition: (_, sibling) => Boolean(sibling?.every) && sibling.every !== 'never' },
        },
        {
          name: 'until',
          type: 'date',
          label: { de: 'Bis einschließlich', en: 'Until and including' },
          admin: {
            date: { pickerAppearance: 'dayOnly' },
            condition: (_, sibling) => Boolean(sibling?.every) && sibling.every !== 'never',
          },
        },
      ],
    },
    {
      name: 'latePolicy',
      type: 'select',
      required: true,
      defaultValue: 'default',
      label: { de: 'Wenn es sich verspätet', en: 'When it is late' },
      options: [
        {
          value: 'default',
          label: { de: '15 Min.: senden · 6 Std.: fragen · dann auslassen', en: '15 min: send · 6 h: ask · then leave out' },
        },
        { value: 'publish', label: { de: 'Immer senden', en: 'Always send' } },
        { value: 'hold', label: { de: 'Nach 15 Minuten fragen', en: 'Ask after 15 minutes' } },
        { value: 'skip', label: { de: 'Nach 15 Minuten auslassen', en: 'Leave out after 15 minutes' } },
      ],
      admin: { position: 'sidebar' },
    },
    slugField('title', { localized: true }),
  ],
}
