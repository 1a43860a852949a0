import type { Payload } from 'payload'
import type { Variant } from '../core/variant.ts'
import { hub } from '../hub.ts'
import { loadReviewed, type Reviewed } from '../workflow/review.payload.ts'
import { chosenPast } from '../workflow/chosen-past.payload.ts'
import { awaitsTime } from '../workflow/missing-times.ts'
import { wasEmptied } from '../workflow/moved.payload.ts'
import { markPlanned, planAgain, unplanned } from '../workflow/review-row.payload.ts'
import { noTime, pastTime } from './patches.ts'
import { plan } from './plan.ts'

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
  const emptied = await wasEmptied(payload, review)
  const isPast = await chosenPast(payload, review, variants)
  const waits = (variant: Variant) => (awaitsTime(variant, emptied) ? noTime : isPast(variant) ? pastTime : '')
  if (!(await plan({ post, title, variants, isOwned, freezes: await world.freezes(), awaitsTime: waits }, ledger))) return
  await markPlanned(payload, review)
  // What was approved or put to another time while this went on was not seen, and would not be planned by anybody any more.
  const now = await loadReviewed(payload, post)
  if (now.hash !== reviewed.hash || timesOf(now) !== timesOf(reviewed)) await planAgain(payload, post)
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
