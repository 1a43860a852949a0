/** How long people wait until somebody has decided about what they said: from its arrival to the first decision that the audit log has. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { Reaction } from '../../core/numbers.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id } from '../../workflow/stored-post.ts'
import type { Within } from './rows.payload.ts'
import { spreadOf } from './statistics.ts'

const mostResponses = 2_000
const response = z.object({ id, state: z.enum(['pending', 'approved', 'refused']), receivedAt: z.coerce.date() })
const decision = z.object({ document: z.string(), at: z.coerce.date() })

export async function reactionOf(payload: Payload, { brand, posts, since, before }: Omit<Within, 'channel'>): Promise<Reaction> {
  const and: Where[] = [
    ...(brand ? [{ brand: { equals: brand } }] : []),
    ...(posts ? [{ post: { in: [...posts] } }] : []),
    ...(since ? [{ receivedAt: { greater_than_equal: since.toISOString() } }] : []),
    ...(before ? [{ receivedAt: { less_than: before.toISOString() } }] : []),
  ]
  if (posts?.length === 0) return { usual: null, answered: 0, open: 0 }
  const { docs } = await payload.db.find({
    collection: 'responses',
    where: { and },
    sort: '-receivedAt',
    limit: mostResponses,
    pagination: false,
    joins: noJoins,
    select: { state: true, receivedAt: true },
  })
  const responses = docs.map((doc) => response.parse(doc))
  const decided = responses.filter(({ state }) => state !== 'pending')
  const decisions = await decisionsOn(
    payload,
    decided.map((one) => one.id),
  )
  const minutes = decided.flatMap(({ id, receivedAt }) => {
    const at = decisions.get(id)
    return at ? [(at.getTime() - receivedAt.getTime()) / 60_000] : []
  })
  return { usual: spreadOf(minutes), answered: decided.length, open: responses.length - decided.length }
}

async function decisionsOn(payload: Payload, responses: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (responses.length === 0) return new Map()
  const { docs } = await payload.db.find({
    collection: 'audit-log',
    where: { and: [{ document: { in: [...responses] } }, { action: { in: ['responses.approved', 'responses.refused'] } }] },
    sort: '-at',
    pagination: false,
    joins: noJoins,
    select: { document: true, at: true },
  })
  // The earliest stays.
  return new Map(docs.map((doc) => decision.parse(doc)).map(({ document, at }) => [document, at]))
}
