/** Writes a conversion down, once, with what it is attributed to. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { attributions, type Attribution } from '../core/conversions.ts'
import { Problem } from '../core/problem.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { attribute } from './attribution.payload.ts'
import type { Source } from './sources.payload.ts'
import { digestOf, type Told } from './told.ts'

export interface Received {
  /** False: it was counted before. */
  readonly counted: boolean
  readonly attributedBy: Attribution
}

const stored = z.object({ digest: z.string(), attributedBy: z.enum(attributions) })

/**
 * Safe to repeat and to call at once in several processes.
 * @throws Problem 409 where the source has told something else by the same id.
 */
export async function receiveConversion(payload: Payload, { id: source, brand }: Source, told: Told, now: Date): Promise<Received> {
  const digest = digestOf(told)
  const where: Where = { and: [{ source: { equals: source } }, { key: { equals: told.id } }] }
  const { by, ...attributed } = await attribute(payload, brand, told)
  try {
    await payload.db.create({
      collection: 'conversions',
      data: {
        ...{ source, brand, key: told.id, name: told.name, at: (told.at ?? now).toISOString(), digest },
        ...{ minor: told.value?.minor ?? null, currency: told.value?.currency ?? null },
        ...{ ...attributed, attributedBy: by },
      },
    })
    return { counted: true, attributedBy: by }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
  const before = stored.parse(await payload.db.findOne({ collection: 'conversions', where }))
  if (before.digest !== digest)
    throw new Problem(409, 'told-otherwise', 'By this id something else was counted already. Give every conversion an id of its own.')
  return { counted: false, attributedBy: before.attributedBy }
}
