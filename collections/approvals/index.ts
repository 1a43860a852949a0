import type { CollectionConfig } from 'payload'
import { decisionNames } from '../../src/core/review-steps.ts'
import { nobody } from '../access/nobody.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/** A person's recorded decision on exactly this content. Append-only: what a round of review has come to is read from here. */
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
      options: Object.entries(decisionNames).map(([value, label]) => ({ value, label })),
    },
    // Empty: somebody from outside.
    { name: 'by', type: 'relationship', relationTo: 'users' },
    { name: 'byName', type: 'text' },
    // The link that somebody from outside came by.
    { name: 'guest', type: 'text' },
    // Somebody who was away, and for whom it was decided.
    { name: 'insteadOf', type: 'relationship', relationTo: 'users' },
    { name: 'round', type: 'number' },
    { name: 'step', type: 'number' },
    { name: 'at', type: 'date', required: true },
    { name: 'comment', type: 'textarea' },
    // Who has decided at a step in a round has decided: nobody counts twice.
    { name: 'key', type: 'text', unique: true, admin: { hidden: true } },
    // All that was approved, as JSON, with the decision that completed it.
    { name: 'content', type: 'textarea', hidden: true, access: { read: nobody } },
  ],
}
