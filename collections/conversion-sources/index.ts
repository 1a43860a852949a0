import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { conversionSourceEndpoints } from './endpoints.ts'

const managers = only('channel-manager')

/**
 * A website or a shop that tells what people did there. Its secrets are sealed (AES-256-GCM, bound to this record) by the endpoint that makes
 * them and can be read over no API: not even in their sealed form.
 */
export const conversionSources: CollectionConfig = {
  slug: 'conversion-sources',
  labels: {
    singular: { de: 'Quelle von Conversions', en: 'Source of conversions' },
    plural: { de: 'Quellen von Conversions', en: 'Sources of conversions' },
  },
  trash: true,
  // A copy could not read the sealed secrets of its original.
  disableDuplicate: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'brand', 'paused'],
    group: { de: 'Auswertung', en: 'Results' },
    hidden: ({ user }) => !managers({ req: { user } }),
  },
  access: { read: managers, create: managers, update: managers, delete: trashOnly('channel-manager') },
  endpoints: conversionSourceEndpoints,
  hooks: { beforeOperation: [fits], afterChange: audited('conversion-sources') },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100, label: { de: 'Name', en: 'Name' } },
    { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
    {
      name: 'paused',
      type: 'checkbox',
      defaultValue: false,
      label: { de: 'Angehalten', en: 'Paused' },
      admin: {
        position: 'sidebar',
        description: {
          de: 'Was währenddessen gemeldet wird, wird abgelehnt und zählt nicht.',
          en: 'What is told meanwhile is refused and does not count.',
        },
      },
    },
    {
      name: 'standing',
      type: 'ui',
      label: { de: 'Anschluss', en: 'Connection' },
      admin: { components: { Field: '/src/admin/conversion-source/conversion-source.tsx#ConversionSource' } },
    },
    // Written by the hub: the secrets that open it, and how often one was made.
    { name: 'rotation', type: 'number', defaultValue: 0, admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'secrets', type: 'textarea', admin: { hidden: true }, access: { create: nobody, read: nobody, update: nobody } },
  ],
}
