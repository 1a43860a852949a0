import type { CollectionConfig } from 'payload'
import { reviewNames, reviewStates } from '../../src/core/review.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/**
 * Where the review of each post stands. A record of its own, not part of the post: restoring, duplicating or importing a
 * version can therefore never bring an approval with it.
 */
export const reviews: CollectionConfig = {
  slug: 'reviews',
  labels: { singular: { de: 'Prüfung', en: 'Review' }, plural: { de: 'Prüfungen', en: 'Reviews' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  fields: [
    { name: 'post', type: 'relationship', relationTo: 'posts', required: true, unique: true },
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      options: reviewStates.map((value) => ({ value, label: reviewNames[value] })),
    },
    { name: 'hash', type: 'text', required: true },
    // SHA-256 of everything that is approved, as JSON: each variant, each part. What is not among it may not go out.
    { name: 'approved', type: 'textarea' },
    { name: 'submittedBy', type: 'relationship', relationTo: 'users' },
    { name: 'submittedAt', type: 'date' },
    { name: 'decidedBy', type: 'relationship', relationTo: 'users' },
    { name: 'decidedAt', type: 'date' },
    { name: 'comment', type: 'textarea' },
    // When the checks were asked last and nothing stopped it. Empty: before it goes out, they are asked again.
    { name: 'judgedAt', type: 'date' },
    // Counts the submissions, and every step of the review: whoever changes the row names what he has seen.
    { name: 'round', type: 'number', defaultValue: 0 },
    { name: 'revision', type: 'number', defaultValue: 0 },
    // As the brand had them when the post was submitted, as JSON.
    { name: 'steps', type: 'textarea' },
    // Why it goes the fast lane; empty: it does not.
    { name: 'fast', type: 'textarea' },
    // Who was told what of each step, as JSON; or that the end is still to be told.
    { name: 'told', type: 'text', index: true },
    // The decision that completed the last approval, by its key: it keeps what was approved.
    { name: 'approval', type: 'text' },
    // False between an approval and its deliveries being in the ledger: a sweep completes what a crash cut off.
    { name: 'planned', type: 'checkbox', required: true, defaultValue: true },
  ],
}
