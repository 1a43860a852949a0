import type { Field } from 'payload'
import { wordList } from './field.ts'

/** What the brand must, may and must not say of others and of itself. */
export const lawFields: Field[] = [
  wordList('competitors', { de: 'Wettbewerber', en: 'Competitors' }),
  {
    name: 'customers',
    type: 'array',
    label: { de: 'Kunden und ob wir sie nennen dürfen', en: 'Customers, and whether we may name them' },
    labels: { singular: { de: 'Kunde', en: 'Customer' }, plural: { de: 'Kunden', en: 'Customers' } },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
          { name: 'agreed', type: 'checkbox', label: { de: 'Hat zugestimmt', en: 'Has agreed' } },
          { name: 'agreedUntil', type: 'date', label: { de: 'Gilt bis', en: 'Until' } },
        ],
      },
    ],
  },
  {
    name: 'crisisTopics',
    type: 'array',
    label: { de: 'Themen, zu denen gerade niemand scherzt oder wirbt', en: 'Topics that nobody jokes about or advertises beside today' },
    labels: { singular: { de: 'Thema', en: 'Topic' }, plural: { de: 'Themen', en: 'Topics' } },
    admin: {
      description: {
        de: 'Gilt auch für schon Freigegebenes: Es wird noch einmal geprüft, bevor es hinausgeht.',
        en: 'Holds for what is approved already, too: it is judged again before it goes out.',
      },
    },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'topic', type: 'text', required: true, label: { de: 'Thema', en: 'Topic' } },
          { name: 'until', type: 'date', label: { de: 'Gilt bis', en: 'Until' } },
        ],
      },
    ],
  },
  wordList('healthClaims', { de: 'Heilversprechen, die niemand gibt', en: 'Health claims that nobody makes' }),
  wordList(
    'advertisingLabels',
    { de: 'Eigene Kennzeichnungen von Werbung', en: 'The house’s own labels of advertising' },
    { de: 'Neben „Anzeige“ und „Werbung“.', en: 'Beside “Anzeige”, “Werbung” and “Advertisement”.' },
  ),
  { name: 'copyrightHolder', type: 'text', label: { de: 'Urheberrechtsvermerk', en: 'Copyright holder' } },
  { name: 'imprint', type: 'text', label: { de: 'Adresse des Impressums', en: 'Address of the imprint' } },
]
