/** The secrets that sign our webhooks, by the Standard Webhooks specification. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { isSigned as isSignedBy, signatureHeaders as headersBy } from '../../../publishers/kit/standard-webhooks.ts'

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

/** The headers of one call, with a signature by every secret that is valid now, the newest first. */
export const signatureHeaders = (secrets: Secrets, id: string, now: Date, body: string) =>
  headersBy(
    valid(secrets, now).map(({ secret }) => secret),
    id,
    now,
    body,
  )

/** Whether it was signed with one of the secrets that are valid now, at most five minutes ago. */
export const isSigned = (secrets: Secrets, headers: Readonly<Record<string, string>>, now: Date, body: Buffer): boolean =>
  isSignedBy(
    valid(secrets, now).map(({ secret }) => secret),
    headers,
    body,
  )
