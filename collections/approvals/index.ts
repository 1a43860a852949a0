import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'

/** A person's recorded decision on exactly this content. Append-only. */
export const approvals: CollectionConfig = {
  slug: 'approvals',
  labels: { singular: { de: 'Entscheidung', en: 'Decision' }, plural: { de: 'Entscheidungen', en: 'Decisions' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  fields: [
    { name: 'post', type: 'relationship', relationTo: 'posts', required: true, index: true },
    { name: 'hash', type: 'text', required: true },
    {
      name: 'decision',
      type: 'select',
      required: true,
      options: [
        { value: 'approved', label: { de: 'Freigegeben', en: 'Approved' } },
        { value: 'changes-requested', label: { de: 'Änderungen erbeten', en: 'Changes requested' } },
        { value: 'withdrawn', label: { de: 'Zurückgezogen', en: 'Withdrawn' } },
      ],
    },
    { name: 'by', type: 'relationship', relationTo: 'users', required: true },
    { name: 'at', type: 'date', required: true },
    { name: 'comment', type: 'textarea' },
  ],
}
