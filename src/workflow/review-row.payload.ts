/** The row of a review: where the review of a post stands, when its checks were asked, whether its deliveries are planned. */
import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { reviewStates } from '../core/review.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'

const reference = z
  .union([z.string(), z.number(), z.object({ id: z.union([z.string(), z.number()]) })])
  .transform((v) => String(typeof v === 'object' ? v.id : v))
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
})
export type Review = z.infer<typeof storedReview>

/** The review of a post, if it was ever submitted or looked at. */
export async function findReview(payload: Payload, post: string): Promise<Review | null> {
  const found: unknown = await payload.db.findOne({ collection: 'reviews', where: { post: { equals: post } } })
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

/** One compare-and-set: `null` means that somebody else was faster. */
export async function change(payload: Payload, review: Review, to: Record<string, unknown>): Promise<Review | null> {
  const where: Where = { and: [{ id: { equals: review.id } }, { state: { equals: review.state } }, { hash: { equals: review.hash } }] }
  const options = { atomic: true } as Record<string, unknown>
  const row: unknown = await payload.db.updateOne({ collection: 'reviews', where, data: to, options })
  return row ? storedReview.parse(row) : null
}

/** The checks were asked once more, and nothing stops the post. */
export const markJudged = async (payload: Payload, review: Review, at: Date): Promise<void> => {
  await change(payload, review, { judgedAt: at.toISOString() })
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

/** Approved posts whose deliveries are not in the ledger yet. */
export async function unplanned(payload: Payload): Promise<string[]> {
  const { docs } = await payload.db.find({
    collection: 'reviews',
    where: { and: [{ state: { equals: 'approved' } }, { planned: { equals: false } }] },
    limit: 50,
    pagination: false,
  })
  return docs.map((doc) => storedReview.parse(doc).post)
}

/** A time of an approved post may have changed, which no approval is bound to: it is planned again. */
export async function planAgain(payload: Payload, post: string, req?: PayloadRequest): Promise<void> {
  const where: Where = { and: [{ post: { equals: post } }, { state: { equals: 'approved' } }] }
  await payload.db.updateOne({ collection: 'reviews', where, data: { planned: false }, options: { atomic: true }, ...(req && { req }) })
}

/** The deliveries of this approval are in the ledger. */
export const markPlanned = async (payload: Payload, review: Review): Promise<void> => {
  await change(payload, review, { planned: true })
}
