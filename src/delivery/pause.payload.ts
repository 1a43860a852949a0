/** Pausing a channel and letting it go on. Only these columns are written: what renews the credentials meanwhile is not undone. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { Waiting } from '../core/channels-overview.ts'
import { hub } from '../hub.ts'
import { audit, type Actor } from '../workflow/audit.payload.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { text } from '../workflow/stored-post.ts'
import { lateness } from './late-policy.ts'

const collection = 'channels'
const isPaused: Where = { paused: { equals: true } }
const isNotPaused: Where = { or: [{ paused: { equals: false } }, { paused: { exists: false } }] }

interface Asked {
  readonly channel: { readonly id: string; readonly name: string }
  readonly actor: Actor
}

/** Compare-and-set, noted before. @returns false where it was so already. */
async function change(
  payload: Payload,
  { channel, actor }: Asked,
  was: Where,
  action: string,
  what: string,
  data: Record<string, unknown>,
) {
  const where: Where = { and: [{ id: { equals: channel.id } }, was] }
  if (!(await payload.db.findOne({ collection, where, select: { id: true } }))) return false
  await audit(payload, { actor, action, collection, document: channel.id, summary: `${channel.name}: ${what}` })
  const changed: unknown = await payload.db.updateOne({ collection, where, data, options: { atomic: true } })
  return changed !== null
}

/** From now on nothing new leaves there. A call that is on the wire already ends as it ends. @returns false where it was paused already. */
export const pauseChannel = (payload: Payload, asked: Asked, reason: string, remindOn: string | null, now: Date): Promise<boolean> =>
  change(payload, asked, isNotPaused, 'channel.paused', `paused. ${reason}`, {
    paused: true,
    pausedReason: reason,
    // As a form keeps a day.
    pausedUntil: remindOn === null ? null : `${remindOn}T12:00:00.000Z`,
    pausedBy: asked.actor.id || null,
    pausedAt: now.toISOString(),
    pauseTold: null,
  })

/** @param pausedAt names the pause that ends. @returns false where it was not paused (any more), or again since. */
export async function resumeChannel(payload: Payload, asked: Asked, pausedAt?: string | null): Promise<boolean> {
  const was: Where = pausedAt === undefined ? isPaused : { and: [isPaused, { pausedAt: { equals: pausedAt } }] }
  const nothing = { pausedReason: '', pausedUntil: null, pausedBy: null, pausedAt: null, pauseTold: null }
  const changed = await change(payload, asked, was, 'channel.resumed', 'resumed.', { paused: false, ...nothing })
  if (changed) hub(payload).bell.ring()
  return changed
}

const storedRow = z.object({ dueAt: z.coerce.date(), latePolicy: text })
/** Nobody counts more of them one by one. */
const mostLate = 1_000

/** What is planned on a channel, and what becomes of the part whose time has passed. */
export async function waitingOn(payload: Payload, channel: string, now: Date): Promise<Waiting> {
  const where = (...and: Where[]): Where => ({
    and: [{ channel: { equals: channel } }, { state: { in: ['scheduled', 'claimed'] } }, ...and],
  })
  const find = (found: Where, limit: number) =>
    payload.db.find({
      collection: 'deliveries',
      where: found,
      sort: 'dueAt',
      limit,
      pagination: false,
      joins: noJoins,
      select: { dueAt: true, latePolicy: true },
    })
  const [stored, { totalDocs }, { docs: late }, { docs: next }] = await Promise.all([
    payload.db.findOne<{ id: string; paused?: boolean }>({ collection, where: { id: { equals: channel } } }),
    payload.count({ collection: 'deliveries', where: where() }),
    find(where({ dueAt: { less_than: now.toISOString() } }), mostLate),
    find(where({ dueAt: { greater_than_equal: now.toISOString() } }), 1),
  ])
  const become = late.map((doc) => storedRow.parse(doc)).map(({ dueAt, latePolicy }) => lateness(dueAt, now, latePolicy))
  const count = (what: string) => become.filter((one) => one === what).length
  return {
    isPaused: stored?.paused === true,
    planned: totalDocs,
    next: next[0] ? storedRow.parse(next[0]).dueAt.toISOString() : null,
    late: { goes: count('go'), asks: count('late-hold'), leftOut: count('skipped') },
  }
}
