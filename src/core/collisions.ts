/** GET /api/posts/:id/collisions: what other posts this one gets in the way of, as both are planned now. */
import type { Localised } from './answers.ts'

export interface Collisions {
  /** Of the post: on how many channels its time is known. */
  readonly times: number
  /** The nearest first; at most twenty. */
  readonly collisions: readonly Collision[]
}
export interface Collision {
  /** The same channel too near, or the same topic within a day. */
  readonly kind: 'channel' | 'topic'
  readonly post: { readonly id: string; readonly title: Localised }
  readonly sentence: Localised
}
