/** The review of a post in the database. Each step is one compare-and-set of the post's row in `reviews`. */
import type { Payload, PayloadRequest } from 'payload'
import type { ReviewAction } from '../core/answers.ts'
import { Problem } from '../core/problem.ts'
import type { Role } from '../core/roles.ts'
import { actorOf, audit, hasWritten, theHub, type Actor } from './audit.payload.ts'
import { postHash } from './content-hash.ts'
import { missingParts } from './missing-parts.ts'
import { toldBy } from './told.ts'
import { may, type Situation } from './review.ts'
import { change, findReview, reviewOf, type Review } from './review-row.payload.ts'
import { composePost, loadPost, type Composition } from './variants.payload.ts'

/** A post, what it says everywhere, what an approval of it would be bound to, and where its review stands. */
export interface Reviewed extends Composition {
  readonly post: string
  readonly hash: string
  readonly review: Review
}

export async function loadReviewed(payload: Payload, postId: string, req?: PayloadRequest): Promise<Reviewed> {
  const composition = await composePost(payload, await loadPost(payload, postId, req), req)
  const hash = hashOf(composition)
  return { ...composition, post: postId, hash, review: await reviewOf(payload, postId, hash) }
}

const hashOf = ({ article, variants, declared }: Composition): string => postHash(article, variants, declared)

const overtaken = () =>
  new Problem(409, 'approval-stale', 'Somebody else changed this post or its review meanwhile. Read it again, then decide.')

type Judged = Pick<Reviewed, 'post' | 'review' | 'pictures'>

export async function situationOf(payload: Payload, req: PayloadRequest, { post, review, pictures }: Judged): Promise<Situation> {
  const actor = actorOf(req)
  const roles = ((req.user as { roles?: Role[] } | null)?.roles ?? []) satisfies Role[]
  const has = (role: Role) => roles.includes(role) || roles.includes('administrator')
  return {
    state: review.state,
    person: { isEditor: has('editor'), isApprover: has('approver'), hasWritten: await hasWritten(payload, actor.id, post, pictures) },
  }
}

/** @throws Problem with the sentence that says why not. */
export async function demand(payload: Payload, req: PayloadRequest, action: ReviewAction, reviewed: Reviewed): Promise<Actor> {
  if (!req.user) throw new Problem(401, 'signed-out', 'Sign in first.')
  const situation = await situationOf(payload, req, reviewed)
  const answer = may(action, situation)
  if (answer === true) return actorOf(req)
  if (answer)
    throw new Problem(403, situation.person.hasWritten && situation.person.isApprover ? 'own-work' : 'not-your-role', answer.en, {
      ...answer,
    })
  throw new Problem(
    409,
    'not-now',
    `The post is ${situation.state}; ${action} does not apply, or needs another role. Reload the page to see where it stands.`,
  )
}

/**
 * Hands the post to the approvers. `blocking` are the sentences of blocking findings: one is enough to refuse.
 * @throws Problem 422 `blocked`, 403, 409.
 */
export async function submit(payload: Payload, req: PayloadRequest, reviewed: Reviewed, blocking: readonly string[]): Promise<void> {
  const actor = await demand(payload, req, 'submit', reviewed)
  const language = req.i18n?.language === 'de' ? 'de' : 'en'
  const missing = missingParts(reviewed, new Date()).map((sentence) => sentence[language])
  if (missing.length + blocking.length > 0)
    throw new Problem(422, 'blocked', [...missing, ...blocking].join(' '), { blocking: [...missing, ...blocking] })
  const now = new Date().toISOString()
  const done = await change(payload, reviewed.review, {
    state: 'in-review',
    hash: reviewed.hash,
    submittedBy: actor.id,
    submittedAt: now,
    decidedBy: null,
    decidedAt: null,
    comment: '',
  })
  if (!done) throw overtaken()
  await audit(payload, {
    actor,
    action: 'post.submitted',
    collection: 'posts',
    document: reviewed.post,
    summary: 'Submitted the post for approval.',
  })
}

/** What an approval lets go out, as the review keeps it. */
export const approvedHashes = ({ variants }: Pick<Reviewed, 'variants'>): string =>
  JSON.stringify(variants.flatMap((variant) => toldBy(variant).map(({ contentHash }) => contentHash)))

/**
 * Approves exactly the content that `hash` names. The deliveries are planned afterwards (`planned: false` until then).
 * @throws Problem 409 `approval-stale` when the content is not that any more, 403 `own-work`, 422 `blocked`.
 */
export async function approve(
  payload: Payload,
  req: PayloadRequest,
  reviewed: Reviewed,
  input: { hash: string; comment: string },
  { blocking, exceptions }: { readonly blocking: readonly string[]; readonly exceptions: readonly string[] },
): Promise<void> {
  const actor = await demand(payload, req, 'approve', reviewed).catch((error: unknown) => {
    // It was submitted, and is not any more: that somebody was faster is what the approver needs to hear.
    throw error instanceof Problem && error.code === 'not-now' && reviewed.review.submittedAt ? overtaken() : error
  })
  if (input.hash !== reviewed.hash || reviewed.review.hash !== reviewed.hash) throw overtaken()
  if (blocking.length > 0) throw new Problem(422, 'blocked', blocking.join(' '), { blocking })
  const now = new Date().toISOString()
  await audit(payload, {
    actor,
    action: 'post.approved',
    collection: 'posts',
    document: reviewed.post,
    summary: [`Approved the content ${reviewed.hash.slice(0, 12)}.`, ...exceptions.map((one) => `With an exception: ${one}`)].join(' '),
  })
  const done = await change(payload, reviewed.review, {
    state: 'approved',
    approved: approvedHashes(reviewed),
    decidedBy: actor.id,
    decidedAt: now,
    comment: input.comment,
    planned: false,
    judgedAt: now,
  })
  if (!done) throw overtaken()
  await decide(payload, reviewed, actor, 'approved', input.comment)
}

export async function requestChanges(payload: Payload, req: PayloadRequest, reviewed: Reviewed, comment: string): Promise<void> {
  const actor = await demand(payload, req, 'requestChanges', reviewed)
  const now = new Date().toISOString()
  if (!(await change(payload, reviewed.review, { state: 'changes-requested', decidedBy: actor.id, decidedAt: now, comment })))
    throw overtaken()
  await decide(payload, reviewed, actor, 'changes-requested', comment)
  await audit(payload, { actor, action: 'post.changes-requested', collection: 'posts', document: reviewed.post, summary: comment })
}

/** Takes a submission or an approval back. What is pending is withdrawn by the delivery engine; the caller asks it to. */
export async function withdraw(payload: Payload, req: PayloadRequest, reviewed: Reviewed, comment: string): Promise<void> {
  const actor = await demand(payload, req, 'withdraw', reviewed)
  const now = new Date().toISOString()
  if (!(await change(payload, reviewed.review, { state: 'draft', decidedBy: actor.id, decidedAt: now, comment, planned: true })))
    throw overtaken()
  await decide(payload, reviewed, actor, 'withdrawn', comment)
  await audit(payload, {
    actor,
    action: 'post.withdrawn',
    collection: 'posts',
    document: reviewed.post,
    summary: comment || 'Withdrew the post.',
  })
}

async function decide(payload: Payload, reviewed: Reviewed, actor: Actor, decision: string, comment: string): Promise<void> {
  await payload.db.create({
    collection: 'approvals',
    data: { post: reviewed.post, hash: reviewed.hash, decision, by: actor.id, at: new Date().toISOString(), comment },
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
  return (await change(payload, review, { state: 'changes-requested', decidedBy: null, decidedAt: null, comment, planned: true })) !== null
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
