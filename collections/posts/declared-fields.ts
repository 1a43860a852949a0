import type { Field, PayloadRequest } from 'payload'
import { sponsorshipNames } from '../../src/core/declarations.ts'
import { sentence } from '../sentence.ts'

/** What the authors declare: checks go by it, and an approval is bound to it. */
export const declaredFields: Field[] = [
  {
    name: 'declared',
    type: 'group',
    label: { de: 'Erklärungen zum Beitrag', en: 'Declarations' },
    fields: [
      {
        name: 'embargoUntil',
        type: 'date',
        label: { de: 'Sperrfrist', en: 'Embargo' },
        admin: {
          date: { pickerAppearance: 'dayAndTime' },
          description: { de: 'Vorher geht der Beitrag auf keinem Kanal hinaus.', en: 'Before then the post goes out on no channel.' },
        },
      },
      {
        type: 'row',
        fields: [
          {
            name: 'sponsorship',
            type: 'select',
            defaultValue: 'none',
            label: { de: 'Werbung', en: 'Advertising' },
            options: Object.entries(sponsorshipNames).map(([value, label]) => ({ value, label })),
          },
          { name: 'sponsor', type: 'text', label: { de: 'Wer zahlt oder schenkt', en: 'Who pays or gives' } },
        ],
      },
      {
        name: 'isGenerated',
        type: 'checkbox',
        label: {
          de: 'Text oder Bilder sind von einem generativen Modell',
          en: 'Text or pictures were made by a generative model',
        },
      },
      {
        name: 'consents',
        type: 'array',
        label: { de: 'Zustimmungen', en: 'Consents' },
        labels: { singular: { de: 'Zustimmung', en: 'Consent' }, plural: { de: 'Zustimmungen', en: 'Consents' } },
        admin: {
          description: {
            de: 'Wer zitiert oder als Kunde genannt wird, und wann die Person zugestimmt hat.',
            en: 'Who is quoted, or named as a customer, and when they agreed.',
          },
        },
        fields: [
          {
            type: 'row',
            fields: [
              { name: 'name', type: 'text', label: { de: 'Name', en: 'Name' } },
              { name: 'agreedOn', type: 'date', label: { de: 'Zugestimmt am', en: 'Agreed on' } },
            ],
          },
        ],
      },
      {
        name: 'focusKeyword',
        type: 'text',
        localized: true,
        label: { de: 'Suchwort', en: 'Focus keyword' },
        admin: { description: { de: 'Womit der Beitrag gefunden werden soll.', en: 'What people are to find the post by.' } },
      },
      {
        name: 'canonical',
        type: 'text',
        localized: true,
        label: { de: 'Adresse des Originals', en: 'Address of the original' },
        admin: {
          description: {
            de: 'Nur wenn der Text zuerst anderswo stand. Leer: die eigene Adresse.',
            en: 'Only where the text stood elsewhere first. Empty: the post’s own address.',
          },
        },
        validate: (value: unknown, options: { req: PayloadRequest }) =>
          !value ||
          (typeof value === 'string' && /^https?:\/\/\S+$/.test(value)) ||
          sentence(options, {
            de: 'Schreiben Sie eine Webadresse, die mit https:// beginnt.',
            en: 'Write a web address that begins with https://.',
          }),
      },
    ],
  },
]
