/** Before something goes out, the checks are asked once more: since the approval a link may have died, or a topic become taboo. */
import type { Payload } from 'payload'
import { notOverStates } from '../core/delivery.ts'
import { distrust, reviewStatesOf } from '../workflow/review-row.payload.ts'
import type { Ledger } from './ledger.ts'

/** So long before it is due a post is judged again: early enough that nothing waits for it. */
const aheadMs = 15 * 60_000
/** A judgement that is younger needs no second one. */
const freshMs = 30 * 60_000

interface Judges {
  readonly ledger: Ledger
  judgeAgain(post: string): Promise<boolean>
}

/** Judges what is due soon and was not judged lately. What this cannot reach in time is judged on its way out. */
export async function judgeDue(payload: Payload, { ledger, judgeAgain }: Judges): Promise<void> {
  const now = await ledger.now()
  const soon = await ledger.find({ states: ['scheduled'], dueBefore: new Date(now.getTime() + aheadMs) }, { by: 'dueAt', limit: 500 })
  const reviews = await reviewStatesOf(payload, [...new Set(soon.map(({ post }) => post))])
  for (const { post, state, judgedAt } of reviews.values()) {
    const isFresh = judgedAt !== null && now.getTime() - judgedAt.getTime() < freshMs
    if (state === 'approved' && !isFresh) await judgeAgain(post)
  }
}

/** What checks go by has changed beside the posts themselves. Everything that is still to go out is judged again before it does. */
export async function distrustPending(payload: Payload, ledger: Ledger, only: { readonly brand?: string } = {}): Promise<void> {
  const pending = await ledger.find({ ...only, states: notOverStates }, { by: 'dueAt', limit: 5000 })
  await distrust(payload, [...new Set(pending.map(({ post }) => post))])
}
