import type { Field } from 'payload'

/** What whoever uses the medium must know: whose it is, who is on it, and what it was made with. */
export const rightsFields: Field[] = [
  {
    type: 'collapsible',
    label: { de: 'Rechte', en: 'Rights' },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'rightsHolder', type: 'text', label: { de: 'Rechte bei', en: 'Rights holder' } },
          { name: 'licence', type: 'text', label: { de: 'Lizenz', en: 'Licence' } },
          { name: 'expiresAt', type: 'date', index: true, label: { de: 'Lizenz endet', en: 'Licence ends' } },
        ],
      },
      {
        name: 'credit',
        type: 'text',
        label: { de: 'Nennung', en: 'Credit' },
        admin: {
          description: {
            de: 'Was neben dem Bild oder Film stehen muss, zum Beispiel „Foto: Ada Beispiel“. Leer: nichts.',
            en: 'What must stand beside the picture or film, for example “Photo: Ada Example”. Empty: nothing.',
          },
        },
      },
    ],
  },
  {
    type: 'collapsible',
    label: { de: 'Personen', en: 'Persons' },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'persons',
            type: 'select',
            defaultValue: 'unknown',
            label: { de: 'Erkennbare Personen', en: 'Persons who can be recognised' },
            options: [
              { value: 'unknown', label: { de: 'Noch nicht angesehen', en: 'Not looked at yet' } },
              { value: 'none', label: { de: 'Keine', en: 'None' } },
              { value: 'shown', label: { de: 'Zu sehen', en: 'Shown' } },
            ],
            admin: { components: { afterInput: ['/src/admin/ask-again.tsx#AskAgain'] } },
          },
          {
            name: 'consent',
            type: 'select',
            defaultValue: 'unknown',
            label: { de: 'Einwilligung', en: 'Consent' },
            options: [
              { value: 'unknown', label: { de: 'Nicht bekannt', en: 'Not known' } },
              { value: 'given', label: { de: 'Liegt vor', en: 'Given' } },
              { value: 'not-needed', label: { de: 'Nicht nötig', en: 'Not needed' } },
              { value: 'refused', label: { de: 'Verweigert oder widerrufen', en: 'Refused or withdrawn' } },
            ],
            admin: {
              condition: (data) => data?.persons === 'shown',
              components: { afterInput: ['/src/admin/ask-again.tsx#AskAgain'] },
            },
          },
          {
            name: 'consentUntil',
            type: 'date',
            index: true,
            label: { de: 'Einwilligung endet', en: 'Consent ends' },
            admin: { condition: (data) => data?.persons === 'shown' && data?.consent === 'given' },
          },
        ],
      },
    ],
  },
  {
    type: 'collapsible',
    label: { de: 'Entstehung', en: 'Making' },
    fields: [
      {
        name: 'isGenerated',
        type: 'checkbox',
        label: { de: 'Von einem generativen Modell erzeugt oder verändert', en: 'Made or changed by a generative model' },
      },
      {
        name: 'fonts',
        type: 'text',
        hasMany: true,
        label: { de: 'Schriften', en: 'Fonts' },
        admin: {
          description: {
            de: 'Schriften, die in der Grafik oder im Film vorkommen, eine je Eintrag.',
            en: 'Fonts that are used in the graphic or film, one in each entry.',
          },
        },
      },
    ],
  },
]
