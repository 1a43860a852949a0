import type { CollectionConfig } from 'payload'
import { rowOutcomes } from '../../src/core/imports.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'

/** What became of each row of an import. Only `import/` writes here. */
export const importRows: CollectionConfig = {
  slug: 'import-rows',
  labels: { singular: { de: 'Importzeile', en: 'Import row' }, plural: { de: 'Importzeilen', en: 'Import rows' } },
  admin: { hidden: true },
  access: { read: only('editor'), create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  disableDuplicate: true,
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'run', type: 'text', required: true, index: true },
    { name: 'number', type: 'number', required: true },
    { name: 'outcome', type: 'select', required: true, options: [...rowOutcomes] },
    { name: 'title', type: 'text' },
    { name: 'post', type: 'text', index: true },
    // Complaints in both languages, as JSON.
    { name: 'said', type: 'textarea' },
  ],
}
