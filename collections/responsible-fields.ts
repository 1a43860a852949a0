import type { Field } from 'payload'

/** Who looks after it, and who does while that person is away. */
export const responsibleFields = (): Field[] => [
  {
    type: 'row',
    fields: [
      { name: 'owner', type: 'relationship', relationTo: 'users', label: { de: 'Verantwortlich', en: 'Owner' } },
      {
        name: 'deputy',
        type: 'relationship',
        relationTo: 'users',
        label: { de: 'Vertretung', en: 'Deputy' },
        admin: {
          description: {
            de: 'Leer: wen die verantwortliche Person für ihre Abwesenheit nennt.',
            en: 'Empty: whom the owner names for their absence.',
          },
        },
      },
    ],
  },
]
