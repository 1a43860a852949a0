/** A time that was over already when it was chosen for an approved post: a slip, or a date that is typed only half. It sends nothing. */
import type { Payload } from 'payload'
import type { Variant } from '../core/variant.ts'
import { audit, type Actor } from './audit.payload.ts'
import { justNowMs } from './missing-times.ts'
import { isOneOf, timeOf, timesSaid } from './moved.payload.ts'
import { findReview, type Review } from './review-row.payload.ts'

/** Once for each approval and instant: another time ends it. */
const key = ({ id, round }: Pick<Review, 'id' | 'round'>, instant: string) => `time-past:${id}:${round}:${instant}`

/** Before a save of an approved post: notes each time that it brings and that lies in the past by more than some minutes. */
export async function noteChosenPast(payload: Payload, post: string, actor: Actor, now: unknown, before: unknown): Promise<void> {
  const [times, known] = [timesSaid(now), timesSaid(before)]
  if (!times || !known) return
  const latest = new Date(Date.now() - justNowMs).toISOString()
  const past = times.variants.flatMap((one) => {
    const was = known.variants.find(isOneOf(one))
    const [time, before] = [timeOf(times, one), was ? timeOf(known, was) : null]
    return time && time !== before && time < latest && one.when !== 'slot' ? [time] : []
  })
  const review = past.length > 0 ? await findReview(payload, post) : null
  if (review?.state !== 'approved') return
  const summary = 'A time in the past was chosen for the approved post. It waits until another is chosen.'
  const entry = { actor, action: 'post.time-past', collection: 'posts', document: post, summary } as const
  for (const instant of new Set(past)) await audit(payload, { ...entry, once: key(review, instant) })
}

/** Tells of each variant whether its time was over when it was chosen. */
export async function chosenPast(
  payload: Payload,
  review: Pick<Review, 'id' | 'round'>,
  variants: readonly Variant[],
): Promise<(variant: Variant) => boolean> {
  const keys = variants.flatMap(({ dueAt }) => (dueAt ? [key(review, dueAt.toISOString())] : []))
  const found = await payload.db.find({
    collection: 'audit-log',
    where: { key: { in: [...new Set(keys)] } },
    pagination: false,
    select: { key: true },
  })
  const noted = new Set((found.docs as unknown as { key: string }[]).map((entry) => entry.key))
  return ({ dueAt, takesSlot }) => dueAt !== null && !takesSlot && noted.has(key(review, dueAt.toISOString()))
}
