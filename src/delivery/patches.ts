/** What the rules of `transitions.ts` are made of: predicates and patches that several of them share. */
import { pendingStates, type DeliveryState } from '../core/delivery.ts'
import { never, type Delivery as Row, type Expect, type Patch } from './ledger.ts'

/** Whoever writes this into a row must have seen whether it is held or withdrawn: what it becomes depends on both. */
export const mine = (row: Row): Expect => ({ fence: row.fence, owner: row.owner, hold: row.hold, cancel: row.cancel })
export const released = (row: Row): Patch => ({ owner: '', leaseUntil: never, lane: row.key })
/** Nothing may be proved by a state alone where the row is ambiguous: its flag is part of the compare-and-set. */
export const sameDoubt = (row: Row): Expect => ({ ambiguous: row.ambiguous, fence: row.fence })
/** Exactly this content is approved, now. */
export const approved = (row: Row): boolean => row.approvedHash === row.contentHash
export const sameApproval = (row: Row): Expect => ({ contentHash: row.contentHash, approvedHash: row.approvedHash })
export const inHand = ['claimed', 'sending'] as const
/** They end, and nothing of them is live as far as we know. */
export const ended = ['rejected', 'failed', 'skipped'] as const

export const notApproved = 'The post was edited after its approval. It waits to be approved again.'
/** A freeze says why; what happened to a row in it is said when it is lifted. */
export const unlessFrozen = (row: Row, reason: string): string => (row.hold.startsWith('freeze:') ? row.reason : reason)
export const lookedUp = 'An earlier attempt may have arrived; that is being looked up.'

/**
 * The outcome cannot be known. From now on the content of this row is frozen. The question begins with the call, not when
 * somebody notices that it was lost: a platform forgets a key that long after the call.
 */
export const doubt = (row: Row, now: Date): Patch => ({
  state: 'unknown',
  ambiguous: true,
  unknownSince: row.unknownSince ?? (row.state === 'sending' && row.checkedAt > never ? row.checkedAt : now),
  notBefore: never,
})
/** Whether an outcome is open. A proof of absence ends that, although the content stays frozen. */
export const inDoubt = (row: Row): boolean => row.ambiguous && row.unknownSince !== null

/**
 * Nothing was sent: the row waits again, unless its approval was withdrawn or edited away meanwhile. Why it is held is worth
 * more than why it came back.
 */
export function back(row: Row, now: Date, waiting: Patch): Patch {
  if (row.ambiguous && (row.cancel || !approved(row))) return { ...released(row), ...doubt(row, now) }
  if (row.cancel) return { ...released(row), state: 'withdrawn' }
  return { ...released(row), ...waiting, ...(row.hold !== '' && { reason: row.reason }) }
}
/** Only its time and its turn are waited for: nothing that a person has to hear stands in its reason. */
export const waitsForNobody = (state: DeliveryState) => state === 'scheduled' || state === 'claimed'
export const isPending = (state: DeliveryState) => (pendingStates as readonly DeliveryState[]).includes(state)
