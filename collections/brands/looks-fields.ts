import type { Field, PayloadRequest } from 'payload'
import { sentence } from '../sentence.ts'
import { wordList } from './field.ts'

/** How the brand looks. */
export const looksFields: Field[] = [
  {
    name: 'colors',
    type: 'array',
    label: { de: 'Farben', en: 'Colours' },
    labels: { singular: { de: 'Farbe', en: 'Colour' }, plural: { de: 'Farben', en: 'Colours' } },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'name', type: 'text', label: { de: 'Name', en: 'Name' } },
          {
            name: 'hex',
            type: 'text',
            required: true,
            label: { de: 'Farbwert', en: 'Colour value' },
            admin: { components: { Field: '/src/admin/brand-looks/colour-field.tsx#ColourField' } },
            validate: (value: unknown, options: { req: PayloadRequest }) =>
              (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)) ||
              sentence(options, { de: 'Schreiben Sie einen Farbwert wie #0f766e.', en: 'Write a colour value like #0f766e.' }),
          },
        ],
      },
    ],
  },
  {
    type: 'row',
    fields: [
      {
        name: 'colorShare',
        type: 'number',
        min: 0,
        max: 1,
        label: { de: 'Anteil der Farbfläche in den Farben der Marke', en: 'Share of the coloured area in the brand’s colours' },
        admin: {
          step: 0.05,
          description: { de: '0,3 heißt: drei Zehntel. Leer: wird nicht geprüft.', en: '0.3 means three tenths. Empty: not checked.' },
        },
      },
      {
        name: 'colorDistance',
        type: 'number',
        min: 0,
        max: 100,
        label: { de: 'Größter Farbabstand (ΔE 2000)', en: 'Largest colour distance (ΔE 2000)' },
        admin: { description: { de: 'Leer: 10. Ab etwa 2 sieht man ihn.', en: 'Empty: 10. From about 2 it can be seen.' } },
      },
    ],
  },
  {
    name: 'logos',
    type: 'array',
    label: { de: 'Logos', en: 'Logos' },
    labels: { singular: { de: 'Logo', en: 'Logo' }, plural: { de: 'Logos', en: 'Logos' } },
    fields: [
      { name: 'picture', type: 'upload', relationTo: 'media', required: true, label: { de: 'Bild', en: 'Picture' } },
      {
        type: 'row',
        fields: [
          { name: 'name', type: 'text', label: { de: 'Name', en: 'Name' } },
          {
            name: 'ground',
            type: 'select',
            defaultValue: 'any',
            label: { de: 'Für welchen Grund', en: 'For which ground' },
            options: [
              { value: 'any', label: { de: 'Jeden', en: 'Any' } },
              { value: 'light', label: { de: 'Hellen', en: 'Light' } },
              { value: 'dark', label: { de: 'Dunklen', en: 'Dark' } },
            ],
          },
          { name: 'minWidthPx', type: 'number', min: 1, label: { de: 'Kleinste Breite (Pixel)', en: 'Smallest width (pixels)' } },
          {
            name: 'clearSpace',
            type: 'number',
            min: 0,
            label: { de: 'Schutzraum (in Höhen des Logos)', en: 'Clear space (in heights of the logo)' },
            admin: { step: 0.1 },
          },
        ],
      },
    ],
  },
  {
    name: 'logoDemanded',
    type: 'select',
    defaultValue: 'never',
    label: { de: 'Wo ein Logo stehen muss', en: 'Where a logo must be' },
    options: [
      { value: 'never', label: { de: 'Nirgends', en: 'Nowhere' } },
      { value: 'graphics', label: { de: 'Auf Grafiken', en: 'On graphics' } },
      { value: 'always', label: { de: 'Auf jedem Bild', en: 'On every picture' } },
    ],
  },
  wordList('fonts', { de: 'Schriften', en: 'Fonts' }),
]
