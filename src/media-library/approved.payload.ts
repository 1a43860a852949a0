import type { Payload } from 'payload'
import { reviewStatesOf } from '../workflow/review-row.payload.ts'
import { titlesOf } from '../workflow/waiting.payload.ts'
import { postsShowing } from './usage.payload.ts'

/** Titles of the approved posts that show this medium: what is planned or live with it. */
export async function approvedShowing(payload: Payload, medium: string): Promise<string[]> {
  const reviews = await reviewStatesOf(payload, await postsShowing(payload, medium))
  const approved = [...reviews.values()].filter(({ state }) => state === 'approved').map(({ post }) => post)
  const titles = await titlesOf(payload, approved)
  return approved.map((post) => titles.get(post) || '–')
}
