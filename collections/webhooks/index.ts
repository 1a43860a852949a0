import type { CollectionBeforeChangeHook, CollectionConfig, PayloadRequest } from 'payload'
import { env } from '../../src/config/env.ts'
import { isWebhookAddress } from '../../src/content-api/webhooks/address.ts'
import { contentEvents } from '../../src/core/webhook.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { sentence } from '../sentence.ts'
import { webhookEndpoints } from './endpoints.ts'

type Kept = { active?: unknown; brand?: unknown; events?: unknown; since?: string; offReason?: string | null }

/** What happened before a webhook wanted to know of it is not told to it. */
const sinceNow: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const now = data as Kept
  const before = originalDoc as Kept | undefined
  const differs = (field: 'active' | 'brand' | 'events') => field in now && JSON.stringify(now[field]) !== JSON.stringify(before?.[field])
  if (!before || differs('active') || differs('brand') || differs('events')) now.since = new Date().toISOString()
  if (now.active && !before?.active) now.offReason = null
  return data as unknown
}

/**
 * A receiver that is told of published, changed and withdrawn posts. Its secrets are sealed (AES-256-GCM, bound to this record) by the
 * endpoint that makes them and can be read over no API: not even in their sealed form.
 */
export const webhooks: CollectionConfig = {
  slug: 'webhooks',
  labels: { singular: { de: 'Webhook', en: 'Webhook' }, plural: { de: 'Webhooks', en: 'Webhooks' } },
  trash: true,
  // A copy could not read the sealed secrets of its original.
  disableDuplicate: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'url', 'events', 'active'],
    group: { de: 'Haus', en: 'House' },
    hidden: ({ user }) => !only()({ req: { user } }),
    description: {
      de: 'Sagt Ihrer Website oder einem anderen Dienst Bescheid, sobald ein Beitrag veröffentlicht, geändert oder zurückgezogen wird.',
      en: 'Tells your website or another service as soon as a post is published, changed or withdrawn.',
    },
  },
  access: { read: only(), create: only(), update: only(), delete: trashOnly() },
  endpoints: webhookEndpoints,
  hooks: { beforeOperation: [fits], beforeChange: [sinceNow], afterChange: audited('webhooks') },
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
    {
      name: 'url',
      type: 'text',
      required: true,
      label: { de: 'Adresse', en: 'Address' },
      admin: {
        placeholder: 'https://www.example.com/funkhaus-webhook',
        description: {
          de: 'Dorthin wird jedes Ereignis mit POST geschickt. Weiterleitungen wird nicht gefolgt.',
          en: 'Every event is sent there by POST. Redirects are not followed.',
        },
      },
      validate: (value: unknown, options: { req: PayloadRequest }) =>
        (typeof value === 'string' && isWebhookAddress(value, { playground: env().HUB_MODE === 'playground' })) ||
        sentence(options, {
          de: 'Schreiben Sie eine Adresse, die mit https:// beginnt, ohne Namen und Kennwort darin.',
          en: 'Write an address that begins with https://, without a name and a password in it.',
        }),
    },
    {
      name: 'brand',
      type: 'relationship',
      relationTo: 'brands',
      label: { de: 'Marke', en: 'Brand' },
      admin: { description: { de: 'Leer: alle Marken.', en: 'Empty: all brands.' } },
    },
    {
      name: 'events',
      type: 'select',
      hasMany: true,
      required: true,
      defaultValue: contentEvents.map(({ value }) => value),
      label: { de: 'Ereignisse', en: 'Events' },
      options: contentEvents.map(({ value, label }) => ({ value, label })),
    },
    {
      name: 'active',
      type: 'checkbox',
      defaultValue: true,
      label: { de: 'Eingeschaltet', en: 'Switched on' },
      admin: {
        position: 'sidebar',
        description: {
          de: 'Was geschieht, während er ausgeschaltet ist, wird nicht nachgereicht.',
          en: 'What happens while it is switched off is not sent later.',
        },
      },
    },
    {
      name: 'offReason',
      type: 'textarea',
      label: { de: 'Warum er ausgeschaltet wurde', en: 'Why it was switched off' },
      admin: { readOnly: true, position: 'sidebar', condition: (data) => !data?.active && Boolean(data?.offReason) },
      access: { create: nobody, update: nobody },
    },
    {
      name: 'log',
      type: 'ui',
      label: { de: 'Zustellungen', en: 'Deliveries' },
      admin: { components: { Field: '/src/admin/webhook-log/webhook-log.tsx#WebhookLog' } },
    },
    // What follows is written by the hub: since when events are told, and the secrets that sign them.
    { name: 'since', type: 'date', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'rotation', type: 'number', defaultValue: 0, admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'secrets', type: 'textarea', admin: { hidden: true }, access: { create: nobody, read: nobody, update: nobody } },
  ],
}
