/** Makes secrets, in the one place where somebody gets to see one. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { Problem } from '../../core/problem.ts'
import type { NewSecret } from '../../core/webhook.ts'
import type { Vault } from '../../delivery/vault.ts'
import { formerUntil, rotated, secretsSchema, type Secrets } from './signing.ts'

const row = z.object({ secrets: z.string().nullish(), rotation: z.coerce.number().nullish() })

/**
 * A new secret, which signs at once; the one before it signs beside it for 24 hours. The first one begins the telling: what happened
 * before it is not told.
 * @throws Problem 409 `changed-meanwhile` when somebody else made one at the same moment.
 */
export async function makeSecret(payload: Payload, vault: Vault, webhook: string, now: Date): Promise<NewSecret> {
  const { secrets: sealed, rotation } = row.parse(await payload.db.findOne({ collection: 'webhooks', where: { id: { equals: webhook } } }))
  const next = rotated(sealed ? readable(vault, sealed, webhook) : [], now)
  const was = rotation ?? 0
  const changed: unknown = await payload.db.updateOne({
    collection: 'webhooks',
    where: { and: [{ id: { equals: webhook } }, { rotation: { equals: was } }] },
    data: { secrets: vault.seal(next, webhook), rotation: was + 1, ...(sealed ? {} : { since: now.toISOString() }) },
    options: { atomic: true },
  })
  const secret = next[0]?.secret
  if (!changed || !secret)
    throw new Problem(409, 'changed-meanwhile', 'Somebody else made a secret at the same moment. Load the page again.')
  return { secret, formerSecretUntil: formerUntil(next, now) }
}

/** A secret that cannot be read any more signs nothing: a new one takes its place. */
function readable(vault: Vault, sealed: string, webhook: string): Secrets {
  try {
    return secretsSchema.parse(vault.unseal(sealed, webhook))
  } catch {
    return []
  }
}
