import type { Condition, Field } from 'payload'

const isDocument: Condition = (data) => data?.mimeType === 'application/pdf'

/** What only documents have. */
export const documentFields: Field[] = [
  {
    name: 'title',
    type: 'text',
    localized: true,
    label: { de: 'Titel des Dokuments', en: 'Title of the document' },
    admin: {
      condition: isDocument,
      description: {
        de: 'Steht auf Netzwerken und der Website über dem Dokument. Je Sprache; ohne ihn steht dort der Dateiname.',
        en: 'Stands above the document on networks and the website. For each language; without it, the name of the file stands there.',
      },
    },
  },
]
