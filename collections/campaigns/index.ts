import type { CollectionConfig } from 'payload'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'

/** Posts that pull in one direction, for a time, towards a goal. */
export const campaigns: CollectionConfig = {
  slug: 'campaigns',
  labels: { singular: { de: 'Kampagne', en: 'Campaign' }, plural: { de: 'Kampagnen', en: 'Campaigns' } },
  trash: true,
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'brand', 'startsAt', 'endsAt'], group: { de: 'Inhalt', en: 'Content' } },
  access: { read: signedIn, create: only('editor'), update: only('editor'), delete: trashOnly('editor') },
  hooks: { beforeOperation: [fits], afterChange: audited('campaigns') },
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
    { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
    { name: 'goal', type: 'textarea', label: { de: 'Ziel', en: 'Goal' } },
    { name: 'owner', type: 'relationship', relationTo: 'users', label: { de: 'Verantwortlich', en: 'Owner' } },
    {
      type: 'row',
      fields: [
        { name: 'startsAt', type: 'date', label: { de: 'Beginn', en: 'Starts' } },
        { name: 'endsAt', type: 'date', label: { de: 'Ende', en: 'Ends' } },
      ],
    },
  ],
}
