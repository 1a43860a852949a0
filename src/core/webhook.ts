/** What a webhook tells, and how its deliveries stand: the words that the hub and its admin share. */

export const contentEvents = [
  { value: 'post.published', label: { de: 'Beitrag veröffentlicht', en: 'Post published' } },
  { value: 'post.changed', label: { de: 'Beitrag geändert', en: 'Post changed' } },
  { value: 'post.withdrawn', label: { de: 'Beitrag zurückgezogen', en: 'Post withdrawn' } },
] as const
export type ContentEventType = (typeof contentEvents)[number]['value']
/** Sent by hand only, to see whether a receiver works. */
export const testEvent = 'webhook.test'

/**
 * `pending`: not tried yet. `failed`: tried, and tried again later. `sent`: the receiver said 2xx. `given-up`: not tried again by itself.
 * `superseded`: not sent, for a newer event of the same post was.
 */
export const callStates = ['pending', 'failed', 'sent', 'given-up', 'superseded'] as const
export type CallState = (typeof callStates)[number]

export interface CallAttempt {
  /** ISO 8601. */
  readonly at: string
  /** What the receiver answered. `null`: nothing. */
  readonly status: number | null
  readonly ms: number
  /** What happened, in a sentence. */
  readonly note: { readonly de: string; readonly en: string }
}

/** GET /api/webhooks/:id/log */
export interface WebhookLog {
  readonly hasSecret: boolean
  /** Until when the secret before this one signs too. ISO 8601. */
  readonly formerSecretUntil: string | null
  /** The newest 50. */
  readonly calls: readonly WebhookCall[]
}

export interface WebhookCall {
  readonly id: string
  readonly event: string
  readonly type: string
  readonly state: CallState
  readonly attempts: readonly CallAttempt[]
  /** When it is tried next. `null`: not any more. ISO 8601. */
  readonly nextAt: string | null
  readonly body: string
}

/** POST /api/webhooks/:id/secret. The only answer that ever holds it. */
export interface NewSecret {
  readonly secret: string
  readonly formerSecretUntil: string | null
}
