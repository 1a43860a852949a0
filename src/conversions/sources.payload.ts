/** The websites and shops that may tell of conversions, on Payload's database adapters. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { readableSecrets } from '../content-api/webhooks/secrets.payload.ts'
import { formerUntil, type Secrets } from '../content-api/webhooks/signing.ts'
import type { SourceStanding } from '../core/conversions.ts'
import type { Vault } from '../delivery/vault.ts'
import { id, instant, reference } from '../workflow/stored-post.ts'

export interface Source {
  readonly id: string
  readonly name: string
  readonly brand: string
  readonly paused: boolean
  /** None: nobody has made one, or none can be read any more. */
  readonly secrets: Secrets
}

const isSet = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
const row = z.object({ id, name: z.string(), brand: reference, paused: isSet, secrets: z.string().nullish(), deletedAt: instant })

/** @returns `null`: there is none, or it lies in the trash. */
export async function sourceOf(payload: Payload, vault: Vault, sourceId: string): Promise<Source | null> {
  const found: unknown = await payload.db.findOne({ collection: 'conversion-sources', where: { id: { equals: sourceId } } })
  const source = found ? row.parse(found) : null
  if (!source || source.deletedAt) return null
  return { ...source, secrets: source.secrets ? readableSecrets(vault, source.secrets, source.id) : [] }
}

/** @returns `null`: there is none, or it lies in the trash. */
export async function standingOf(
  payload: Payload,
  vault: Vault,
  sourceId: string,
  now: Date,
): Promise<(Omit<SourceStanding, 'address'> & { readonly name: string }) | null> {
  const source = await sourceOf(payload, vault, sourceId)
  if (!source) return null
  const { docs, totalDocs } = await payload.db.find({
    collection: 'conversions',
    where: { source: { equals: source.id } },
    sort: '-createdAt',
    limit: 1,
    // Or MongoDB's adapter counts what it gives, and no more.
    pagination: true,
  })
  return {
    name: source.name,
    hasSecret: source.secrets.length > 0,
    formerSecretUntil: formerUntil(source.secrets, now),
    counted: totalDocs,
    newestAt: z.object({ createdAt: z.coerce.date() }).safeParse(docs[0]).data?.createdAt.toISOString() ?? null,
  }
}
