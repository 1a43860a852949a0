import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'

/**
 * What our own medium has published: exactly the approved version, frozen. The content API reads from here and never from
 * posts, so an unapproved word cannot reach the website.
 */
export const publications: CollectionConfig = {
  slug: 'publications',
  labels: { singular: { de: 'Veröffentlichung', en: 'Publication' }, plural: { de: 'Veröffentlichungen', en: 'Publications' } },
  admin: { hidden: true },
  access: { read: only(), create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  indexes: [{ fields: ['channel', 'post'], unique: true }],
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'post', type: 'text', required: true, index: true },
    { name: 'channel', type: 'text', required: true },
    { name: 'brand', type: 'text', required: true, index: true },
    { name: 'slugDe', type: 'text', index: true },
    { name: 'slugEn', type: 'text', index: true },
    // What lists need, as JSON: the content API holds it in memory (src/content-api/reading). Empty in rows of older versions.
    { name: 'facts', type: 'textarea' },
    { name: 'body', type: 'textarea', required: true },
    { name: 'url', type: 'text', required: true },
    { name: 'firstPublishedAt', type: 'date', required: true, index: true },
    { name: 'changedAt', type: 'date', required: true, index: true },
    // A publication that was taken down stays as a row without content, so that every process and every webhook learns of it.
    { name: 'lastChange', type: 'text', required: true, defaultValue: 'published' },
    { name: 'withdrawnAt', type: 'date' },
    { name: 'views', type: 'number', required: true, defaultValue: 0 },
  ],
}
