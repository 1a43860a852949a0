import type { CollectionConfig } from 'payload'
import { importKinds, importStates } from '../../src/core/imports.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { importEndpoints } from './endpoints.ts'

/** Runs of the import of a file: who, what, and how far. The file itself lies in DATA_DIR. Only `import/` writes here. */
export const imports: CollectionConfig = {
  slug: 'imports',
  labels: { singular: { de: 'Import', en: 'Import' }, plural: { de: 'Importe', en: 'Imports' } },
  admin: { hidden: true, useAsTitle: 'fileName' },
  access: { read: only('editor'), create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  disableDuplicate: true,
  endpoints: importEndpoints,
  fields: [
    { name: 'by', type: 'text', required: true, index: true },
    { name: 'byName', type: 'text', required: true },
    { name: 'at', type: 'date', required: true, index: true },
    { name: 'kind', type: 'select', required: true, options: [...importKinds] },
    { name: 'fileName', type: 'text', required: true },
    { name: 'fileHash', type: 'text', required: true },
    { name: 'state', type: 'select', required: true, index: true, options: [...importStates] },
    // How it is to be read, as JSON: `import/options.ts` knows its shape.
    { name: 'options', type: 'textarea' },
    { name: 'total', type: 'number', required: true },
    // The number of the next row: everything before it is settled.
    { name: 'next', type: 'number', required: true },
    { name: 'made', type: 'number', required: true },
    { name: 'updated', type: 'number', required: true },
    { name: 'already', type: 'number', required: true },
    { name: 'refused', type: 'number', required: true },
    { name: 'endedAt', type: 'date' },
    // Why it stopped, in both languages, as JSON.
    { name: 'problem', type: 'textarea' },
    // Who works at it, and until when nobody else does.
    { name: 'holder', type: 'text' },
    { name: 'heldUntil', type: 'date' },
  ],
}
