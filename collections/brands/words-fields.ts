import type { Field } from 'payload'
import { languageField, wordList } from './field.ts'

const claims = { singular: { de: 'Aussage', en: 'Claim' }, plural: { de: 'Aussagen', en: 'Claims' } }

/** Which words the brand uses, and which not. */
export const wordsFields: Field[] = [
  {
    name: 'names',
    type: 'array',
    label: { de: 'Namen und ihre Schreibweise', en: 'Names and how they are written' },
    labels: { singular: { de: 'Name', en: 'Name' }, plural: { de: 'Namen', en: 'Names' } },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'name', type: 'text', required: true, label: { de: 'Richtig', en: 'Right' } },
          {
            name: 'kind',
            type: 'select',
            defaultValue: 'product',
            label: { de: 'Was', en: 'What' },
            options: [
              { value: 'company', label: { de: 'Unternehmen', en: 'Company' } },
              { value: 'product', label: { de: 'Produkt', en: 'Product' } },
              { value: 'person', label: { de: 'Person', en: 'Person' } },
              { value: 'other', label: { de: 'Anderes', en: 'Other' } },
            ],
          },
        ],
      },
      wordList('wrong', { de: 'Nie so', en: 'Never like this' }),
    ],
  },
  {
    name: 'forbiddenWords',
    type: 'array',
    label: { de: 'Verbotene Wörter', en: 'Forbidden words' },
    labels: { singular: { de: 'Wort', en: 'Word' }, plural: { de: 'Wörter', en: 'Words' } },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'word', type: 'text', required: true, label: { de: 'Wort', en: 'Word' } },
          { name: 'instead', type: 'text', label: { de: 'Stattdessen', en: 'Instead' } },
          languageField,
        ],
      },
    ],
  },
  {
    name: 'requiredClaims',
    type: 'array',
    label: { de: 'Was dastehen muss', en: 'What must be there' },
    labels: claims,
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'claim', type: 'text', required: true, label: { de: 'Wortlaut', en: 'Wording' } },
          {
            name: 'where',
            type: 'select',
            defaultValue: 'everywhere',
            label: { de: 'Wo', en: 'Where' },
            options: [
              { value: 'everywhere', label: { de: 'Überall', en: 'Everywhere' } },
              { value: 'owned', label: { de: 'Auf eigenen Medien', en: 'On media of our own' } },
              { value: 'network', label: { de: 'In Netzwerken', en: 'On networks' } },
            ],
          },
          languageField,
        ],
      },
    ],
  },
  {
    name: 'forbiddenClaims',
    type: 'array',
    label: { de: 'Was niemand verspricht', en: 'What nobody promises' },
    labels: claims,
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'claim', type: 'text', required: true, label: { de: 'Wortlaut', en: 'Wording' } },
          { name: 'instead', type: 'text', label: { de: 'Stattdessen', en: 'Instead' } },
          languageField,
        ],
      },
    ],
  },
  {
    name: 'boilerplate',
    type: 'group',
    label: { de: 'Über das Unternehmen', en: 'About the company' },
    admin: {
      description: {
        de: 'Der Absatz, der auf eigenen Medien am Ende steht, Wort für Wort.',
        en: 'The paragraph at the end on media of our own, word for word.',
      },
    },
    fields: [
      { name: 'de', type: 'textarea', label: { de: 'Deutsch', en: 'German' } },
      { name: 'en', type: 'textarea', label: { de: 'Englisch', en: 'English' } },
    ],
  },
  wordList(
    'dictionary',
    { de: 'Wörterbuch des Hauses', en: 'The house’s dictionary' },
    { de: 'Wörter, die richtig sind und in keinem Wörterbuch stehen.', en: 'Words that are right and in no dictionary.' },
  ),
]
