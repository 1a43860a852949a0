import type { DeliveryState } from '../../core/delivery.ts'
import type { Event, EventName } from '../events.ts'
import type { Delivery, Expect, Patch } from '../ledger.ts'

/** What one event means for a row. */
export interface Rule<E> {
  /** The rule in a sentence, for whoever reads `src/docs/delivery.md`. */
  readonly says: string
  readonly from: readonly DeliveryState[]
  /**
   * What the compare-and-set demands besides the state. A worker's own events demand its fence. Whatever `unless` and `patch`
   * decide by must be demanded here: the row may have changed since it was read.
   */
  readonly expect?: (row: Delivery, event: E, now: Date) => Expect
  /** Not allowed although the state would fit. */
  readonly unless?: (row: Delivery, event: E) => boolean
  readonly patch: (row: Delivery, event: E, now: Date) => Patch
}

export type Rules<Name extends EventName> = { readonly [Each in Name]: Rule<Extract<Event, { is: Each }>> }
export type Table = Rules<EventName>
