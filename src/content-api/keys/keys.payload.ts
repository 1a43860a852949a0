import type { Payload } from 'payload'
import { z } from 'zod'
import { scopes } from '../../core/key-scopes.ts'
import type { Keys, StoredKey } from './keyring.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const instant = z
  .union([z.string(), z.date()])
  .nullish()
  .transform((value) => (value ? new Date(value) : null))

const row = z.object({
  id,
  hash: z.string(),
  brands: z
    .array(z.union([id, z.object({ id }).transform((brand) => brand.id)]))
    .nullish()
    .transform((brands) => brands ?? []),
  scopes: z
    .array(z.enum(scopes.map(({ value }) => value)))
    .nullish()
    .transform((all) => all ?? []),
  ratePerMinute: z.number(),
  expiresAt: instant,
  revokedAt: instant,
  lastUsedAt: instant,
})

export const payloadKeys = (payload: Payload): Keys => ({
  async all(): Promise<readonly StoredKey[]> {
    const { docs } = await payload.db.find({ collection: 'api-keys', pagination: false, limit: 0 })
    return docs.map((doc) => row.parse(doc))
  },
  async used(key, at) {
    await payload.db.updateOne({ collection: 'api-keys', id: key, data: { lastUsedAt: at.toISOString() }, returning: false })
  },
})
