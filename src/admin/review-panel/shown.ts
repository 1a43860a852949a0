import type { DeliveryView, PostState } from '../../core/answers.ts'
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

/** As many of each are in view at once: what has ended, and what is to come. A post that is repeated has hundreds. */
const most = { ended: 4, open: 8 }

/** Deliveries in the order of their times: those around the present, and all others. */
export function inView(deliveries: readonly DeliveryView[]): {
  readonly near: readonly DeliveryView[]
  readonly far: readonly DeliveryView[]
} {
  const sorted = [...deliveries].sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  if (sorted.length <= most.ended + most.open) return { near: sorted, far: [] }
  const ended = sorted.filter(({ state }) => final.includes(state)).slice(-most.ended)
  const open = sorted.filter(({ state }) => !final.includes(state)).slice(0, most.open)
  const near = sorted.filter((delivery) => ended.includes(delivery) || open.includes(delivery))
  return { near, far: sorted.filter((delivery) => !near.includes(delivery)) }
}
