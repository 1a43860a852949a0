/** What the rules of `table/` are made of: predicates and patches that several of them share. */
import { finalStates, pendingStates, type DeliveryState } from '../core/delivery.ts'
import { never, type Delivery as Row, type Expect, type Patch } from './ledger.ts'

/** Exactly this content is approved, now. */
export const approved = (row: Row): boolean => row.approvedHash === row.contentHash
export const sameApproval = (row: Row): Expect => ({ contentHash: row.contentHash, approvedHash: row.approvedHash })
export const released = (row: Row): Patch => ({ owner: '', leaseUntil: never, lane: row.key })
/** Nothing may be proved by a state alone where the row is ambiguous: its flag is part of the compare-and-set. */
export const sameDoubt = (row: Row): Expect => ({ ambiguous: row.ambiguous, fence: row.fence })
/** Whoever writes this into a row must have seen whether it is held, edited or withdrawn: what it becomes depends on that. */
export const mine = (row: Row): Expect => ({
  ...sameDoubt(row),
  ...sameApproval(row),
  owner: row.owner,
  hold: row.hold,
  cancel: row.cancel,
})
export const inHand = ['claimed', 'sending'] as const
/** They end, and nothing of them is live as far as we know. */
export const ended = ['rejected', 'failed', 'skipped'] as const
/** Something may still happen by itself, or by a person's answer. */
export const isOpen = (state: DeliveryState) => !(finalStates as readonly DeliveryState[]).includes(state)

export const notApproved = 'The post was edited after its approval. It waits to be approved again.'
export const noTime = 'Its time is still to be chosen. It waits until somebody does.'
export const pastTime = 'The time that was chosen is over. It waits until another is chosen, or “As soon as it is approved”.'
export const unapprovedTime =
  'Its time was changed. It waits until the times of all channels are chosen; then the post is submitted for approval again.'
export const missed = 'Its time had passed when the post was approved again. It is not made up for.'
export const lookedUp = 'An earlier attempt may have arrived; that is being looked up.'

/**
 * The outcome cannot be known. From now on the content of this row is frozen. The question begins with the call, not when
 * somebody notices that it was lost: a platform forgets a key that long after the call.
 */
export const doubt = (row: Row, now: Date): Patch => ({
  state: 'unknown',
  ambiguous: true,
  unknownSince: row.unknownSince ?? calledAt(row) ?? now,
  notBefore: never,
})
/** When the call left that a row in `sending` is about. */
export const calledAt = (row: Row): Date | null => (row.state === 'sending' && row.checkedAt > never ? row.checkedAt : null)
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
/**
 * The platform will not have it. After a lost answer that proves nothing: "duplicate" may mean that the first attempt worked.
 * What was withdrawn meanwhile is that, and nobody needs to hear more.
 */
export function refused(row: Row, now: Date, state: 'rejected' | 'failed', reason: string): Patch {
  if (row.ambiguous) return { ...released(row), ...doubt(row, now), reason }
  return { ...released(row), unknownSince: null, ...(row.cancel ? { state: 'withdrawn' } : { state, reason }) }
}
/**
 * It is not on the platform. `unknownSince` ends: what comes next is a new question. `ambiguous` stays: the content remains
 * frozen, and what was edited meanwhile is another delivery's to say.
 */
export function notThere(row: Row, waiting: Patch): Patch {
  if (row.cancel) return { state: 'withdrawn', unknownSince: null, reason: 'Withdrawn; it never reached the platform.' }
  if (!approved(row))
    return { state: 'withdrawn', unknownSince: null, reason: 'The post was edited; this version never reached the platform.' }
  return { state: 'scheduled', unknownSince: null, ...waiting, ...(row.hold !== '' && { reason: whyHeld(row) }) }
}

/** Only its time and its turn are waited for: nothing that a person has to hear stands in its reason. */
export const waitsForNobody = (state: DeliveryState) => state === 'scheduled' || state === 'claimed' || state === 'sending'
export const isPending = (state: DeliveryState) => (pendingStates as readonly DeliveryState[]).includes(state)
/** A freeze says why; what happened to a row in it is said when it is lifted. */
export const unlessFrozen = (row: Row, reason: string): string => (row.hold.startsWith('freeze:') ? row.reason : reason)
/** What is left to say of a row once its own reason has ended, or ''. */
export function whyHeld(row: Row): string {
  if (row.hold === '') return ''
  if (row.hold === 'approval') return notApproved
  return waitsForNobody(row.state) ? row.reason : 'A freeze is in force.'
}
