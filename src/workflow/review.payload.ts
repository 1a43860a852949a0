/** The review of a post in the database. Each step is one compare-and-set of the post's row in `reviews`. */
import type { Payload, PayloadRequest } from 'payload'
import type { ReviewAction } from '../core/answers.ts'
import { Problem } from '../core/problem.ts'
import { reviewNames } from '../core/review.ts'
import { maySubmitFrom } from '../core/review-steps.ts'
import type { Role } from '../core/roles.ts'
import { actorOf, audit, theHub, writersOf, type Actor } from './audit.payload.ts'
import { postHash } from './content-hash.ts'
import { record } from './decisions.payload.ts'
import { missingParts } from './missing-parts.ts'
import { toldBy } from './told.ts'
import { may, type Situation } from './review.ts'
import { change, findReview, reviewOf, type Review } from './review-row.payload.ts'
import { loadRound, newRound, seatsNow, toldOfEnd, type Seat } from './round.payload.ts'
import { workflowOf } from './steps.payload.ts'
import type { Decider } from './steps.ts'
import { composePost, loadPost, type Composition } from './variants.payload.ts'

/** A post, what it says everywhere, what an approval of it would be bound to, and where its review stands. */
export interface Reviewed extends Composition {
  readonly post: string
  readonly hash: string
  readonly review: Review
}

export async function loadReviewed(payload: Payload, postId: string, req?: PayloadRequest): Promise<Reviewed> {
  // The row first: whoever changes it as it was seen then has read nothing older than that.
  const known = await findReview(payload, postId)
  const composition = await composePost(payload, await loadPost(payload, postId, req), req)
  const hash = hashOf(composition)
  return { ...composition, post: postId, hash, review: known ?? (await reviewOf(payload, postId, hash)) }
}

const hashOf = ({ article, variants, declared }: Composition): string => postHash(article, variants, declared)

export const overtaken = () =>
  new Problem(409, 'approval-stale', {
    de: 'Jemand anders hat diesen Beitrag oder seine Freigabe inzwischen geändert. Lesen Sie ihn noch einmal, und entscheiden Sie dann.',
    en: 'Somebody else changed this post or its review meanwhile. Read it again, then decide.',
  })

/** The person behind a request. @throws Problem 401 */
export function deciderOf(req: Pick<PayloadRequest, 'user'>): Decider {
  if (!req.user) throw new Problem(401, 'signed-out', { de: 'Melden Sie sich zuerst an.', en: 'Sign in first.' })
  return { ...actorOf(req), roles: (req.user as { roles?: Role[] | null }).roles ?? [] }
}

type Judged = Pick<Reviewed, 'post' | 'review' | 'pictures' | 'brand'>
export interface Asked extends Situation {
  /** Where the person is asked now. */
  readonly seats: readonly Seat[]
  readonly writers: ReadonlySet<string>
}

export async function situationOf(payload: Payload, decider: Decider, { post, review, pictures, brand }: Judged): Promise<Asked> {
  const has = (role: Role) => decider.roles.includes(role) || decider.roles.includes('administrator')
  const writers = await writersOf(payload, post, pictures)
  const round = review.state === 'in-review' ? await loadRound(payload, review) : null
  const seats = round ? seatsNow(round, decider, (person) => writers.has(person)) : []
  const fastRoles = maySubmitFrom.includes(review.state) ? (await workflowOf(payload, brand?.id ?? null)).fastRoles : []
  return {
    state: review.state,
    isPlain: round?.standing.steps.some(({ state, step }) => state === 'open' && step.name === '') ?? false,
    hasFastLane: fastRoles.length > 0,
    person: {
      isEditor: has('editor'),
      isApprover: has('approver'),
      hasWritten: writers.has(decider.id),
      isAsked: seats.length > 0,
      hasDecided: seats.every(({ isDecided }) => isDecided),
      mayHurry: fastRoles.some((role) => decider.roles.includes(role)),
    },
    seats,
    writers,
  }
}

