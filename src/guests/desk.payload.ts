/** What a guest's page is made of, and what a guest may do. */
import { isDeepStrictEqual } from 'node:util'
import type { Payload } from 'payload'
import { commentViews } from '../approving/comment-views.ts'
import { addComment, commentsOf } from '../approving/comments.payload.ts'
import type { GuestLinkRow } from '../approving/guest-link-row.ts'
import { guestActor, noteSaid } from '../approving/guest-links.payload.ts'
import type { Commented } from '../approving/places.ts'
import type { CommentView } from '../core/comments.ts'
import type { GuestDecision } from '../core/guests.ts'
import type { PostState } from '../core/answers.ts'
import type { ReviewSheet } from '../core/review-sheet.ts'
import type { Language } from '../core/story.ts'
import { decideOn, reviewedNow } from '../delivery/decided.payload.ts'
import { writersOf } from '../workflow/audit.payload.ts'
import type { Reviewed } from '../workflow/review.payload.ts'
import type { Decider } from '../workflow/steps.ts'
import { placeOf } from './places.ts'

/** What the collections know to make of a post. */
export interface Reading {
  sheet(reviewed: Reviewed, decider: Decider, fileAt: (medium: string, channel: string | null) => string): Promise<ReviewSheet | null>
  commented(reviewed: Reviewed): Promise<Commented>
}

export interface Read {
  readonly reviewed: Reviewed
  readonly sheet: ReviewSheet
  readonly comments: readonly CommentView[]
  /** Where the guest's decision would count. `null`: what is said is an opinion. */
  readonly step: { readonly index: number; readonly name: string } | null
  /** The link waits for a step, and it would count, had not an author of the post made it. */
  readonly isByAuthor: boolean
}

const deciderFor = (link: GuestLinkRow, name: string): Decider => ({ ...guestActor(link, name), roles: [] })

/** @returns `null`: the post is not there any more. `changing`: it is edited at this very moment. */
export async function readAsGuest(
  payload: Payload,
  reading: Reading,
  link: GuestLinkRow,
  name: string,
  fileAt: (medium: string, channel: string | null) => string,
): Promise<Read | 'changing' | null> {
  const reviewed = await postOf(payload, link)
  if (!reviewed) return null
  const sheet = await reading.sheet(reviewed, deciderFor(link, name), fileAt)
  if (!sheet) return 'changing'
  const rows = await commentsOf(payload, link.post)
  const comments = commentViews(rows, await reading.commented(reviewed), { guestLink: link.id }, new Date())
  const step = openStep(link, sheet.state)
  // Nobody approves what he wrote: not by a link that he made for himself, either.
  const isByAuthor = step !== null && (await writersOf(payload, link.post, reviewed.pictures)).has(link.madeBy)
  return { reviewed, sheet, comments, step: isByAuthor ? null : step, isByAuthor }
}

/** The post as it is now. `null`: it is in the trash, or gone. */
export const postOf = (payload: Payload, { post }: Pick<GuestLinkRow, 'post'>): Promise<Reviewed | null> =>
  reviewedNow(payload, post).catch((error: unknown) => {
    if ((error as { status?: unknown }).status === 404) return null
    throw error
  })

function openStep({ step }: GuestLinkRow, { steps }: PostState): Read['step'] {
  const open = steps.find(({ who, state, name, isMine }) => who === 'guest' && state === 'open' && isMine && name === step)
  return step !== '' && open ? { index: open.index, name: open.name } : null
}

/** @param at one of the choices of the page. */
export async function commentAsGuest(
  payload: Payload,
  link: GuestLinkRow,
  name: string,
  { reviewed, comments }: Pick<Read, 'reviewed' | 'comments'>,
  { at, text, hash }: { readonly at: string; readonly text: string; readonly hash: string },
): Promise<void> {
  const place = placeOf(at, reviewed.article)
  const isSaid = (one: CommentView) => one.text === text && one.resolved === null && !one.isLost && isDeepStrictEqual(one.place, place)
  // Loaded again, a page sends once more what it has sent.
  if (!comments.some(isSaid)) await addComment(payload, { name, guestLink: link.id }, link.post, { text, hash, place }, new Date())
}

export interface GuestAnswer {
  readonly decision: GuestDecision
  /** Of what the guest had before the eyes. */
  readonly hash: string
  readonly reason: string
}

/**
 * Where the link's step is open, it counts; otherwise it is kept as an opinion.
 * @throws Problem as `decide` does. Then nothing of it is kept.
 */
export async function answerAsGuest(
  payload: Payload,
  link: GuestLinkRow,
  name: string,
  { step }: Pick<Read, 'step'>,
  { decision, hash, reason }: GuestAnswer,
  language: Language,
): Promise<void> {
  if (step)
    await decideOn(payload, deciderFor(link, name), link.post, { answer: decision, hash, comment: reason, step: step.index }, language)
  await noteSaid(payload, link, name, { decision, hash, comment: reason, counted: step !== null }, new Date())
}
