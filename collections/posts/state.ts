import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { PostState } from '../../src/core/answers.ts'
import { reviewedNow } from '../../src/delivery/decided.payload.ts'
import { deliveryViews } from '../../src/delivery/views.payload.ts'
import { hub } from '../../src/hub.ts'
import { exceptionsNow, exceptionsOf } from '../../src/workflow/exceptions.payload.ts'
import { awaitsTime } from '../../src/workflow/missing-times.ts'
import { wasEmptied } from '../../src/workflow/moved.payload.ts'
import { deciderOf, needsReason, situationOf } from '../../src/workflow/review.payload.ts'
import { may } from '../../src/workflow/review.ts'
import type { Decider } from '../../src/workflow/steps.ts'
import { stepsView } from '../../src/workflow/steps-view.payload.ts'
import { plannedNow } from './planned-now.ts'

const nameOf = async (req: Pick<PayloadRequest, 'payload'>, id: string | null): Promise<string | null> => {
  if (!id) return null
  const user: unknown = await req.payload.db.findOne({ collection: 'users', where: { id: { equals: id } } })
  return z.object({ name: z.string() }).safeParse(user).data?.name ?? null
}

/** What the review panel shows. @param decider who looks at it, where it is not the person behind the request: a guest. */
export async function postState(
  req: Pick<PayloadRequest, 'payload' | 'user'>,
  id: string,
  decider: Decider = deciderOf(req),
): Promise<PostState> {
  const { payload } = req
  const reviewed = await reviewedNow(payload, id)
  const { review } = reviewed
  const situation = await situationOf(payload, decider, reviewed)
  const rows = await hub(payload).ledger.find({ post: id }, { by: 'dueAt', limit: 1000 })
  const { steps, stepsChanged, decisions } = await stepsView(payload, reviewed, situation)
  const last = decisions[0]
  const awaitsTimes = review.state === 'in-review' && (await wasEmptied(payload, review))
  const variants = reviewed.variants.map((one) => (awaitsTime(one, awaitsTimes) ? { ...one, ownTime: true } : one))
  return {
    review: {
      state: review.state,
      hash: reviewed.hash,
      submittedBy: await nameOf(req, review.submittedBy),
      submittedAt: review.submittedAt?.toISOString() ?? null,
      // Somebody from outside has no account.
      decidedBy: (await nameOf(req, review.decidedBy)) ?? (review.decidedAt && last?.decision === review.state ? last.byName : null),
      decidedAt: review.decidedAt?.toISOString() ?? null,
      comment: review.comment,
      round: review.round,
      fast: review.state === 'draft' ? null : review.fast,
      needsReason: needsReason(reviewed),
    },
    steps,
    stepsChanged,
    may: {
      submit: may('submit', situation),
      submitFast: may('submitFast', situation),
      approve: may('approve', situation),
      requestChanges: may('requestChanges', situation),
      refuse: may('refuse', situation),
      withdraw: may('withdraw', situation),
      except: may('except', situation),
    },
    planned: review.state === 'approved' ? [] : await plannedNow(hub(payload), { ...reviewed, variants }, rows),
    deliveries: await deliveryViews(payload, rows),
    exceptions: exceptionsNow(await exceptionsOf(payload, id), reviewed.variants),
    decisions: await Promise.all(
      decisions.slice(0, 50).map(async ({ decision, by, byName, at, comment }) => ({
        decision,
        // Older decisions kept no name.
        by: byName || ((await nameOf(req, by)) ?? '–'),
        at: at.toISOString(),
        comment: comment || null,
      })),
    ),
  }
}
