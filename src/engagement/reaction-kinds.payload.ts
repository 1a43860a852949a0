import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { reference } from '../workflow/stored-post.ts'

export interface ReactionKind {
  readonly kind: string
  readonly count: number
}

const stored = z.object({ delivery: reference, kind: z.string(), value: z.coerce.number() })

const keyOf = (delivery: string, at: Date): Where[] => [
  { delivery: { equals: delivery } },
  { metric: { equals: 'reactions' } },
  { bucket: { equals: at.toISOString() } },
]

/**
 * What reactions were, one by one: as many rows as kinds, in one question. Only of the very measurement that is asked for: a kind that nobody gives
 * any more is not told again, and what was told of it before is over.
 * @param measured by delivery, when its reactions were measured
 * @returns most frequent first, without those that nobody gave; a delivery whose platform told none is absent
 */
export async function newestKinds(
  payload: Payload,
  measured: ReadonlyMap<string, Date>,
): Promise<ReadonlyMap<string, readonly ReactionKind[]>> {
  const kinds = new Map<string, ReactionKind[]>()
  if (measured.size === 0) return kinds
  const { docs } = await payload.db.find({
    collection: 'measurements',
    where: {
      and: [
        { kind: { not_equals: '' } },
        // All that the index begins with stands in each: so it is used for each.
        { or: [...measured].map(([delivery, at]) => ({ and: keyOf(delivery, at) })) },
      ],
    },
    select: { delivery: true, kind: true, value: true },
    pagination: false,
  })
  for (const { delivery, kind, value } of docs.map((doc) => stored.parse(doc)))
    if (value > 0) kinds.set(delivery, [...(kinds.get(delivery) ?? []), { kind, count: value }])
  for (const all of kinds.values()) all.sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
  return kinds
}
