import type { CollectionConfig, Field } from 'payload'
import { bandCount } from '../../src/quality/text/minhash.ts'
import { nobody } from '../access/nobody.ts'

const bands = Array.from({ length: bandCount }, (_, band): Field => ({ name: `band${band}`, type: 'text', index: true }))

/** What the house has said, as numbers that resemble each other where the texts do: one row for each post and channel. */
export const fingerprints: CollectionConfig = {
  slug: 'fingerprints',
  labels: { singular: { de: 'Textabdruck', en: 'Fingerprint' }, plural: { de: 'Textabdrücke', en: 'Fingerprints' } },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  fields: [
    // `post channel`
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'post', type: 'text', required: true, index: true },
    { name: 'title', type: 'text' },
    { name: 'channel', type: 'text', required: true },
    { name: 'platform', type: 'text', required: true },
    { name: 'at', type: 'date' },
    // 64 minima, as JSON.
    { name: 'signature', type: 'textarea', required: true },
    ...bands,
  ],
}
