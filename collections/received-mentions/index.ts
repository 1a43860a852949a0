import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'

/** Webmentions that have come in and what became of them. Written by `src/content-api/webmention` alone, and forgotten after 30 days. */
export const receivedMentions: CollectionConfig = {
  slug: 'received-mentions',
  labels: {
    singular: { de: 'Eingegangene Webmention', en: 'Received Webmention' },
    plural: { de: 'Eingegangene Webmentions', en: 'Received Webmentions' },
  },
  admin: { hidden: true },
  access: { read: only(), create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    // SHA-256 of source and target.
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'source', type: 'text', required: true },
    { name: 'target', type: 'text', required: true },
    { name: 'post', type: 'text', required: true },
    { name: 'brand', type: 'text', required: true },
    { name: 'state', type: 'select', required: true, options: ['waiting', 'verified', 'failed', 'gone'] },
    // A code of `src/content-api/webmention/received.ts`.
    { name: 'problem', type: 'text' },
    { name: 'tries', type: 'number', required: true, defaultValue: 0 },
    // Nobody looks before: it waits, or somebody is at it.
    { name: 'dueAt', type: 'date', required: true, index: true },
    { name: 'receivedAt', type: 'date', required: true, index: true },
  ],
}
