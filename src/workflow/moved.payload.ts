/** What becomes of an approval when only the time of its post changes: the content's hash does not hold it, the brand decides. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { audit, type Actor } from './audit.payload.ts'
import { canonical } from './content-hash.ts'
import { change, findReview, type Review } from './review-row.payload.ts'
import { newRound } from './round.payload.ts'
import { workflowOf } from './steps.payload.ts'
import { reference, text } from './stored-post.ts'
import { composePost, loadPost } from './variants.payload.ts'

export async function asksAgain(payload: Payload, brand: string): Promise<boolean> {
  if (brand === '') return false
  const found: unknown = await payload.db.findOne({ collection: 'brands', where: { id: { equals: brand } }, select: { moving: true } })
  return z.object({ moving: text }).safeParse(found).data?.moving === 'asks-again'
}

const instant = z
  .union([z.string(), z.date()])
  .nullish()
  .transform((value) => (value ? new Date(value).toISOString() : null))
const said = z.object({
  brand: reference.nullish(),
  publishAt: instant,
  recurrence: z.object({ every: z.string().nullish(), interval: z.number().nullish(), until: instant }).nullish(),
  variants: z
    .array(z.object({ channel: reference.nullish(), when: z.string().nullish(), dueAt: instant }))
    .nullish()
    .transform((list) => list ?? []),
})

type Said = z.infer<typeof said>
/** What a stored post says of its times. */
export const timesSaid = (post: unknown): Said | undefined => said.safeParse(post).data
type SaidOfOne = Said['variants'][number]
export const timeOf = ({ publishAt }: Said, { when, dueAt }: SaidOfOne) => (when === 'now' ? null : when === 'at' ? dueAt : publishAt)
/** Nobody has said when it goes. A slot is a time; what has a time of its own is held for itself while it lacks it. */
const isEmpty = (times: Said, one: SaidOfOne) => !timeOf(times, one) && !['at', 'now', 'slot'].includes(one.when ?? '')
export const isOneOf = (one: SaidOfOne) => (other: SaidOfOne) => other.channel === one.channel

/** Once for each submission: the next one begins anew. */
const emptiedKey = ({ id, round }: Pick<Review, 'id' | 'round'>) => `time-emptied:${id}:${round}`

/**
 * Before a save of a post that is approved or in review: notes that a time is taken away. Whoever types another date empties the field
 * first, and the form saves while he types; that must not send the post, nor let it be approved for "at once" by somebody who has read the
 * time of before. From then on an empty time of this submission means that somebody has still to choose.
 */
export async function noteEmptied(payload: Payload, post: string, actor: Actor, now: unknown, before: unknown): Promise<void> {
  const [times, known] = [timesSaid(now), timesSaid(before)]
  const emptied = times?.variants.some((one) => {
    const was = known?.variants.find(isOneOf(one))
    return known && was && (was.when === 'at' || timeOf(known, was)) && isEmpty(times, one)
  })
  const review = emptied ? await findReview(payload, post) : null
  if (review?.state !== 'approved' && review?.state !== 'in-review') return
  const what = review.state === 'approved' ? 'the approved post' : 'the post in review'
  const summary = `A time of ${what} was taken away. What has none now waits until one is chosen.`
  await audit(payload, { actor, action: 'post.time-emptied', collection: 'posts', document: post, summary, once: emptiedKey(review) })
}

/** Whether a time was taken away since the post was submitted. */
export const wasEmptied = async (payload: Payload, review: Pick<Review, 'id' | 'round'>): Promise<boolean> =>
  Boolean(await payload.db.findOne({ collection: 'audit-log', where: { key: { equals: emptiedKey(review) } } }))

/**
 * After a save that changed no content: where the brand wants it, a post whose time has changed is submitted again, approved or still in
 * review: whoever has approved read another time.
 * @returns whether it was: the caller then closes the gate of what is pending.
 */
export async function submitAgainIfMoved(payload: Payload, post: string, actor: Actor, now: unknown, before: unknown): Promise<boolean> {
  const [times, known] = [timesSaid(now), timesSaid(before)]
  if (!times || !known || canonical(times) === canonical(known)) return false
  // Nobody can approve it so: it is held, and submitted again once the time is chosen.
  if (times.variants.some(({ when, dueAt }) => when === 'at' && !dueAt)) return false
  if (!(await asksAgain(payload, times.brand ?? ''))) return false
  for (;;) {
    const review = await findReview(payload, post)
    if (review?.state !== 'approved' && review?.state !== 'in-review') return false
    if (times.variants.some((one) => isEmpty(times, one)) && (await wasEmptied(payload, review))) return false
    const { pictures } = await composePost(payload, await loadPost(payload, post))
    const workflow = await workflowOf(payload, times.brand ?? null)
    // What was urgent stays so, while the brand has a fast lane.
    const fast = workflow.fastRoles.length > 0 ? review.fast : null
    const round = await newRound(payload, review, workflow, { pictures, fast })
    // What is in review stays whose it was, with what was said of it.
    const by = review.state === 'approved' ? { submittedBy: actor.id || null, comment: '' } : {}
    if (!(await change(payload, review, { ...round, ...by, planned: true }))) continue // Somebody decided at this moment: look again.
    const was = review.state === 'approved' ? 'it was approved, and asks' : 'it was in review, and begins to ask'
    const summary = `Another time was chosen; ${was} for approval again.`
    await audit(payload, { actor, action: 'post.moved', collection: 'posts', document: post, summary })
    return true
  }
}
