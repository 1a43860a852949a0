import type { Payload } from 'payload'
import type { Variant } from '../core/variant.ts'
import { hub } from '../hub.ts'
import { loadReviewed, type Reviewed } from '../workflow/review.payload.ts'
import { chosenPast } from '../workflow/chosen-past.payload.ts'
import { awaitsTime } from '../workflow/missing-times.ts'
import { asksAgain, wasEmptied } from '../workflow/moved.payload.ts'
import { markPlanned, planAgain, unplanned } from '../workflow/review-row.payload.ts'
import type { Delivery } from './ledger.ts'
import { isPending, noTime, pastTime, unapprovedTime } from './patches.ts'
import { plan } from './plan.ts'
import { slotOf } from './slot-key.ts'

/**
 * Puts the deliveries of an approved post into the ledger. Nothing happens where the approval does not hold any more. What somebody has
 * still to choose a time for is held: the save that brings the time has it planned again.
 */
export async function planApproved(payload: Payload, post: string): Promise<void> {
  const { ledger, world, isOwned } = hub(payload)
  const reviewed = await loadReviewed(payload, post)
  const { review, article, variants } = reviewed
  if (review.state !== 'approved' || review.hash !== reviewed.hash) return
  const title = article.texts.de?.title ?? article.texts.en?.title ?? ''
  const waits = await whyNotYet(payload, reviewed)
  if (!(await plan({ post, title, variants, isOwned, freezes: await world.freezes(), awaitsTime: waits }, ledger))) return
  await markPlanned(payload, review)
  // What was approved or put to another time while this went on was not seen, and would not be planned by anybody any more.
  const now = await loadReviewed(payload, post)
  if (now.hash !== reviewed.hash || timesOf(now) !== timesOf(reviewed)) await planAgain(payload, post)
}

/** Why a variant is not to go yet, though it is approved; '' where it may. */
async function whyNotYet(payload: Payload, { post, review, variants, brand }: Reviewed): Promise<(variant: Variant) => string> {
  const { ledger } = hub(payload)
  const now = await ledger.now()
  const rows = await ledger.find({ post }, { by: 'dueAt', limit: 5000 })
  const firstOf = ({ channel }: Variant) =>
    rows
      .filter((row) => row.channel === channel.id && row.repeat === 0 && row.part === 0)
      .reduce<Delivery | null>((newest, row) => (newest && newest.occurrence > row.occurrence ? newest : row), null)
  const emptied = await wasEmptied(payload, review)
  const isPast = await chosenPast(payload, review, variants)
  // A brand that wants its times approved is asked once all are chosen: until then nothing goes at another than was approved.
  const keepsTimes = variants.some((variant) => awaitsTime(variant, emptied)) && (await asksAgain(payload, brand?.id ?? ''))
  return (variant) => {
    const row = firstOf(variant)
    if (awaitsTime(variant, emptied)) return noTime
    // What has begun to repeat goes on by its beginning, whatever is written there now.
    if (isPast(variant) && (!row || isPending(row.state))) return pastTime
    return keepsTimes && isMoved(variant, row, now) ? unapprovedTime : ''
  }
}

function isMoved({ dueAt, takesSlot }: Variant, row: Delivery | null, now: Date): boolean {
  if (!row || Boolean(takesSlot) !== (slotOf(row) !== null)) return true
  return !takesSlot && (dueAt ? dueAt.getTime() !== row.dueAt.getTime() : row.dueAt > now)
}

const timesOf = ({ variants }: Reviewed): string =>
  JSON.stringify(
    variants.map(({ channel, dueAt, ownTime, atOnce, takesSlot, latePolicy }) => [
      channel.id,
      dueAt,
      ownTime,
      atOnce,
      takesSlot,
      latePolicy,
    ]),
  )

/** Completes what a crash cut off between an approval and its deliveries. A post that cannot be planned is in nobody's way. */
export async function planWhatIsMissing(payload: Payload): Promise<void> {
  for (const post of await unplanned(payload))
    await planApproved(payload, post).catch((error: unknown) =>
      payload.logger.error({ err: error, post }, 'The deliveries of an approved post could not be planned. They are tried again.'),
    )
}
