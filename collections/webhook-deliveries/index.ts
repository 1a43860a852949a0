import type { CollectionConfig } from 'payload'
import { callStates } from '../../src/core/webhook.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'

/**
 * One event on its way to one webhook, written before it is first sent and kept for 30 days. `body` is what is sent, letter by letter,
 * each time. `src/content-api/webhooks/` writes here.
 */
export const webhookDeliveries: CollectionConfig = {
  slug: 'webhook-deliveries',
  labels: {
    singular: { de: 'Webhook-Zustellung', en: 'Webhook delivery' },
    plural: { de: 'Webhook-Zustellungen', en: 'Webhook deliveries' },
  },
  admin: { hidden: true },
  access: { read: only(), create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  indexes: [{ fields: ['webhook', 'event'], unique: true }, { fields: ['webhook', 'post'] }, { fields: ['state', 'nextAt'] }],
  fields: [
    { name: 'webhook', type: 'text', required: true },
    { name: 'event', type: 'text', required: true, index: true },
    { name: 'type', type: 'text', required: true },
    // Empty where the event is about no post: a test.
    { name: 'post', type: 'text' },
    /** When the post changed: the order of its events. */
    { name: 'happenedAt', type: 'date', required: true, index: true },
    { name: 'body', type: 'textarea', required: true },
    { name: 'state', type: 'select', required: true, defaultValue: 'pending', options: [...callStates] },
    // JSON: a list of CallAttempt.
    { name: 'attempts', type: 'textarea' },
    // Since it was made or sent again by hand: what the wait until the next one goes by.
    { name: 'tries', type: 'number', required: true, defaultValue: 0 },
    { name: 'nextAt', type: 'date', required: true },
    // Counts who took it: whoever took it before may not write here any more.
    { name: 'fence', type: 'number', required: true, defaultValue: 0 },
    { name: 'takenUntil', type: 'date' },
    // Somebody wants it sent, whatever has been sent meanwhile and whether the webhook is switched on.
    { name: 'byHand', type: 'checkbox', defaultValue: false },
  ],
}
