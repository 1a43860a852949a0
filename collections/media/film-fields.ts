import type { Condition, Field } from 'payload'

const isFilm: Condition = (data) => typeof data?.mimeType === 'string' && data.mimeType.startsWith('video/')

/** What only films have. */
export const filmFields: Field[] = [
  {
    type: 'collapsible',
    label: { de: 'Untertitel', en: 'Captions' },
    admin: { condition: isFilm },
    fields: [
      {
        name: 'captionsLanguage',
        type: 'select',
        label: { de: 'Sprache der Untertitel', en: 'Language of the captions' },
        options: [
          { value: 'de', label: { de: 'Deutsch', en: 'German' } },
          { value: 'en', label: { de: 'Englisch', en: 'English' } },
        ],
      },
      {
        name: 'captions',
        type: 'textarea',
        label: { de: 'Untertitel', en: 'Captions' },
        admin: {
          rows: 10,
          description: {
            de: 'Was gesagt wird und zu hören ist: der Inhalt einer SRT- oder VTT-Datei.',
            en: 'What is said and heard: the content of an SRT or VTT file.',
          },
        },
      },
    ],
  },
  { name: 'durationMs', type: 'number', admin: { hidden: true } },
]