/** @throws Problem with the sentence that says why not. */
export async function demand(payload: Payload, decider: Decider, action: ReviewAction, reviewed: Reviewed): Promise<Asked> {
  const situation = await situationOf(payload, decider, reviewed)
  const { hasWritten, isApprover, isAsked, hasDecided } = situation.person
  const answer = may(action, situation)
  if (answer === true) return situation
  if (answer) {
    const code = hasWritten && (isApprover || isAsked) ? 'own-work' : isAsked && hasDecided ? 'decided-already' : 'not-your-role'
    throw new Problem(403, code, answer, { ...answer })
  }
  throw new Problem(409, 'not-now', {
    de: `Der Beitrag steht auf „${reviewNames[situation.state].de}“; das geht jetzt nicht, oder es braucht eine andere Rolle. Laden Sie die Seite neu, um zu sehen, wie weit er ist.`,
    en: `The post is ${situation.state}; ${action} does not apply, or needs another role. Reload the page to see where it stands.`,
  })
}

export interface Submission {
  /** Why it takes the fast lane; absent: it does not. */
  readonly fast?: string
  /** Why it is submitted again as it was. */
  readonly comment?: string
}

/** Whether the next submission must say why: it was refused, and is as it was. */
export const needsReason = ({ review, hash }: Pick<Reviewed, 'review' | 'hash'>): boolean =>
  review.state === 'refused' && review.hash === hash

/**
 * Hands the post to the approvers. `blocking` are the sentences of blocking findings: one is enough to refuse.
 * @throws Problem 422 `blocked`, 422 `needs-reason` for what was refused and has not changed, 403, 409.
 */
export async function submit(
  payload: Payload,
  req: PayloadRequest,
  reviewed: Reviewed,
  blocking: readonly string[],
  { fast, comment = '' }: Submission = {},
): Promise<void> {
  const actor = deciderOf(req)
  await demand(payload, actor, fast === undefined ? 'submit' : 'submitFast', reviewed)
  const language = req.i18n?.language === 'de' ? 'de' : 'en'
  const missing = missingParts(reviewed, new Date()).map((sentence) => sentence[language])
  if (missing.length + blocking.length > 0)
    throw new Problem(422, 'blocked', [...missing, ...blocking].join(' '), { blocking: [...missing, ...blocking] })
  if (needsReason(reviewed) && comment === '') throw new Problem(422, 'needs-reason', unchanged, { ...unchanged })
  const { review, pictures, brand, hash } = reviewed
  const round = await newRound(payload, review, await workflowOf(payload, brand?.id ?? null), { pictures, fast: fast ?? null })
  const summary = ['Submitted the post for approval', fast === undefined ? '' : ` on the fast lane: ${fast}`, comment && `. ${comment}`]
  // Before it holds: what is not noted must not happen.
  await audit(payload, {
    actor,
    action: fast === undefined ? 'post.submitted' : 'post.submitted-fast',
    collection: 'posts',
    document: reviewed.post,
    summary: `${summary.join('').replace(/[.\s]*$/u, '')}.`,
  })
  if (!(await change(payload, review, { ...round, hash, submittedBy: actor.id, comment }))) throw overtaken()
}

const unchanged = {
  de: 'Der Beitrag wurde abgelehnt, und seither hat sich nichts geändert. Ändern Sie ihn, oder schreiben Sie, warum er noch einmal gelesen werden soll.',
  en: 'The post was refused, and nothing has changed since. Change it, or write why it should be read once more.',
}

/** What an approval lets go out, as the review keeps it. */
export const approvedHashes = ({ variants }: Pick<Reviewed, 'variants'>): string =>
  JSON.stringify(variants.flatMap((variant) => toldBy(variant).map(({ contentHash }) => contentHash)))

