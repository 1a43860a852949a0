import type { CollectionConfig } from 'payload'
import { roleNames, roles } from '../../src/core/roles.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { administratorsOrThemselves } from './access.ts'
import { firstIsAdministrator } from './hooks.ts'

/** The people of the house. Roles add up; administrators have all of them, and still approve nothing of their own. */
export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: { de: 'Person', en: 'Person' }, plural: { de: 'Personen', en: 'People' } },
  auth: { useAPIKey: true, maxLoginAttempts: 5, lockTime: 600_000, tokenExpiration: 8 * 3600 },
  trash: true,
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'email', 'roles'], group: { de: 'Haus', en: 'House' } },
  access: {
    read: signedIn,
    create: only(),
    update: administratorsOrThemselves,
    delete: trashOnly(),
  },
  hooks: { beforeOperation: [fits], afterChange: audited('users'), beforeChange: [firstIsAdministrator] },
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
    {
      name: 'roles',
      type: 'select',
      hasMany: true,
      required: true,
      defaultValue: ['editor'],
      saveToJWT: true,
      label: { de: 'Rollen', en: 'Roles' },
      options: roles.map((value) => ({ value, label: roleNames[value] })),
      access: { create: only(), update: only() },
    },
  ],
}
