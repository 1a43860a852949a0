import type { PostState } from '../../core/answers.ts'
import { finalStates, type DeliveryState } from '../../core/delivery.ts'

/** A state of the review, with the version of the post that was in the form when it was asked for. */
export interface Seen {
  /** The form's `updatedAt`. */
  readonly version: string
  readonly state: PostState
}

/** What the person has before the eyes: a version of the post, and the hash that was told first for it. */
export interface Shown {
  readonly version: string
  readonly hash: string
}

/**
 * The hash of what is shown. The first one told for a version stays: if the hub later tells another one, somebody has
 * changed the post elsewhere, and the form still shows the old content. To approve the newer hash would be to approve
 * what was never seen.
 */
export const nextShown = (shown: Shown | null, { version, state }: Seen): Shown =>
  shown?.version === version ? shown : { version, hash: state.review.hash }

/** True when the post was changed elsewhere since it was shown. */
export const isStale = (shown: Shown | null, seen: Seen): boolean =>
  shown?.version === seen.version && shown.hash !== seen.state.review.hash

const final: readonly DeliveryState[] = finalStates

/** Something may change without this person: somebody decides, or a delivery is on its way. */
export const isPending = ({ review, deliveries }: PostState): boolean =>
  review.state === 'in-review' || deliveries.some(({ state }) => !final.includes(state))
