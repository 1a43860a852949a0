import type { CollectionBeforeChangeHook, CollectionConfig, DateField } from 'payload'
import { costKindNames, costKinds } from '../../src/core/costs.ts'
import { dayOf } from '../../src/core/days.ts'
import { isCurrency, writtenAmount } from '../../src/core/money.ts'
import type { Role } from '../../src/core/roles.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { amountOf, belongsToBrand, isAmount, isCurrencyCode, isLastDay } from './says.ts'

/**
 * Editors order what a campaign needs, channel managers pay for advertising, analysts reckon. Single bills are nobody else's business;
 * their sums stand beside what they brought, for everybody who sees results.
 */
const keepers: readonly Role[] = ['editor', 'channel-manager', 'analyst']

/** Written one way, and as a whole number beside it. What is no amount is left for its field to refuse. */
const counted: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const { amount, currency } = data as { amount?: unknown; currency?: unknown }
  if (!isCurrency(currency)) return data
  const minor = amountOf(amount, currency, (originalDoc as { minor?: unknown } | undefined)?.minor)
  return minor === null ? data : { ...data, minor, amount: writtenAmount(minor, currency) }
}

/** A day, however it came, as a form sends one: at noon it is the same day in every browser. */
const aDay = {
  admin: { date: { pickerAppearance: 'dayOnly', displayFormat: 'd MMM yyyy' } },
  hooks: {
    beforeValidate: [
      ({ value }: { value?: unknown }): unknown => {
        const day = dayOf(value)
        return day === null ? value : `${day}T12:00:00.000Z`
      },
    ],
  },
} satisfies Partial<DateField>

/** What was spent: on a day or over a period, for a brand or a part of what it does. */
export const costs: CollectionConfig = {
  slug: 'costs',
  labels: { singular: { de: 'Ausgabe', en: 'Cost' }, plural: { de: 'Kosten', en: 'Costs' } },
  trash: true,
  admin: {
    useAsTitle: 'note',
    defaultColumns: ['note', 'kind', 'amount', 'currency', 'from', 'to', 'brand', 'campaign', 'channel'],
    group: { de: 'Auswertung', en: 'Results' },
    hidden: ({ user }) => !only(...keepers)({ req: { user } }),
  },
  access: { read: only(...keepers), create: only(...keepers), update: only(...keepers), delete: trashOnly(...keepers) },
  hooks: { beforeOperation: [fits], beforeChange: [counted], afterChange: audited('costs') },
  defaultSort: '-from',
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'kind',
          type: 'select',
          required: true,
          defaultValue: 'advertising',
          label: { de: 'Art', en: 'Kind' },
          options: costKinds.map((value) => ({ value, label: costKindNames[value] })),
        },
        { name: 'note', type: 'text', maxLength: 200, label: { de: 'Wofür', en: 'What for' } },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'amount',
          type: 'text',
          required: true,
          label: { de: 'Betrag', en: 'Amount' },
          admin: { placeholder: { de: '1.234,56', en: '1,234.56' } },
          validate: isAmount,
        },
        {
          name: 'currency',
          // Which currencies there are is the world's business: a list in the database would have to be migrated with it.
          type: 'text',
          required: true,
          defaultValue: 'EUR',
          label: { de: 'Währung', en: 'Currency' },
          admin: { description: { de: 'Nach ISO 4217, zum Beispiel EUR.', en: 'By ISO 4217, EUR for example.' } },
          hooks: { beforeValidate: [({ value }) => (typeof value === 'string' ? value.trim().toUpperCase() : (value as unknown))] },
          validate: isCurrencyCode,
        },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          ...aDay,
          name: 'from',
          type: 'date',
          required: true,
          index: true,
          label: { de: 'Tag, oder erster Tag', en: 'Day, or first day' },
        },
        {
          ...aDay,
          name: 'to',
          type: 'date',
          label: { de: 'Letzter Tag', en: 'Last day' },
          admin: {
            ...aDay.admin,
            description: {
              de: 'Leer: der eine Tag. Sonst verteilt sich der Betrag gleichmäßig auf alle Tage.',
              en: 'Empty: that day alone. Otherwise the amount is spread evenly over all days.',
            },
          },
          validate: isLastDay,
        },
      ],
    },
    {
      name: 'brand',
      type: 'relationship',
      relationTo: 'brands',
      required: true,
      index: true,
      label: { de: 'Marke', en: 'Brand' },
      admin: {
        description: {
          de: 'Kampagne, Kanal und Beitrag können leer bleiben: Dann zählt die Ausgabe nur bei der Marke.',
          en: 'Campaign, channel and post may be left empty: the cost then counts at the brand alone.',
        },
      },
    },
    {
      type: 'row',
      fields: (
        [
          ['campaign', 'campaigns', { de: 'Kampagne', en: 'Campaign' }],
          ['channel', 'channels', { de: 'Kanal', en: 'Channel' }],
          ['post', 'posts', { de: 'Beitrag', en: 'Post' }],
        ] as const
      ).map(([name, relationTo, label]) => ({
        name,
        type: 'relationship' as const,
        relationTo,
        label,
        filterOptions: ({ data }: { data: unknown }) => {
          const { brand } = (data ?? {}) as { brand?: unknown }
          return brand ? { brand: { equals: brand } } : true
        },
        validate: belongsToBrand(relationTo),
      })),
    },
    // In the currency's smallest unit; written with the amount.
    { name: 'minor', type: 'number', admin: { hidden: true }, access: { create: nobody, update: nobody } },
  ],
}
