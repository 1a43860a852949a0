import type { Field } from 'payload'
import { slugField } from '../slug-field.ts'
import { repetitionFields } from './time-fields.ts'

const { admin, ...slug } = slugField('title', { localized: true })

/** What a post belongs to, how often it goes, and under which address: seldom touched, and out of the way of writing. */
export const planningFields: Field[] = [
  {
    type: 'row',
    fields: [
      { name: 'campaign', type: 'relationship', relationTo: 'campaigns', label: { de: 'Kampagne', en: 'Campaign' } },
      { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true, label: { de: 'Themen', en: 'Topics' } },
    ],
  },
  ...repetitionFields,
  { ...slug, admin: { ...admin, position: undefined } },
]
