import type { CollectionConfig, PayloadRequest } from 'payload'
import { roleNames, roles } from '../../src/core/roles.ts'
import { isTimeZone, noTimeZone } from '../../src/core/slots.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { sentence } from '../sentence.ts'
import { administratorsOrThemselves } from './access.ts'
import { awayField } from './away-field.ts'
import { handoverEndpoints } from './handover-endpoints.ts'
import { firstIsAdministrator, leavesNothingBehind } from './hooks.ts'

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
    // Payload lets anybody who is signed in end the lock after too many wrong passwords.
    unlock: only(),
  },
  hooks: { beforeOperation: [fits], afterChange: audited('users'), beforeChange: [firstIsAdministrator, leavesNothingBehind] },
  endpoints: handoverEndpoints,
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
    {
      name: 'timeZone',
      type: 'text',
      label: { de: 'Zeitzone', en: 'Time zone' },
      validate: (value: unknown, options: { req: PayloadRequest }) => !value || isTimeZone(value) || sentence(options, noTimeZone),
      admin: {
        description: {
          de: 'Wo diese Person arbeitet, etwa Europe/Berlin: Ihre Tage der Abwesenheit beginnen und enden nach der Uhr dort. Leer: wie bei der ersten Marke.',
          en: 'Where this person works, such as Europe/Berlin: days of absence begin and end by the clock there. Empty: as the first brand has it.',
        },
      },
    },
    awayField,
    {
      name: 'handover',
      type: 'ui',
      admin: { components: { Field: '/src/admin/absence/on-the-account.tsx#OnTheAccount' } },
    },
  ],
}
