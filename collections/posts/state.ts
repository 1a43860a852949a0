import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PostState } from '../../src/core/answers.ts'
import { deliveryViews } from '../../src/delivery/views.payload.ts'
import { hub } from '../../src/hub.ts'
import { exceptionsNow, exceptionsOf } from '../../src/workflow/exceptions.payload.ts'
import { situationOf } from '../../src/workflow/review.payload.ts'
import { may } from '../../src/workflow/review.ts'
import { plannedNow } from './planned-now.ts'
import { reviewedNow } from './reviewed.ts'

const nameOf = async (req: PayloadRequest, id: string | null): Promise<string | null> => {
  if (!id) return null
  const user: unknown = await req.payload.db.findOne({ collection: 'users', where: { id: { equals: id } } })
  return z.object({ name: z.string() }).safeParse(user).data?.name ?? null
}

const decision = z.object({ decision: z.string(), by: z.unknown(), at: z.coerce.date(), comment: z.string().nullish() })

/** What the review panel shows. */
export async function postState(req: PayloadRequest, id: string): Promise<PostState> {
  const { payload } = req
  const reviewed = await reviewedNow(req, id)
  const { review } = reviewed
  const situation = await situationOf(payload, req, reviewed)
  const rows = await hub(payload).ledger.find({ post: id }, { by: 'dueAt', limit: 1000 })
  const { docs } = await payload.find({ collection: 'approvals', where: { post: { equals: id } }, sort: '-at', limit: 50, depth: 1 })
  return {
    review: {
      state: review.state,
      hash: reviewed.hash,
      submittedBy: await nameOf(req, review.submittedBy),
      submittedAt: review.submittedAt?.toISOString() ?? null,
      decidedBy: await nameOf(req, review.decidedBy),
      decidedAt: review.decidedAt?.toISOString() ?? null,
      comment: review.comment,
    },
    may: {
      submit: may('submit', situation),
      approve: may('approve', situation),
      requestChanges: may('requestChanges', situation),
      withdraw: may('withdraw', situation),
      except: may('except', situation),
    },
    planned: review.state === 'approved' ? [] : await plannedNow(hub(payload), reviewed, rows),
    deliveries: await deliveryViews(payload, rows),
    exceptions: exceptionsNow(await exceptionsOf(payload, id), reviewed.variants),
    decisions: docs.map((doc) => {
      const { by, at, comment, decision: what } = decision.parse(doc)
      return {
        decision: what,
        by: z.object({ name: z.string() }).safeParse(by).data?.name ?? '–',
        at: at.toISOString(),
        comment: comment || null,
      }
    }),
  }
}
