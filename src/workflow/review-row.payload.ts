/** The row of a review: where the review of a post stands, when its checks were asked, whether its deliveries are planned. */
import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { reviewStates } from '../core/review.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'

const reference = z
  .union([z.string(), z.number(), z.object({ id: z.union([z.string(), z.number()]) })])
  .transform((v) => String(typeof v === 'object' ? v.id : v))
const counter = z
  .number()
  .nullish()
  .transform((v) => v ?? 0)
const storedReview = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  post: reference,
  state: z.enum(reviewStates),
  hash: z.string(),
  submittedBy: reference.nullish().transform((v) => v ?? null),
  submittedAt: z.coerce
    .date()
    .nullish()
    .transform((v) => v ?? null),
  decidedBy: reference.nullish().transform((v) => v ?? null),
  decidedAt: z.coerce
    .date()
    .nullish()
    .transform((v) => v ?? null),
  comment: z
    .string()
    .nullish()
    .transform((v) => v || null),
  planned: z.boolean().nullish(),
  judgedAt: z.coerce
    .date()
    .nullish()
    .transform((v) => v ?? null),
  round: counter,
  revision: counter,
  /** As JSON: `storedSteps` reads it. */
  steps: z.string().nullish(),
  fast: z
    .string()
    .nullish()
    .transform((v) => v || null),
  told: z
    .string()
    .nullish()
    .transform((v) => v ?? ''),
  approval: z
    .string()
    .nullish()
    .transform((v) => v || null),
})
export type Review = z.infer<typeof storedReview>

/** The review of a post, if it was ever submitted or looked at. */
export async function findReview(payload: Payload, post: string, req?: PayloadRequest): Promise<Review | null> {
  const found: unknown = await payload.db.findOne({ collection: 'reviews', where: { post: { equals: post } }, ...(req && { req }) })
  return found ? storedReview.parse(found) : null
}

/** The review of a post, made as a draft where there is none yet. */
export async function reviewOf(payload: Payload, post: string, hash: string): Promise<Review> {
  const found = await findReview(payload, post)
  if (found) return found
  try {
    return storedReview.parse(await payload.db.create({ collection: 'reviews', data: { post, state: 'draft', hash, planned: true } }))
  } catch (error) {
    const made = isUniqueViolation(error) ? await findReview(payload, post) : null
    if (!made) throw error
    return made
  }
}

/** What somebody has seen of the row. Every step of a review counts its revision up: none can be taken for a later one that looks alike. */
function asSeen({ id, state, hash, revision }: Review): Where {
  const same: Where =
    revision === 0 ? { or: [{ revision: { equals: 0 } }, { revision: { exists: false } }] } : { revision: { equals: revision } }
  return { and: [{ id: { equals: id } }, { state: { equals: state } }, { hash: { equals: hash } }, same] }
}

async function set(payload: Payload, where: Where, data: Record<string, unknown>, req?: PayloadRequest): Promise<Review | null> {
  const options = { atomic: true } as Record<string, unknown>
  const row: unknown = await payload.db.updateOne({ collection: 'reviews', where, data, options, ...(req && { req }) })
  return row ? storedReview.parse(row) : null
}

/** One step of the review, by compare-and-set: `null` means that somebody else was faster. */
export const change = (payload: Payload, review: Review, to: Record<string, unknown>, req?: PayloadRequest): Promise<Review | null> =>
  set(payload, asSeen(review), { ...to, revision: review.revision + 1 }, req)

/** Notes who is told what, where nobody else has meanwhile. @returns whether it was noted. */
export const noteTold = async (payload: Payload, review: Review, told: string): Promise<boolean> =>
  (await set(payload, { and: [asSeen(review), { told: review.told === '' ? { exists: false } : { equals: review.told } }] }, { told })) !==
  null

/** Reviews in this state, the oldest submission first. */
export async function reviewsWhere(payload: Payload, where: Where, limit: number): Promise<Review[]> {
  const { docs } = await payload.db.find({ collection: 'reviews', where, sort: 'submittedAt', limit, pagination: false })
  return docs.map((doc) => storedReview.parse(doc))
}

/** The checks were asked once more, and nothing stops the post. */
export const markJudged = async (payload: Payload, review: Review, at: Date): Promise<void> => {
  await set(payload, asSeen(review), { judgedAt: at.toISOString() })
}

/** Something beside these posts has changed that checks go by: before anything of them goes out, they are judged again. */
export const distrust = (payload: Payload, posts: readonly string[]): Promise<unknown> =>
  posts.length === 0
    ? Promise.resolve()
    : payload.db.updateMany({ collection: 'reviews', where: { post: { in: [...posts] } }, data: { judgedAt: null }, returning: false })

/** Where the reviews of several posts stand; a post that is not named is a draft. */
export async function reviewStatesOf(payload: Payload, posts: readonly string[]): Promise<Map<string, Review>> {
  if (posts.length === 0) return new Map()
  const { docs } = await payload.db.find({
    collection: 'reviews',
    where: { post: { in: [...posts] } },
    pagination: false,
    limit: posts.length,
  })
  return new Map(docs.map((doc) => storedReview.parse(doc)).map((review) => [review.post, review]))
}

/**
 * Some of the approved posts whose deliveries are not in the ledger yet, what was submitted first before the others. Each call goes on after
 * the last: what cannot be planned, because a delivery of it waits for somebody's answer, is in nobody's way.
 */
export async function unplanned(payload: Payload): Promise<string[]> {
  const { docs } = await payload.db.find({
    collection: 'reviews',
    where: { and: [{ state: { equals: 'approved' } }, { planned: { equals: false } }] },
    select: { post: true },
    sort: 'submittedAt',
    pagination: false,
  })
  const posts = docs.map((doc) => z.object({ post: reference }).parse(doc).post)
  const from = posts.indexOf(lastTried.get(payload) ?? '') + 1
  const some = posts.slice(from % (posts.length || 1)).slice(0, plannedAtOnce)
  lastTried.set(payload, some.at(-1) ?? '')
  return some
}
const plannedAtOnce = 50
const lastTried = new WeakMap<Payload, string>()

/**
 * A time of a post may have changed, which no approval is bound to: it is planned again, and judged again before it goes out. Its revision
 * counts up, so that nobody says of it now that it was judged or planned who has read the times of before.
 */
export async function planAgain(payload: Payload, post: string, req?: PayloadRequest): Promise<void> {
  for (;;) {
    const review = await findReview(payload, post, req)
    if (review?.state !== 'approved' && review?.state !== 'in-review') return
    if (await change(payload, review, { planned: false, judgedAt: null }, req)) return
  }
}

/** The deliveries of this approval are in the ledger. */
export const markPlanned = async (payload: Payload, review: Review): Promise<void> => {
  await set(payload, asSeen(review), { planned: true })
}
