import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'

/** A blocker that a person took the responsibility for, bound to exactly what it was found in. Written by `src/workflow` alone. */
export const exceptions: CollectionConfig = {
  slug: 'exceptions',
  labels: { singular: { de: 'Ausnahme', en: 'Exception' }, plural: { de: 'Ausnahmen', en: 'Exceptions' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  fields: [
    { name: 'post', type: 'text', required: true, index: true },
    { name: 'channel', type: 'text', required: true },
    { name: 'check', type: 'text', required: true },
    // What it is bound to: the variant, and each thing that the check found in it.
    { name: 'hash', type: 'text', required: true },
    { name: 'foundHash', type: 'text', required: true },
    // As JSON: the title of the check and the sentences of its findings, in both languages.
    { name: 'found', type: 'textarea', required: true },
    { name: 'reason', type: 'textarea', required: true },
    { name: 'by', type: 'text', required: true },
    { name: 'byName', type: 'text', required: true },
    { name: 'at', type: 'date', required: true },
    { name: 'revokedAt', type: 'date' },
  ],
}
