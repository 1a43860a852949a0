/** What a freeze would hold, and what lifting one lets go, told before somebody decides. Nothing is changed. */
import type { Payload, Where } from 'payload'
import { pendingStates } from '../core/delivery.ts'
import type { FreezeBefore, FreezeScope, LiftBefore } from '../core/freeze.ts'
import { Problem } from '../core/problem.ts'
import { hub } from '../hub.ts'
import { postTitle } from './forecast-lane.ts'
import { toFreeze } from './freezes.payload.ts'
import { lateness } from './late-policy.ts'
import type { Delivery } from './ledger.ts'
import { freezeOver } from './ports.ts'
import { onTheWire } from './standing.ts'
import { deliveryViews } from './views.payload.ts'

const mostShown = 20
/** Of what is due when a freeze is lifted. */
const mostLooked = 5_000
const mostTitles = 5

/** @throws Problem 422 where there is nothing of that name. */
export async function beforeFreeze(
  payload: Payload,
  { scope, targets }: { readonly scope: FreezeScope; readonly targets: readonly string[] },
): Promise<FreezeBefore> {
  const { ledger } = hub(payload)
  const places = scope === 'all' ? [''] : await Promise.all(targets.map((target) => toFreeze(payload, scope, target)))
  const within: Where[] = scope === 'all' ? [] : [{ [scope]: { in: [...new Set(places)] } }]
  const { totalDocs } = await payload.db.count({
    collection: 'deliveries',
    where: { and: [{ state: { in: [...pendingStates] } }, ...within] },
  })
  const wire = new Map<string, Delivery>()
  for (const target of new Set(places))
    for (const row of await onTheWire({ id: '', scope, target, reason: '' }, ledger)) wire.set(row.id, row)
  return { held: totalDocs, onTheWire: await deliveryViews(payload, [...wire.values()].slice(0, mostShown)) }
}

/** @throws Problem 404 where it is not in force. */
export async function beforeLift(payload: Payload, freeze: string): Promise<LiftBefore> {
  const { ledger, world } = hub(payload)
  const inForce = await world.freezes()
  if (!inForce.some(({ id }) => id === freeze))
    throw new Problem(404, 'not-found', {
      de: 'Diese Sperre gilt nicht, oder sie ist schon aufgehoben.',
      en: 'There is no such freeze in force.',
    })
  const others = inForce.filter(({ id }) => id !== freeze)
  const now = await ledger.now()
  const hold = `freeze:${freeze}`
  const due = await ledger.find({ hold, states: ['scheduled', 'claimed'], dueBefore: now }, { by: 'dueAt', limit: mostLooked })
  const free = due.filter((row) => !freezeOver(others, row))
  const goes = free.filter((row) => lateness(row.dueAt, now, row.latePolicy) === 'go' && row.approvedHash !== '')
  const late = (how: 'late-hold' | 'skipped') => free.filter((row) => lateness(row.dueAt, now, row.latePolicy) === how).length
  const { totalDocs: later } = await payload.db.count({
    collection: 'deliveries',
    where: {
      and: [{ state: { in: ['scheduled', 'claimed'] } }, { dueAt: { greater_than: now.toISOString() } }, { hold: { equals: hold } }],
    },
  })
  return {
    atOnce: goes.length,
    asked: late('late-hold'),
    leftOut: late('skipped'),
    later,
    stillHeld: due.length - free.length,
    titles: [...new Set(goes.map(postTitle))].slice(0, mostTitles),
  }
}
