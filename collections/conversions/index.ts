import type { CollectionConfig } from 'payload'
import { attributionNames, attributions } from '../../src/core/conversions.ts'
import { isCurrency, writtenAmount } from '../../src/core/money.ts'
import { nobody } from '../access/nobody.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/** `129.90 EUR` */
const written = (minor: unknown, currency: unknown): string | null =>
  minor != null && isCurrency(currency) ? `${writtenAmount(Number(minor), currency)} ${currency}` : null

/** What people did on a website or in a shop, as it told by a signed call. Written by `src/conversions` alone. Nothing says who it was. */
export const conversions: CollectionConfig = {
  slug: 'conversions',
  labels: { singular: { de: 'Conversion', en: 'Conversion' }, plural: { de: 'Conversions', en: 'Conversions' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'at', 'source', 'attributedBy', 'campaign', 'channel', 'post', 'value'],
    group: { de: 'Auswertung', en: 'Results' },
  },
  access: writtenByServices,
  lockDocuments: false,
  defaultSort: '-at',
  // By the second they are added up: all that is asked for stands in it, in the order in which it is grouped.
  indexes: [{ fields: ['source', 'key'], unique: true }, { fields: ['brand', 'name', 'currency', 'at', 'minor'] }],
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Was', en: 'What' } },
    { name: 'at', type: 'date', required: true, index: true, label: { de: 'Wann', en: 'When' } },
    { name: 'source', type: 'relationship', relationTo: 'conversion-sources', required: true, label: { de: 'Woher', en: 'Source' } },
    { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
    {
      name: 'attributedBy',
      type: 'select',
      required: true,
      label: { de: 'Zugeordnet durch', en: 'Attributed by' },
      options: attributions.map((value) => ({ value, label: attributionNames[value] })),
    },
    { name: 'post', type: 'relationship', relationTo: 'posts', label: { de: 'Beitrag', en: 'Post' } },
    { name: 'channel', type: 'relationship', relationTo: 'channels', index: true, label: { de: 'Kanal', en: 'Channel' } },
    { name: 'campaign', type: 'relationship', relationTo: 'campaigns', index: true, label: { de: 'Kampagne', en: 'Campaign' } },
    // In the currency's smallest unit. Empty: no value was told.
    { name: 'minor', type: 'number', admin: { hidden: true } },
    { name: 'currency', type: 'text', admin: { hidden: true } },
    {
      name: 'value',
      type: 'text',
      virtual: true,
      label: { de: 'Wert', en: 'Value' },
      admin: { readOnly: true },
      access: { create: nobody, update: nobody },
      hooks: { afterRead: [({ siblingData: { minor, currency } }) => written(minor, currency)] },
    },
    // The id that the source gave it.
    { name: 'key', type: 'text', required: true, label: { de: 'Kennung', en: 'Id at the source' } },
    // Of all that was told: whether the same id comes with something else.
    { name: 'digest', type: 'text', required: true, admin: { hidden: true }, access: { read: nobody } },
  ],
}
