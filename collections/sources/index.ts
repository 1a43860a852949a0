import type { CollectionConfig } from 'payload'
import { languages } from '../../src/core/story.ts'
import { sourcePaces } from '../../src/core/imports.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { sourceEndpoints } from './endpoints.ts'
import { readAnew, whoSaved } from './hooks.ts'
import { sourceAddress } from './source-address.ts'

const byServices = { admin: { hidden: true }, access: { create: nobody, update: nobody } } as const

/** Feeds whose items become drafts. */
export const sources: CollectionConfig = {
  slug: 'sources',
  labels: { singular: { de: 'Quelle', en: 'Source' }, plural: { de: 'Quellen', en: 'Sources' } },
  trash: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'brand', 'active', 'lastReadAt'],
    group: { de: 'Inhalt', en: 'Content' },
    description: {
      de: 'Feeds (RSS oder Atom), deren Einträge zu Entwürfen werden. Nichts davon ist freigegeben.',
      en: 'Feeds (RSS or Atom) whose items become drafts. Nothing of it is approved.',
    },
  },
  access: { read: signedIn, create: only('editor'), update: only('editor'), delete: trashOnly('editor') },
  endpoints: sourceEndpoints,
  hooks: { beforeOperation: [fits], beforeChange: [whoSaved, readAnew], afterChange: audited('sources') },
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
    {
      name: 'url',
      type: 'text',
      required: true,
      label: { de: 'Adresse des Feeds', en: 'Address of the feed' },
      validate: sourceAddress,
    },
    {
      type: 'row',
      fields: [
        { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
        {
          name: 'language',
          type: 'select',
          required: true,
          defaultValue: 'de',
          label: { de: 'Sprache', en: 'Language' },
          options: [
            { value: languages[0], label: { de: 'Deutsch', en: 'German' } },
            { value: languages[1], label: { de: 'Englisch', en: 'English' } },
          ],
        },
      ],
    },
    {
      name: 'active',
      type: 'checkbox',
      defaultValue: true,
      label: { de: 'Wird gelesen', en: 'Is read' },
    },
    {
      name: 'pace',
      type: 'select',
      required: true,
      defaultValue: 'hour',
      label: { de: 'Wie oft', en: 'How often' },
      options: [
        { value: sourcePaces[0], label: { de: 'Alle 15 Minuten', en: 'Every 15 minutes' } },
        { value: sourcePaces[1], label: { de: 'Jede Stunde', en: 'Every hour' } },
        { value: sourcePaces[2], label: { de: 'Jeden Tag', en: 'Every day' } },
      ],
    },
    {
      name: 'mostAtOnce',
      type: 'number',
      required: true,
      defaultValue: 20,
      min: 1,
      max: 50,
      label: { de: 'Höchstens Entwürfe je Lesen', en: 'Most drafts at each reading' },
      admin: {
        description: {
          de: 'Die neuesten zuerst. Der Rest kommt beim nächsten Lesen.',
          en: 'The newest first. The rest comes at the next reading.',
        },
      },
    },
    {
      name: 'copyPictures',
      type: 'checkbox',
      defaultValue: false,
      label: { de: 'Bilder übernehmen', en: 'Take over pictures' },
      admin: {
        description: {
          de: 'Nur, wenn Sie die Rechte daran haben. Jedes Bild bekommt diese Quelle als Rechteinhaber eingetragen.',
          en: 'Only if you have the rights to them. Each picture is given this source as its rights holder.',
        },
      },
    },
    { name: 'by', type: 'text', ...byServices },
    { name: 'etag', type: 'text', ...byServices },
    { name: 'lastModified', type: 'text', ...byServices },
    {
      name: 'lastReadAt',
      type: 'date',
      label: { de: 'Zuletzt gelesen', en: 'Last read' },
      admin: { readOnly: true, date: { pickerAppearance: 'dayAndTime' }, condition: (data) => Boolean(data?.lastReadAt) },
      access: { create: nobody, update: nobody },
    },
    { name: 'nextReadAt', type: 'date', index: true, ...byServices },
    // In both languages, as JSON.
    { name: 'problem', type: 'textarea', ...byServices },
    { name: 'failures', type: 'number', defaultValue: 0, ...byServices },
    // Who reads it, and until when nobody else does.
    { name: 'holder', type: 'text', ...byServices },
    { name: 'heldUntil', type: 'date', ...byServices },
  ],
}
