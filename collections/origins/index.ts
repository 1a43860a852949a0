import type { CollectionConfig } from 'payload'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { originEndpoints } from './endpoints.ts'

/**
 * Where imported posts come from: one row for each thing that was ever imported, so that nothing comes in twice. Only `import/` writes
 * here.
 */
export const origins: CollectionConfig = {
  slug: 'origins',
  labels: { singular: { de: 'Herkunft', en: 'Origin' }, plural: { de: 'Herkünfte', en: 'Origins' } },
  admin: { hidden: true },
  access: { read: only('editor'), create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  disableDuplicate: true,
  endpoints: originEndpoints,
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'at', type: 'date', required: true },
    // Empty while the post is being made.
    { name: 'post', type: 'text', index: true },
    { name: 'run', type: 'text', index: true },
    { name: 'source', type: 'text', index: true },
    { name: 'name', type: 'text' },
    { name: 'link', type: 'text' },
    // The post's `updatedAt` as the import left it: another one means that somebody has worked at it.
    { name: 'leftAt', type: 'text' },
    { name: 'contentHash', type: 'text' },
    // What the source says otherwise by now, as JSON.
    { name: 'news', type: 'textarea' },
    { name: 'newsAt', type: 'date' },
  ],
}
