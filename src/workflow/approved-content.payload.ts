/** What was approved last, word for word: the next approver sees what has changed since. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { contentFrom, type Content } from './content.ts'
import { findReview } from './review-row.payload.ts'
import { text } from './stored-post.ts'

export interface ApprovedContent extends Content {
  readonly at: Date
  /** Who gave the last approval that was needed. */
  readonly by: string
}

const kept = z.object({ at: z.coerce.date(), byName: text, content: z.string().min(1) })

/** @returns `null`: it was never approved, or before approvals kept their content. */
export async function approvedContent(payload: Payload, post: string): Promise<ApprovedContent | null> {
  const key = (await findReview(payload, post))?.approval
  if (!key) return null
  const found = kept.safeParse(await payload.db.findOne({ collection: 'approvals', where: { key: { equals: key } } }))
  if (!found.success) return null
  const { at, byName: by, content } = found.data
  return { at, by, ...contentFrom(content) }
}
