import type { Field, PayloadRequest } from 'payload'
import { dayOf } from '../../src/core/days.ts'
import { sentence } from '../sentence.ts'

interface Away {
  readonly from?: unknown
  readonly until?: unknown
}

/** A stretch of days, both of them included, in which somebody else stands in. */
export const awayField: Field = {
  name: 'away',
  type: 'group',
  label: { de: 'Abwesenheit', en: 'Absence' },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'from',
          type: 'date',
          label: { de: 'Nicht da ab', en: 'Away from' },
          admin: { date: { pickerAppearance: 'dayOnly' } },
          validate: (value: unknown, options: { req: PayloadRequest; siblingData: unknown }) =>
            Boolean(value) ||
            !(options.siblingData as Away | undefined)?.until ||
            sentence(options, { de: 'Wählen Sie auch den ersten Tag.', en: 'Choose the first day, too.' }),
        },
        {
          name: 'until',
          type: 'date',
          label: { de: 'Bis einschließlich', en: 'Until and including' },
          admin: { date: { pickerAppearance: 'dayOnly' } },
          validate: (value: unknown, options: { req: PayloadRequest; siblingData: unknown }) => {
            const from = dayOf((options.siblingData as Away | undefined)?.from)
            const until = dayOf(value)
            if (from === null || until === null || until >= from) return true
            return sentence(options, {
              de: 'Wählen Sie einen letzten Tag, der nicht vor dem ersten liegt.',
              en: 'Choose a last day that is not before the first.',
            })
          },
        },
      ],
    },
    {
      name: 'deputy',
      type: 'relationship',
      relationTo: 'users',
      label: { de: 'Vertretung', en: 'Deputy' },
      filterOptions: ({ id }) => (id ? { id: { not_equals: id } } : true),
      admin: {
        description: {
          de: 'Bekommt in dieser Zeit Aufgaben und Freigaben, die sonst hier ankämen.',
          en: 'Gets tasks and reviews that would arrive here, for that time.',
        },
      },
    },
    { name: 'note', type: 'text', maxLength: 300, label: { de: 'Hinweis', en: 'Note' } },
  ],
}
