import type { CollectionConfig, PayloadRequest } from 'payload'
import { severities } from '../../src/quality/brand.ts'
import { languages } from '../../src/core/story.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { sentence } from '../sentence.ts'
import { slugField } from '../slug-field.ts'

/** The identity that posts are held to. */
export const brands: CollectionConfig = {
  slug: 'brands',
  labels: { singular: { de: 'Marke', en: 'Brand' }, plural: { de: 'Marken', en: 'Brands' } },
  trash: true,
  admin: { useAsTitle: 'name', group: { de: 'Haus', en: 'House' } },
  access: { read: signedIn, create: only(), update: only(), delete: trashOnly() },
  hooks: { beforeOperation: [fits], afterChange: audited('brands') },
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
    slugField('name'),
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
      validate: (value: unknown, options: { req: PayloadRequest }) => {
        try {
          new Intl.DateTimeFormat('en', { timeZone: String(value) })
          return true
        } catch {
          return sentence(options, {
            de: 'Schreiben Sie eine IANA-Zeitzone, zum Beispiel Europe/Berlin.',
            en: 'Write an IANA time zone, for example Europe/Berlin.',
          })
        }
      },
    },
    {
      name: 'forbiddenWords',
      type: 'array',
      label: { de: 'Verbotene Wörter', en: 'Forbidden words' },
      fields: [
        { name: 'word', type: 'text', required: true, label: { de: 'Wort', en: 'Word' } },
        { name: 'instead', type: 'text', label: { de: 'Stattdessen', en: 'Instead' } },
      ],
    },
    {
      name: 'severities',
      type: 'array',
      label: { de: 'Gewicht von Prüfungen', en: 'Severity of checks' },
      fields: [
        { name: 'check', type: 'text', required: true, label: { de: 'Prüfung', en: 'Check' } },
        {
          name: 'severity',
          type: 'select',
          required: true,
          label: { de: 'Gewicht', en: 'Severity' },
          options: severities.map((value) => ({ value, label: value })),
        },
      ],
    },
  ],
}
