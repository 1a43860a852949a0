import type { Field, PayloadRequest } from 'payload'
import { mostParts } from '../../src/core/variant.ts'
import { sentence } from '../sentence.ts'
import { fieldFindings } from './field-findings.ts'
import { cropsField } from './crops-field.ts'
import { kindFields } from './kind-fields.ts'
import { byThisClock } from './time-fields.ts'

/** What the post says on one channel, and when. */
export const variantFields: Field[] = [
  { name: 'channel', type: 'relationship', relationTo: 'channels', required: true, label: { de: 'Kanal', en: 'Channel' } },
  {
    name: 'text',
    type: 'textarea',
    label: { de: 'Text auf diesem Kanal', en: 'Text on this channel' },
    admin: {
      components: { afterInput: [fieldFindings] },
      description: { de: 'Leer: der Anreißer des Beitrags.', en: 'Empty: the teaser of the post.' },
    },
  },
  ...kindFields,
  {
    name: 'parts',
    type: 'array',
    maxRows: mostParts,
    label: { de: 'Weitere Teile', en: 'Further parts' },
    labels: { singular: { de: 'Teil', en: 'Part' }, plural: { de: 'Teile', en: 'Parts' } },
    admin: {
      description: {
        de: 'Erscheinen der Reihe nach als Antworten darunter: ein Thread, oder ein erster Kommentar.',
        en: 'Appear one after the other as answers below it: a thread, or a first comment.',
      },
    },
    fields: [{ name: 'text', type: 'textarea', label: { de: 'Text', en: 'Text' }, admin: { components: { afterInput: [fieldFindings] } } }],
  },
  { name: 'split', type: 'ui', admin: { components: { Field: '/src/admin/post-kinds/split-field.tsx#SplitField' } } },
  {
    name: 'media',
    type: 'upload',
    relationTo: 'media',
    hasMany: true,
    label: { de: 'Bilder auf diesem Kanal', en: 'Pictures on this channel' },
    admin: { description: { de: 'Leer: die Bilder des Beitrags.', en: 'Empty: the pictures of the post.' } },
  },
  {
    name: 'withoutMedia',
    type: 'checkbox',
    label: { de: 'Ohne Bilder auf diesem Kanal', en: 'Without pictures on this channel' },
  },
  cropsField,
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
  {
    type: 'row',
    fields: [
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
        admin: {
          description: {
            de: 'Netzwerke warten, bis der Beitrag auf der Website steht. Die Zeit steht oben bei jedem Kanal.',
            en: 'Networks wait until the post is on the website. Each channel shows its time above.',
          },
        },
      },
      {
        name: 'dueAt',
        type: 'date',
        index: true,
        label: { de: 'Zeit', en: 'Time' },
        admin: {
          date: { pickerAppearance: 'dayAndTime' },
          condition: (_, sibling) => sibling?.when === 'at',
          description: byThisClock,
        },
      },
    ],
  },
]
