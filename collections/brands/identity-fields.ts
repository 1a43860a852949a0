import type { Field, PayloadRequest } from 'payload'
import { isTimeZone, noTimeZone } from '../../src/core/slots.ts'
import { languages } from '../../src/core/story.ts'
import { sentence } from '../sentence.ts'

/** Who the brand is. */
export const identityFields: Field[] = [
  { name: 'starter', type: 'ui', admin: { components: { Field: '/src/admin/brand-looks/starter.tsx#Starter' } } },
  { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
  {
    name: 'website',
    type: 'text',
    label: { de: 'Adresse der Beiträge auf der Website', en: 'Address of posts on the website' },
    admin: {
      description: {
        de: '{slug} und {language} werden ersetzt, zum Beispiel https://www.beispiel.de/aktuelles/{slug}. Leer: die Adresse im Hub.',
        en: '{slug} and {language} are filled in, for example https://www.example.com/news/{slug}. Empty: the address in the hub.',
      },
    },
    validate: (value: unknown, options: { req: PayloadRequest }) =>
      !value ||
      (typeof value === 'string' && /^https?:\/\/\S+\{slug\}\S*$/.test(value)) ||
      sentence(options, {
        de: 'Schreiben Sie eine Webadresse, die {slug} enthält, zum Beispiel https://www.beispiel.de/aktuelles/{slug}.',
        en: 'Write a web address that contains {slug}, for example https://www.example.com/news/{slug}.',
      }),
  },
  {
    name: 'languages',
    type: 'select',
    hasMany: true,
    required: true,
    defaultValue: [...languages],
    label: { de: 'Sprachen', en: 'Languages' },
    options: [
      { value: 'de', label: { de: 'Deutsch', en: 'German' } },
      { value: 'en', label: { de: 'Englisch', en: 'English' } },
    ],
  },
  {
    name: 'timeZone',
    type: 'text',
    required: true,
    defaultValue: 'Europe/Berlin',
    label: { de: 'Zeitzone', en: 'Time zone' },
    validate: (value: unknown, options: { req: PayloadRequest }) => isTimeZone(value) || sentence(options, noTimeZone),
  },
  {
    name: 'legalName',
    type: 'text',
    label: { de: 'Name im Register', en: 'Name in the register' },
    admin: {
      description: {
        de: 'Mit Rechtsform, zum Beispiel Nordlicht Energie GmbH.',
        en: 'With its legal form, for example Nordlicht Energie GmbH.',
      },
    },
  },
]
