/** What a row that is there already means for the approval that is planned now. */
import { finalStates } from '../core/delivery.ts'
import type { Delivery, Patch } from './ledger.ts'
import { inDoubt } from './patches.ts'

export const isFinal = (row: Delivery) => (finalStates as readonly string[]).includes(row.state)

/** Exactly this is approved in the row already. */
export const stands = (row: Delivery, contentHash: string) => row.approvedHash === contentHash && row.hold !== 'approval'

/** Whether it goes when it would go anyway. What a person has decided about lateness stays. */
export function sameTime(row: Delivery, { dueAt = row.dueAt, slot, latePolicy }: Patch, now: Date): boolean {
  const sameInstant = dueAt.getTime() === row.dueAt.getTime() || (dueAt <= now && row.dueAt <= now)
  return sameInstant && slot === row.slot && (latePolicy === row.latePolicy || row.latePolicy === 'publish')
}

/** Whether what has come to its end is to go out once more, as another delivery. */
export function mayGoAgain(latest: Delivery, contentHash: string, isOwned: boolean): boolean {
  if (latest.state === 'published') return isOwned && latest.contentHash !== contentHash
  // Still live: it has to be taken down before the same can go out again. An owned medium simply gets the next version.
  if (latest.state === 'live-withdrawn') return isOwned
  // A person left it out without knowing whether it is live.
  if (latest.state === 'skipped' && inDoubt(latest)) return false
  // This approval has been dealt with. A withdrawal and an edit end it, and what follows them is another one.
  return latest.approvedHash !== contentHash
}
