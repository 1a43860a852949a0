/** Signatures by the Standard Webhooks specification, and the secrets that make them. */
import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'

/** How long the secret before the newest goes on signing. */
export const overlapMs = 24 * 60 * 60_000

/** The newest first. `until`: when it stops signing, ISO 8601; `null` for the newest. */
export const secretsSchema = z.array(z.object({ secret: z.string().startsWith('whsec_'), until: z.iso.datetime().nullable() }))
export type Secrets = z.infer<typeof secretsSchema>

const valid = (secrets: Secrets, now: Date): Secrets => secrets.filter(({ until }) => until === null || new Date(until) > now)

/** A new secret (256 bits) in front; the one that was newest signs beside it for 24 hours. Older ones are dropped. */
export function rotated(secrets: Secrets, now: Date): Secrets {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const until = new Date(now.getTime() + overlapMs).toISOString()
  return [{ secret, until: null }, ...secrets.filter((one) => one.until === null).map((one) => ({ ...one, until }))]
}

/** Until when the secret before the newest signs. `null`: there is none. */
export const formerUntil = (secrets: Secrets, now: Date): string | null =>
  valid(secrets, now).find(({ until }) => until !== null)?.until ?? null

/**
 * The three headers of one call: the id is the same for every try of an event, the time is now, and there is a signature by every
 * secret that is valid now, the newest first, separated by a blank.
 */
export function signatureHeaders(secrets: Secrets, id: string, now: Date, body: string) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': valid(secrets, now)
      .map(({ secret }) => new Webhook(secret).sign(id, now, body))
      .join(' '),
  }
}
