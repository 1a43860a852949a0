/** Decisions at the steps of a review. Only the one that completes the last step makes the post an approved one. */
import type { Payload } from 'payload'
import { Problem } from '../core/problem.ts'
import type { StepAnswer } from '../core/review-steps.ts'
import { audit } from './audit.payload.ts'
import { contentAsJson, contentOf } from './content.ts'
import { keepContent, record, type Recorded } from './decisions.payload.ts'
import { approvedHashes, demand, overtaken, type Reviewed } from './review.payload.ts'
import { change, findReview, type Review } from './review-row.payload.ts'
import { decisive, loadRound, toldOfEnd, type Round } from './round.payload.ts'
import { isGuest, type Decider } from './steps.ts'

const actions = { approved: 'approve', 'changes-requested': 'requestChanges', refused: 'refuse' } as const
const said = { approved: 'Approved', 'changes-requested': 'Asked for changes of', refused: 'Refused' } as const

export interface Answer {
  readonly answer: StepAnswer
  /** Of the content that was read: nothing else is decided on. */
  readonly hash: string
  readonly comment: string
  /** The submission that was read, as `review.round` says it. Absent: the one that is open. */
  readonly round?: number
  /** Absent: every open step that asks whoever decides. */
  readonly step?: number
}

/**
 * Decides, for a person or a guest. With the last answer that is needed the post is approved; an answer against it ends the round.
 * @throws Problem 409 `approval-stale` when the content or the round is another by now, 409 `not-now`, 403 `own-work`, `not-your-role` or
 * `decided-already`, 422 `blocked` or `comment-missing`. What was recorded before a throw counts in no round but its own.
 */
export async function decide(
  payload: Payload,
  decider: Decider,
  reviewed: Reviewed,
  { answer, hash, comment, round, step }: Answer,
  { blocking, exceptions }: { readonly blocking: readonly string[]; readonly exceptions: readonly string[] },
): Promise<void> {
  const { review } = reviewed
  const { seats } = await demand(payload, decider, actions[answer], reviewed).catch(async (error: unknown) => {
    // That somebody was faster is what the approver needs to hear.
    throw answer === 'approved' && error instanceof Problem && (await wasFaster(payload, review, error.code)) ? overtaken() : error
  })
  if (hash !== reviewed.hash || review.hash !== reviewed.hash || (round ?? review.round) !== review.round) throw overtaken()
  if (answer !== 'approved' && comment === '')
    throw new Problem(422, 'comment-missing', {
      de: 'Schreiben Sie, was sich ändern soll oder warum Sie ablehnen.',
      en: 'Write what should change, or why you refuse.',
    })
  if (answer === 'approved' && blocking.length > 0) throw new Problem(422, 'blocked', blocking.join(' '), { blocking })
  const here = seats.filter((seat) => step === undefined || seat.step.index === step)
  const free = answer === 'approved' ? here.filter(({ isDecided }) => !isDecided) : here.slice(0, 1)
  if (free.length === 0)
    throw new Problem(409, 'not-now', {
      de: 'Dieser Schritt steht Ihnen gerade nicht offen. Laden Sie die Seite neu, um zu sehen, wie weit die Freigabe ist.',
      en: 'This step is not open for you. Reload the page to see where the review stands.',
    })
  for (const { step: at, seat } of free) {
    const where = at.step.name === '' ? '' : ` at the step “${at.step.name}”`
    const instead = seat === decider.id ? '' : `, standing in for ${await nameOf(payload, seat)}`
    const excepted = answer === 'approved' ? exceptions.map((one) => ` With an exception: ${one}`) : []
    // Before it counts: what is not noted must not happen.
    await audit(payload, {
      actor: decider,
      action: `post.${answer}`,
      collection: 'posts',
      document: reviewed.post,
      summary: [`${said[answer]} the content ${hash.slice(0, 12)}${where}${instead}.`, comment && ` ${comment}`, ...excepted].join(''),
      once: `decided:${review.id}:${review.round}:${at.index}:${seat}:${answer}`,
    })
    await record(payload, review, hash, decider, { decision: answer, comment, at: { step: at.index, seat } })
  }
  const now = await advance(payload, reviewed)
  const counts = now?.round === review.round && (now.state === 'in-review' || now.state === answer)
  if (!counts) throw overtaken()
}

/** It was submitted and is not any more, or its last step has its answer and the row is not written yet. */
const wasFaster = async (payload: Payload, review: Review, refusal: string): Promise<boolean> =>
  (refusal === 'not-now' && Boolean(review.submittedAt)) ||
  (refusal === 'not-your-role' && review.state === 'in-review' && Boolean((await loadRound(payload, review)).standing.outcome))

/**
 * Brings the row of the review to where the decisions of its round put it. Whoever decides calls it, and a sweep, for what a crash cut off.
 * `reviewed` was judged: what is let go out is exactly its content.
 * @returns the row as it is then.
 */
export async function advance(payload: Payload, reviewed: Reviewed): Promise<Review | null> {
  for (;;) {
    const review = await findReview(payload, reviewed.post)
    if (review?.state !== 'in-review' || review.round !== reviewed.review.round || review.hash !== reviewed.hash) return review
    const round = await loadRound(payload, review)
    const { outcome } = round.standing
    const last = outcome && decisive(round, outcome)
    if (!outcome || !last) return review
    const done = await change(
      payload,
      review,
      outcome === 'approved' ? await released(payload, reviewed, review, round, last) : ended(outcome, last),
    )
    if (done) return done
  }
}

const ended = (outcome: StepAnswer, { by, comment }: Recorded) => ({
  ...{ state: outcome, decidedBy: by, decidedAt: new Date().toISOString(), comment, told: toldOfEnd },
})

async function released(
  payload: Payload,
  reviewed: Reviewed,
  { revision }: Review,
  { steps }: Round,
  last: Recorded,
): Promise<Record<string, unknown>> {
  // What was put to another time since it was read was judged for the time of before.
  const judgedAt = revision === reviewed.review.revision ? new Date().toISOString() : null
  if (steps.length > 1)
    await audit(payload, {
      actor: { id: isGuest({ id: last.guest }) ? last.guest : (last.by ?? ''), name: last.byName },
      action: 'post.released',
      collection: 'posts',
      document: reviewed.post,
      summary: `All ${steps.filter(({ skipped }) => !skipped).length} steps have approved the content ${reviewed.hash.slice(0, 12)}.`,
      once: `released:${reviewed.review.id}:${reviewed.review.round}`,
    })
  await keepContent(payload, last.key, contentAsJson(contentOf(reviewed)))
  return { ...ended('approved', last), approved: approvedHashes(reviewed), approval: last.key, planned: false, judgedAt }
}

async function nameOf(payload: Payload, person: string): Promise<string> {
  const found: unknown = await payload.db.findOne({ collection: 'users', where: { id: { equals: person } } })
  return (found as { name?: string } | null)?.name ?? person
}
