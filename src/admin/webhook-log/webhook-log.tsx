'use client'

/** On a webhook: its secret, and how its events were delivered. */
export function WebhookLog() {
  return null
}
