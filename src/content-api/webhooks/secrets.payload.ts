/** Makes secrets, in the one place where somebody gets to see one. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { Problem } from '../../core/problem.ts'
import type { NewSecret } from '../../core/webhook.ts'
import type { Vault } from '../../delivery/vault.ts'
import { formerUntil, rotated, secretsSchema, type Secrets } from './signing.ts'

const row = z.object({ secrets: z.string().nullish(), rotation: z.coerce.number().nullish() })

type Collection = 'webhooks' | 'conversion-sources'

/**
 * A new secret, which holds at once; the one before it holds beside it for 24 hours. A webhook's first one begins the telling: what happened
 * before it is not told.
 * @throws Problem 409 `changed-meanwhile` when somebody else made one at the same moment.
 */
export async function makeSecret(payload: Payload, vault: Vault, collection: Collection, id: string, now: Date): Promise<NewSecret> {
  const { secrets: sealed, rotation } = row.parse(await payload.db.findOne({ collection, where: { id: { equals: id } } }))
  const next = rotated(sealed ? readableSecrets(vault, sealed, id) : [], now)
  const was = rotation ?? 0
  const begins = collection === 'webhooks' && !sealed
  const changed: unknown = await payload.db.updateOne({
    collection,
    where: { and: [{ id: { equals: id } }, { rotation: { equals: was } }] },
    data: { secrets: vault.seal(next, id), rotation: was + 1, ...(begins ? { since: now.toISOString() } : {}) },
    options: { atomic: true },
  })
  const secret = next[0]?.secret
  if (!changed || !secret)
    throw new Problem(409, 'changed-meanwhile', {
      de: 'Jemand anders hat im selben Augenblick ein Geheimnis erzeugt. Laden Sie die Seite neu.',
      en: 'Somebody else made a secret at the same moment. Load the page again.',
    })
  return { secret, formerSecretUntil: formerUntil(next, now) }
}

/** A secret that cannot be read any more is none: a new one takes its place. */
export function readableSecrets(vault: Vault, sealed: string, boundTo: string): Secrets {
  try {
    return secretsSchema.parse(vault.unseal(sealed, boundTo))
  } catch {
    return []
  }
}
