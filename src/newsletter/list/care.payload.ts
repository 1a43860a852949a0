/** What is kept no longer than it is needed, and the confirmation mails that did not go at once. */
import type { Payload } from 'payload'
import { sendDueConfirmations } from './confirmations.payload.ts'
import { erased } from './membership.payload.ts'
import { changeSubscriber, findSubscribers, isState, removeSubscribers } from './subscribers.payload.ts'

const dayMs = 86_400_000
/** Days after which somebody is forgotten. src/docs/newsletter-list.md tells them to data protection officers. */
export const forgetAfter = { unconfirmed: 7, bounced: 90, thrownAway: 30 } as const

/** One round, to be run every minute by one process or by many. */
export async function careForLists(payload: Payload, now: Date): Promise<void> {
  await forget(payload, now)
  await sendDueConfirmations(payload, now)
}

async function forget(payload: Payload, now: Date): Promise<void> {
  const before = (days: number) => ({ less_than: new Date(now.getTime() - days * dayMs).toISOString() })
  const stale = [isState('pending'), { requestedAt: before(forgetAfter.unconfirmed) }]
  // Whoever had left before stays one who has left: no import may bring them back.
  const hadLeft = { leftAt: { exists: true } }
  for (const { id } of await findSubscribers(payload, { and: [...stale, hadLeft] }, { sort: 'requestedAt', limit: 500 }))
    await changeSubscriber(payload, id, [...stale, hadLeft], erased)
  await removeSubscribers(payload, { and: [...stale, { leftAt: { exists: false } }] })
  await removeSubscribers(payload, { and: [isState('bounced'), { bouncedAt: before(forgetAfter.bounced) }] })
  const { docs } = await payload.db.find({
    collection: 'newsletters',
    where: { deletedAt: before(forgetAfter.thrownAway) },
    pagination: false,
  })
  for (const { id } of docs) await removeSubscribers(payload, { newsletter: { equals: id } })
}
