import type { Payload } from 'payload'
import { z } from 'zod'
import { Problem } from '../core/problem.ts'
import { hub } from '../hub.ts'
import type { Delivery } from './ledger.ts'

/** The least and the greatest id that there can be: an ObjectId on MongoDB, a UUID of version 7 elsewhere. */
const bounds = {
  objectId: ['0'.repeat(24), 'f'.repeat(24)],
  uuid: ['00000000-0000-7000-8000-000000000000', 'ffffffff-ffff-7fff-bfff-ffffffffffff'],
} as const
const shapes = { objectId: /^[0-9a-f]{24}$/, uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/ } as const

const kindOf = (payload: Payload) => (payload.db.name === 'mongoose' ? 'objectId' : 'uuid')

/** Anything else is not even asked for: PostgreSQL answers it with an error. */
export const isWholeId = (payload: Payload, value: string): boolean => shapes[kindOf(payload)].test(value)

const found = z.object({ id: z.union([z.string(), z.number()]).transform(String) })

/** The ids between which all lie that begin so; `null` where none can. */
function range(kind: keyof typeof bounds, beginning: string): readonly [string, string] | null {
  const [least, greatest] = bounds[kind]
  const [from, to] = [beginning + least.slice(beginning.length), beginning + greatest.slice(beginning.length)]
  return shapes[kind].test(from) && shapes[kind].test(to) ? [from, to] : null
}

/**
 * @param idOrBeginning a delivery's id, or so much of its beginning that no other has
 * @throws Problem 404, or 409 `ambiguous` where several begin so.
 */
export async function findDelivery(payload: Payload, idOrBeginning: string): Promise<Delivery> {
  const between = range(kindOf(payload), idOrBeginning.toLowerCase())
  const none = () =>
    new Problem(
      404,
      'not-found',
      {
        de: `Keine Auslieferung hat eine ID, die mit ${idOrBeginning} beginnt.`,
        en: `There is no delivery whose id begins with ${idOrBeginning}.`,
      },
      {
        next: { sentence: 'See which there are', command: 'funkhaus deliveries list' },
      },
    )
  if (!between) throw none()
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    where: { and: [{ id: { greater_than_equal: between[0] } }, { id: { less_than_equal: between[1] } }] },
    sort: 'id',
    limit: 2,
    pagination: false,
    // Otherwise every row brings a query for its attempts. Payload does not type `false` here yet (3.90).
    joins: false as unknown as undefined,
  })
  const [only, other] = docs.map((doc) => found.parse(doc).id)
  if (only !== undefined && other !== undefined)
    throw new Problem(409, 'ambiguous', {
      de: `Mehrere Auslieferungen beginnen mit ${idOrBeginning}: ${only} und ${other} zum Beispiel. Schreiben Sie mehr von der ID.`,
      en: `Several deliveries begin with ${idOrBeginning}: ${only} and ${other}, for example. Write more of the id.`,
    })
  const row = only === undefined ? null : await hub(payload).ledger.get(only)
  if (!row) throw none()
  return row
}
