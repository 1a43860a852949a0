import type { CollectionConfig, PayloadRequest } from 'payload'
import { manifests } from '../../publishers/manifests.gen.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { sentence } from '../sentence.ts'
import { fits } from '../fits.ts'
import { connectEndpoints } from './endpoints.ts'

/**
 * One account of ours on a platform. Credentials are sealed (AES-256-GCM, bound to this record) by the connect endpoint and
 * can be read over no API: not even in their sealed form.
 */
export const channels: CollectionConfig = {
  slug: 'channels',
  labels: { singular: { de: 'Kanal', en: 'Channel' }, plural: { de: 'Kanäle', en: 'Channels' } },
  trash: true,
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'platform', 'handle', 'status'], group: { de: 'Kanäle', en: 'Channels' } },
  access: { read: signedIn, create: only('channel-manager'), update: only('channel-manager'), delete: trashOnly('channel-manager') },
  endpoints: connectEndpoints,
  hooks: { beforeOperation: [fits], afterChange: audited('channels') },
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
    { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
    {
      name: 'platform',
      type: 'text',
      required: true,
      label: { de: 'Plattform', en: 'Platform' },
      access: { update: () => false },
      admin: { components: { Field: '/src/admin/platform-field/platform-field.tsx#PlatformField' } },
      validate: (value: unknown, options: { req: PayloadRequest }) =>
        (typeof value === 'string' && Object.hasOwn(manifests, value)) ||
        sentence(options, {
          de: `Wählen Sie eine Plattform: ${Object.keys(manifests).join(', ')}.`,
          en: `Choose a platform: ${Object.keys(manifests).join(', ')}.`,
        }),
    },
    {
      name: 'language',
      type: 'select',
      required: true,
      defaultValue: 'de',
      label: { de: 'Sprache', en: 'Language' },
      options: [
        { value: 'de', label: { de: 'Deutsch', en: 'German' } },
        { value: 'en', label: { de: 'Englisch', en: 'English' } },
      ],
    },
    { name: 'owner', type: 'relationship', relationTo: 'users', label: { de: 'Verantwortlich', en: 'Owner' } },
    {
      type: 'row',
      fields: [
        { name: 'paused', type: 'checkbox', defaultValue: false, label: { de: 'Pausiert', en: 'Paused' } },
        { name: 'pausedReason', type: 'text', label: { de: 'Grund', en: 'Reason' }, admin: { condition: (data) => Boolean(data?.paused) } },
      ],
    },
    // What follows is written by connecting and by the delivery engine.
    {
      name: 'status',
      type: 'select',
      defaultValue: 'not-connected',
      label: { de: 'Zustand', en: 'Status' },
      options: [
        { value: 'not-connected', label: { de: 'Nicht verbunden', en: 'Not connected' } },
        { value: 'connected', label: { de: 'Verbunden', en: 'Connected' } },
        { value: 'refused', label: { de: 'Anmeldung nötig', en: 'Needs sign-in' } },
      ],
      admin: { readOnly: true, position: 'sidebar' },
      access: { create: nobody, update: nobody },
    },
    { name: 'account', type: 'text', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    {
      name: 'handle',
      type: 'text',
      label: { de: 'Konto', en: 'Account' },
      admin: { readOnly: true, position: 'sidebar' },
      access: { create: nobody, update: nobody },
    },
    {
      name: 'url',
      type: 'text',
      label: { de: 'Adresse', en: 'Address' },
      admin: { readOnly: true, position: 'sidebar' },
      access: { create: nobody, update: nobody },
    },
    {
      name: 'credentialsEndAt',
      type: 'date',
      label: { de: 'Zugang endet', en: 'Access ends' },
      admin: { readOnly: true, position: 'sidebar' },
      access: { create: nobody, update: nobody },
    },
    { name: 'notBefore', type: 'date', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'credentials', type: 'textarea', admin: { hidden: true }, access: { create: nobody, read: nobody, update: nobody } },
    { name: 'pendingConnection', type: 'textarea', admin: { hidden: true }, access: { create: nobody, read: nobody, update: nobody } },
    {
      name: 'connect',
      type: 'ui',
      label: { de: 'Verbinden', en: 'Connect' },
      admin: { components: { Field: '/src/admin/connect/connect.tsx#Connect' } },
    },
  ],
}
