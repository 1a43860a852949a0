import type { CollectionConfig, PayloadRequest } from 'payload'
import { manifests } from '../../publishers/manifests.gen.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { sentence } from '../sentence.ts'
import { fits } from '../fits.ts'
import { namedInPosts } from '../named-in-posts.ts'
import { isTimeZone, slotDayNames, slotDays, wallClock } from '../../src/core/slots.ts'
import { responsibleFields } from '../responsible-fields.ts'
import { connectEndpoints } from './endpoints.ts'
import { auditPause, notePause } from './pause.ts'
import { overviewEndpoints } from './overview-endpoints.ts'
import { pauseFields } from './pause-fields.ts'
import { taskFields } from './task-fields.ts'

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
  endpoints: [...overviewEndpoints, ...connectEndpoints],
  hooks: {
    beforeOperation: [fits],
    beforeChange: [notePause],
    afterChange: [...audited('channels'), auditPause, namedInPosts(['account', 'language'], 'channel')],
  },
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
    { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
    {
      name: 'platform',
      type: 'text',
      required: true,
      label: { de: 'Plattform', en: 'Platform' },
      access: { update: () => false },
      admin: { components: { Field: '/src/admin/platform-field/channel-platform.tsx#ChannelPlatform' } },
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
    {
      name: 'connect',
      type: 'ui',
      label: { de: 'Verbinden', en: 'Connect' },
      admin: { components: { Field: '/src/admin/connect/connect.tsx#Connect' } },
    },
    ...responsibleFields(),
    pauseFields,
    {
      type: 'collapsible',
      label: { de: 'Zeitplan', en: 'Schedule' },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'timeZone',
              type: 'text',
              label: { de: 'Zeitzone', en: 'Time zone' },
              admin: {
                placeholder: 'Europe/Berlin',
                description: { de: 'Leer: die der Marke.', en: 'Empty: the brand’s.' },
              },
              validate: (value: unknown, options: { req: PayloadRequest }) =>
                !value ||
                isTimeZone(value) ||
                sentence(options, { de: 'Schreiben Sie eine Zeitzone wie Europe/Berlin.', en: 'Write a time zone such as Europe/Berlin.' }),
            },
            {
              name: 'gapMinutes',
              type: 'number',
              min: 0,
              max: 1440,
              defaultValue: 0,
              label: { de: 'Abstand zwischen Beiträgen (Minuten)', en: 'Gap between posts (minutes)' },
              admin: {
                description: {
                  de: 'So lange ruht der Kanal mindestens nach jedem Beitrag.',
                  en: 'The channel rests at least this long after each post.',
                },
              },
            },
          ],
        },
        {
          name: 'slots',
          type: 'array',
          label: { de: 'Sendeplätze', en: 'Slots' },
          labels: { singular: { de: 'Sendeplatz', en: 'Slot' }, plural: { de: 'Sendeplätze', en: 'Slots' } },
          admin: {
            description: {
              de: 'Beiträge mit „Nächster freier Sendeplatz“ bekommen sie der Reihe nach, nach der Uhr in der Zeitzone des Kanals.',
              en: 'Posts with “Next free slot” get them one after the other, by the clock in the channel’s time zone.',
            },
          },
          fields: [
            {
              type: 'row',
              fields: [
                {
                  name: 'day',
                  type: 'select',
                  required: true,
                  defaultValue: 'workdays',
                  label: { de: 'Tag', en: 'Day' },
                  options: slotDays.map((value) => ({ value, label: slotDayNames[value] })),
                },
                {
                  name: 'time',
                  type: 'text',
                  required: true,
                  label: { de: 'Uhrzeit', en: 'Time' },
                  admin: { placeholder: '08:30' },
                  validate: (value: unknown, options: { req: PayloadRequest }) =>
                    (typeof value === 'string' && wallClock.test(value)) ||
                    sentence(options, { de: 'Schreiben Sie eine Uhrzeit wie 08:30.', en: 'Write a time such as 08:30.' }),
                },
              ],
            },
          ],
        },
      ],
    },
    taskFields,
    { name: 'numbers', type: 'ui', admin: { components: { Field: '/src/admin/numbers/panel.tsx#ChannelNumbers' } } },
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
    {
      name: 'problem',
      type: 'textarea',
      label: { de: 'Was nicht stimmt', en: 'What is wrong' },
      admin: {
        readOnly: true,
        position: 'sidebar',
        condition: (data) => Boolean(data?.problem),
        components: { Field: '/src/admin/parts/said-field.tsx#SaidField' },
      },
      access: { create: nobody, update: nobody },
    },
    { name: 'notBefore', type: 'date', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    // Since when the credentials are these, who renews them until when, when they were last tried, of how many days before their end was told.
    { name: 'credentialsSince', type: 'date', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'renewingUntil', type: 'date', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'triedAt', type: 'date', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'warnedDays', type: 'number', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'credentials', type: 'textarea', admin: { hidden: true }, access: { create: nobody, read: nobody, update: nobody } },
    { name: 'pendingConnection', type: 'textarea', admin: { hidden: true }, access: { create: nobody, read: nobody, update: nobody } },
  ],
}
