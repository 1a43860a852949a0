import type { PayloadRequest } from 'payload'
import { reviewedNow } from '../../src/delivery/decided.payload.ts'
import type { Reviewed } from '../../src/workflow/review.payload.ts'
import { mustSee } from '../endpoint.ts'

/** What is to be decided on, as the one who asks may see it. @throws Problem 404 */
export async function reviewedFor(req: PayloadRequest, id: string): Promise<Reviewed> {
  await mustSee(req, 'posts', id)
  return reviewedNow(req.payload, id)
}
