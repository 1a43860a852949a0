import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'
import { findingEndpoints } from './endpoints.ts'

/** What a check found in a post, and what became of it: one row for each pair. Written by `src/workflow` alone. */
export const findings: CollectionConfig = {
  slug: 'findings',
  labels: { singular: { de: 'Befund', en: 'Finding' }, plural: { de: 'Befunde', en: 'Findings' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  endpoints: findingEndpoints,
  fields: [
    // `post check`
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'post', type: 'text', required: true, index: true },
    { name: 'check', type: 'text', required: true },
    {
      name: 'state',
      type: 'select',
      required: true,
      options: ['open', 'fixed', 'overridden', 'dismissed'],
    },
    { name: 'at', type: 'date', required: true, index: true },
  ],
}
