/**
 * What people decided, append-only. A round stands where its decisions put it: the review's row only says that it goes on, or how it ended. So
 * two people who decide in the same instant both count, and a crash after a decision loses nothing.
 */
import { randomUUID } from 'node:crypto'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { decisionNames, type DecisionKind } from '../core/review-steps.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import type { Review } from './review-row.payload.ts'
import { isGuest, type Decider, type Decision } from './steps.ts'
import { reference, text } from './stored-post.ts'

const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)
const row = z.object({
  post: reference,
  hash: z.string(),
  decision: z.enum(Object.keys(decisionNames) as [DecisionKind, ...DecisionKind[]]),
  by: orNull(reference),
  byName: text,
  guest: text,
  insteadOf: orNull(reference),
  round: orNull(z.number()),
  step: orNull(z.number()),
  at: z.coerce.date(),
  comment: text,
  key: text,
})
export type Recorded = z.infer<typeof row>

/** All but the content, which is large. */
const known = Object.fromEntries(Object.keys(row.shape).map((name) => [name, true as const]))

/** Of these posts, the oldest first. */
export async function decisionsOn(payload: Payload, posts: readonly string[], ...and: Where[]): Promise<Recorded[]> {
  if (posts.length === 0) return []
  const where: Where = { and: [{ post: { in: [...posts] } }, ...and] }
  const { docs } = await payload.db.find({ collection: 'approvals', where, sort: ['at', 'id'], pagination: false, select: known })
  return docs.map((doc) => row.parse(doc))
}

/** Those among them that count in the review's round: made in it, on exactly its content. */
export const ofRound = (recorded: readonly Recorded[], { post, round, hash }: Pick<Review, 'post' | 'round' | 'hash'>): Recorded[] =>
  recorded.filter((one) => one.post === post && one.round === round && one.hash === hash && one.step !== null)

export const asDecisions = (recorded: readonly Recorded[]): Decision[] =>
  recorded.flatMap(({ decision, step, by, guest, insteadOf, at }) =>
    decision === 'withdrawn' || step === null ? [] : [{ step, answer: decision, seat: insteadOf ?? by ?? guest, by: by ?? guest, at }],
  )

export interface ToRecord {
  readonly decision: DecisionKind
  readonly comment: string
  /** At which step, and for whom it counts. Absent: it is no decision of a step. */
  readonly at?: { readonly step: number; readonly seat: string }
}

/** @returns the decision's key. Who has decided there has decided: the second time nothing changes. */
export async function record(
  payload: Payload,
  { post, id, round }: Pick<Review, 'post' | 'id' | 'round'>,
  hash: string,
  decider: Pick<Decider, 'id' | 'name'>,
  { decision, comment, at }: ToRecord,
): Promise<string> {
  const key = at ? `${id}:${round}:${at.step}:${at.seat}:${decision === 'approved' ? 'for' : 'against'}` : randomUUID()
  const who = isGuest(decider) ? { guest: decider.id } : { by: decider.id }
  const instead = at && at.seat !== decider.id ? { insteadOf: at.seat } : {}
  const data = {
    ...{ post, hash, decision, comment, round, key, at: new Date().toISOString(), byName: decider.name },
    ...{ ...who, ...instead, ...(at && { step: at.step }) },
  }
  try {
    await payload.db.create({ collection: 'approvals', data })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
  return key
}

/** What was approved, with the decision that completed it. */
export const keepContent = (payload: Payload, key: string, content: string): Promise<unknown> =>
  payload.db.updateOne({ collection: 'approvals', where: { key: { equals: key } }, data: { content }, returning: false })
