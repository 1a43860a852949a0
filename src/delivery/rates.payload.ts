/** Rate limits on Payload's database: one row for each bucket, shared by all processes. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { createRates, type Rates, type RateState, type RateStore } from './rates.ts'

const stored = z.object({ key: z.string(), usedUntil: z.coerce.number(), closedUntil: z.coerce.number() })
const collection = 'rate-limits'

export const payloadRates = (payload: Payload): Rates => createRates(payloadRateStore(payload), (platform) => manifests[platform]?.rates)

export function payloadRateStore(payload: Payload): RateStore {
  return {
    async read(keys) {
      const { docs } = await payload.db.find({ collection, where: { key: { in: [...keys] } }, pagination: false, limit: keys.length })
      return new Map(
        docs.map((doc): [string, RateState] => {
          const { key, ...state } = stored.parse(doc)
          return [key, state]
        }),
      )
    },
    async replace(key, was, becomes) {
      if (was) {
        const changed: unknown = await payload.db.updateOne({
          collection,
          where: {
            and: [{ key: { equals: key } }, { usedUntil: { equals: was.usedUntil } }, { closedUntil: { equals: was.closedUntil } }],
          },
          data: { ...becomes },
          options: { atomic: true },
        })
        return changed !== null
      }
      try {
        await payload.db.create({ collection, data: { key, ...becomes } })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },
  }
}
