/** What edits, withdrawals, freezes and reconnections do to the rows of the ledger. */
import { notOverStates, pendingStates } from '../core/delivery.ts'
import { apply } from './apply.ts'
import type { Event } from './events.ts'
import type { Delivery, Ledger, Query } from './ledger.ts'
import { notApproved } from './patches.ts'
import type { Freeze } from './ports.ts'

const all = { by: 'dueAt', limit: 5000 } as const

/** Applies an event to every row of a query, each by its own compare-and-set, again where a row moved meanwhile. */
export async function toEach(query: Query, event: Event, ledger: Ledger): Promise<Delivery[]> {
  const changed: Delivery[] = []
  for (const found of await ledger.find(query, all)) {
    for (let row: Delivery | null = found, tries = 0; row && tries < 20; tries++) {
      const done = await apply(ledger, row, event, await ledger.now())
      if (done) {
        changed.push(done)
        break
      }
      const now: Delivery | null = await ledger.get(row.id)
      if (!now || JSON.stringify(now) === JSON.stringify(row)) break // Not allowed in its state: nothing to do.
      row = now
    }
  }
  return changed
}

/** The post was edited, or what it goes by: what is pending waits for a new approval. */
export const closeGate = (post: string, ledger: Ledger, reason = notApproved) => toEach({ post }, { is: 'edited', reason }, ledger)

/** The approval was withdrawn: nothing more leaves. What is on the wire is marked, what is live is offered to be taken down. */
export const withdrawPost = (post: string, reason: string, ledger: Ledger) => toEach({ post }, { is: 'withdrawn', reason }, ledger)

/**
 * A submission was taken back: what waited for it is withdrawn. What is live, or may be, went out by an approval of before, which nobody
 * took back.
 */
export const withdrawSubmission = (post: string, reason: string, ledger: Ledger) =>
  toEach({ post, states: pendingStates, ambiguous: false }, { is: 'withdrawn', reason }, ledger)

/** Puts a freeze's hold on everything pending. The freeze itself must be in force before. */
export const hold = (freeze: Freeze, ledger: Ledger) =>
  toEach(
    { ...scopeOf(freeze), states: notOverStates },
    { is: 'frozen', hold: `freeze:${freeze.id}`, reason: `Frozen: ${freeze.reason}` },
    ledger,
  )

/**
 * Makes the holds in the ledger agree with the freezes in force: takes off what was lifted, puts on what is missing. After a
 * lift, and again and again, because a crash may have come in between.
 * @returns what no freeze holds any more.
 */
export async function agreeWithFreezes(readFreezes: () => Promise<readonly Freeze[]>, ledger: Ledger): Promise<Delivery[]> {
  const thawed: Delivery[] = []
  // Not those that ended while they were held: there are ever more of them. They are read first: a freeze that comes afterwards is
  // among the freezes then, and its hold is not taken for a forgotten one.
  const states = notOverStates
  const held = await ledger.find({ heldAtAll: true, states }, all)
  const freezes = await readFreezes()
  const inForce = new Set(freezes.map(({ id }) => `freeze:${id}`))
  for (const mark of new Set(held.map((row) => row.hold)))
    if (mark.startsWith('freeze:') && !inForce.has(mark))
      thawed.push(...(await toEach({ hold: mark, states }, { is: 'thawed', hold: mark }, ledger)))
  for (const freeze of freezes) await hold(freeze, ledger)
  return thawed
}

/** The channel is connected again: what waited for that goes on. */
export const signedIn = (channel: string, ledger: Ledger) => toEach({ channel, states: ['blocked-auth'] }, { is: 'signed-in' }, ledger)

/** Calls that may be on the wire. */
export const onTheWire = (freeze: Freeze, ledger: Ledger) => ledger.find({ ...scopeOf(freeze), states: ['sending', 'processing'] }, all)

function scopeOf({ scope, target }: Freeze): Query {
  return scope === 'all' ? {} : scope === 'brand' ? { brand: target } : scope === 'platform' ? { platform: target } : { channel: target }
}
