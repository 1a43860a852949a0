import type { CollectionConfig } from 'payload'
import { guestDecisions } from '../../src/core/guests.ts'
import { nobody } from '../access/nobody.ts'

/**
 * A link by which somebody without an account reads one post, comments on it, and decides where a step of its review waits for a guest.
 * Only the hash of its token is kept; the address is shown once. Written and read by `src/guests` alone.
 */
export const guestLinks: CollectionConfig = {
  slug: 'guest-links',
  labels: { singular: { de: 'Gastlink', en: 'Guest link' }, plural: { de: 'Gastlinks', en: 'Guest links' } },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  disableDuplicate: true,
  fields: [
    { name: 'post', type: 'text', required: true, index: true },
    { name: 'hash', type: 'text', required: true, unique: true },
    { name: 'forWhom', type: 'text', required: true },
    // The step of the review that it may decide. Empty: it may comment and say an opinion.
    { name: 'step', type: 'text' },
    { name: 'madeBy', type: 'text', required: true },
    { name: 'madeByName', type: 'text', required: true },
    { name: 'madeAt', type: 'date', required: true },
    { name: 'expiresAt', type: 'date', required: true },
    { name: 'revokedAt', type: 'date' },
    { name: 'revokedByName', type: 'text' },
    { name: 'openedAt', type: 'date' },
    { name: 'lastOpenedAt', type: 'date' },
    { name: 'guestName', type: 'text' },
    // The last thing that the guest decided, or said as an opinion, on exactly this content.
    { name: 'decision', type: 'select', options: [...guestDecisions] },
    { name: 'decidedAt', type: 'date' },
    { name: 'decidedHash', type: 'text' },
    { name: 'decidedComment', type: 'textarea' },
    // Whether it counted as a step of the review.
    { name: 'counted', type: 'checkbox' },
  ],
}
