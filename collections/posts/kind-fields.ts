import type { Field } from 'payload'
import { spokenMinutes } from '../../src/core/spoken-time.ts'
import { mostPollOptions, pollMinutes } from '../../src/core/variant.ts'
import { fieldFindings } from './field-findings.ts'

/** What kind of post it is on one channel. Shown where the platform has more than one kind, and wherever another one is chosen. */
export const kindFields: Field[] = [
  {
    name: 'format',
    type: 'select',
    required: true,
    defaultValue: 'post',
    label: { de: 'Art des Beitrags', en: 'Kind of post' },
    options: [
      { value: 'post', label: { de: 'Beitrag', en: 'Post' } },
      { value: 'reel', label: { de: 'Reel: ein kurzer, hochkanter Film', en: 'Reel: a short, upright film' } },
      { value: 'story', label: { de: 'Story: nach einem Tag verschwunden', en: 'Story: gone after a day' } },
    ],
    admin: { components: { Field: '/src/admin/post-kinds/format-field.tsx#FormatField' } },
  },
  {
    name: 'poll',
    type: 'group',
    label: { de: 'Umfrage', en: 'Poll' },
    admin: {
      components: { Field: '/src/admin/post-kinds/poll-field.tsx#PollField' },
      description: {
        de: 'Steht unter dem Text. Ohne Antworten gibt es keine Umfrage.',
        en: 'Stands below the text. Without options there is no poll.',
      },
    },
    fields: [
      {
        name: 'options',
        type: 'array',
        maxRows: mostPollOptions,
        label: { de: 'Antworten', en: 'Options' },
        labels: { singular: { de: 'Antwort', en: 'Option' }, plural: { de: 'Antworten', en: 'Options' } },
        admin: { initCollapsed: false },
        fields: [
          { name: 'text', type: 'text', label: { de: 'Antwort', en: 'Option' }, admin: { components: { afterInput: [fieldFindings] } } },
        ],
      },
      {
        type: 'row',
        fields: [
          {
            name: 'minutes',
            type: 'select',
            required: true,
            defaultValue: '1440',
            label: { de: 'Abstimmen kann man', en: 'Open for' },
            options: pollMinutes.map((minutes) => ({ value: String(minutes), label: { ...spokenMinutes(minutes) } })),
          },
          { name: 'multiple', type: 'checkbox', label: { de: 'Mehrere Antworten sind möglich', en: 'Several options may be chosen' } },
        ],
      },
    ],
  },
]
