import type { PayloadRequest } from 'payload'
import { closeGate } from '../../src/delivery/standing.ts'
import { hub } from '../../src/hub.ts'
import { theHub } from '../../src/workflow/audit.payload.ts'
import { isStale, loadReviewed, reopenIfChanged, type Reviewed } from '../../src/workflow/review.payload.ts'

/**
 * The post and its review as they are now. What a post says can change without a save of it: an alternative text in the media
 * library, the account behind a channel. Then the review begins anew here, as after an edit.
 */
export async function reviewedNow({ payload }: PayloadRequest, id: string): Promise<Reviewed> {
  const reviewed = await loadReviewed(payload, id)
  if (!isStale(reviewed)) return reviewed
  if (await reopenIfChanged(payload, id, theHub)) await closeGate(id, hub(payload).ledger)
  return loadReviewed(payload, id)
}
