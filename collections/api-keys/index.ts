import type { CollectionConfig } from 'payload'
import { scopes } from '../../src/core/key-scopes.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { apiKeyEndpoints } from './endpoints.ts'

/**
 * A key of the content API. Only its hash is kept: the key itself is shown once, when the endpoint makes it. A revoked key stays
 * here, revoked for ever.
 */
export const apiKeys: CollectionConfig = {
  slug: 'api-keys',
  labels: { singular: { de: 'Schlüssel', en: 'Key' }, plural: { de: 'Schlüssel der Schnittstelle', en: 'Keys of the content API' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'prefix', 'brands', 'scopes', 'lastUsedAt', 'expiresAt', 'revokedAt'],
    group: { de: 'Haus', en: 'House' },
    components: { beforeListTable: ['/src/admin/api-keys/new-key.tsx#NewKey'] },
  },
  access: { read: only(), create: nobody, update: only(), delete: nobody },
  endpoints: apiKeyEndpoints,
  hooks: { beforeOperation: [fits], afterChange: audited('api-keys') },
  defaultSort: '-createdAt',
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100, label: { de: 'Name', en: 'Name' } },
    {
      name: 'brands',
      type: 'relationship',
      relationTo: 'brands',
      hasMany: true,
      label: { de: 'Marken', en: 'Brands' },
      admin: { description: { de: 'Leer: alle Marken.', en: 'Empty: all brands.' } },
    },
    {
      name: 'scopes',
      type: 'select',
      hasMany: true,
      required: true,
      defaultValue: ['read'],
      label: { de: 'Was der Schlüssel öffnet', en: 'What the key opens' },
      options: scopes.map(({ value, label }) => ({ value, label })),
    },
    {
      name: 'ratePerMinute',
      type: 'number',
      required: true,
      min: 1,
      max: 1_000_000,
      defaultValue: 6000,
      label: { de: 'Anfragen pro Minute', en: 'Requests per minute' },
    },
    {
      name: 'expiresAt',
      type: 'date',
      label: { de: 'Läuft ab', en: 'Expires' },
      admin: { date: { pickerAppearance: 'dayAndTime' }, description: { de: 'Leer: nie.', en: 'Empty: never.' } },
    },
    // What follows is written by the endpoints and by the content API.
    {
      name: 'prefix',
      type: 'text',
      required: true,
      label: { de: 'Beginnt mit', en: 'Begins with' },
      admin: { readOnly: true, position: 'sidebar' },
      access: { create: nobody, update: nobody },
    },
    {
      name: 'revokedAt',
      type: 'date',
      label: { de: 'Widerrufen', en: 'Revoked' },
      admin: { readOnly: true, position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
      access: { create: nobody, update: nobody },
    },
    {
      name: 'lastUsedAt',
      type: 'date',
      label: { de: 'Zuletzt benutzt', en: 'Last used' },
      admin: { readOnly: true, position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
      access: { create: nobody, update: nobody },
    },
    // SHA-256 of the key: of a random number of 256 bits, so it needs no salt and no slowness.
    {
      name: 'hash',
      type: 'text',
      required: true,
      unique: true,
      admin: { hidden: true },
      access: { create: nobody, read: nobody, update: nobody },
    },
    {
      name: 'revoke',
      type: 'ui',
      label: { de: 'Widerrufen', en: 'Revoke' },
      admin: { components: { Field: '/src/admin/api-keys/revoke-key.tsx#RevokeKey' } },
    },
  ],
}