/** Takes a submission or an approval back. What is pending is withdrawn by the delivery engine; the caller asks it to. */
export async function withdraw(payload: Payload, req: PayloadRequest, reviewed: Reviewed, comment: string): Promise<void> {
  const actor = deciderOf(req)
  await demand(payload, actor, 'withdraw', reviewed)
  const now = new Date().toISOString()
  if (!(await change(payload, reviewed.review, { state: 'draft', decidedBy: actor.id, decidedAt: now, comment, planned: true })))
    throw overtaken()
  await record(payload, reviewed.review, reviewed.hash, actor, { decision: 'withdrawn', comment })
  await audit(payload, {
    actor,
    action: 'post.withdrawn',
    collection: 'posts',
    document: reviewed.post,
    summary: comment || 'Withdrew the post.',
  })
}

/**
 * After every save: where the content is not what was submitted or approved any more, the review begins anew.
 * @returns whether it did: the caller then closes the gate of what is pending.
 */
export async function reopenIfChanged(payload: Payload, postId: string, actor: Actor, req?: PayloadRequest): Promise<boolean> {
  for (;;) {
    const review = await findReview(payload, postId)
    if (!review || (review.state !== 'in-review' && review.state !== 'approved')) return false
    if (hashOf(await composePost(payload, await loadPost(payload, postId, req), req)) === review.hash) return false
    if (!(await change(payload, review, { state: 'draft', planned: true }))) continue // Somebody decided at this moment: look again.
    await audit(payload, {
      actor,
      action: 'post.reopened',
      collection: 'posts',
      document: postId,
      summary: `The content changed; it was ${review.state}.`,
    })
    return true
  }
}

/**
 * An approved post that may not go out as things are now: a link has died, a topic is taboo since today. It goes back to its editors.
 * @returns whether it did; otherwise somebody else was faster, and decided anew.
 */
export async function returnBlocked(
  payload: Payload,
  { review, post }: Pick<Reviewed, 'review' | 'post'>,
  why: readonly string[],
): Promise<boolean> {
  await audit(payload, {
    actor: theHub,
    action: 'post.blocked',
    collection: 'posts',
    document: post,
    summary: why.join(' ').slice(0, 2000),
  })
  const comment = why.join(' ').slice(0, 4000)
  const back = { state: 'changes-requested', decidedBy: null, decidedAt: null, comment, planned: true, told: toldOfEnd }
  return (await change(payload, review, back)) !== null
}

export const changedBeside =
  'What the post names was changed after its approval: its brand, its campaign, a topic or a channel. It waits to be approved again.'

/**
 * Where what a post names has changed beside it, nobody who works on it has seen that its approval ended: it goes back to its editors, and
 * they are told.
 * @returns whether it did: the caller then closes the gate of what is pending.
 */
export async function returnIfChanged(payload: Payload, postId: string, actor: Actor, req?: PayloadRequest): Promise<boolean> {
  for (;;) {
    const review = await findReview(payload, postId)
    if (review?.state !== 'approved') return false
    if (hashOf(await composePost(payload, await loadPost(payload, postId, req), req)) === review.hash) return false
    const back = { state: 'changes-requested', decidedBy: null, decidedAt: null, comment: changedBeside, planned: true, told: toldOfEnd }
    if (!(await change(payload, review, back))) continue // Somebody decided or wrote at this moment: look again.
    await audit(payload, { actor, action: 'post.reopened', collection: 'posts', document: postId, summary: changedBeside })
    return true
  }
}

/** Takes a submission or an approval back because the post was thrown away. Nothing happens to a draft. */
export async function endReview(payload: Payload, post: string, actor: Actor): Promise<void> {
  const review = await findReview(payload, post)
  if (!review || (review.state !== 'in-review' && review.state !== 'approved')) return
  if (!(await change(payload, review, { state: 'draft', planned: true }))) return endReview(payload, post, actor)
  await audit(payload, {
    actor,
    action: 'post.withdrawn',
    collection: 'posts',
    document: post,
    summary: `Threw the post away; it was ${review.state}.`,
  })
}

/** Whether the content is not what was submitted or approved any more. `reopenIfChanged` then begins the review anew. */
export const isStale = ({ review, hash }: Reviewed): boolean =>
  (review.state === 'in-review' || review.state === 'approved') && review.hash !== hash
