import type { CollectionConfig } from 'payload'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'

/** People who are asked together: the legal department, the board. Steps of a review name them. */
export const groups: CollectionConfig = {
  slug: 'groups',
  labels: { singular: { de: 'Gruppe', en: 'Group' }, plural: { de: 'Gruppen', en: 'Groups' } },
  trash: true,
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'members'], group: { de: 'Haus', en: 'House' } },
  access: { read: signedIn, create: only(), update: only(), delete: trashOnly() },
  hooks: { beforeOperation: [fits], afterChange: audited('groups') },
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
    {
      name: 'members',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      label: { de: 'Mitglieder', en: 'Members' },
      admin: {
        description: {
          de: 'Wird ein Schritt der Freigabe von der Gruppe erledigt, genügt je nach Marke eines der Mitglieder, oder es braucht alle.',
          en: 'Where a step of a review asks the group, one member is enough or all are needed, as the brand says.',
        },
      },
    },
  ],
}
