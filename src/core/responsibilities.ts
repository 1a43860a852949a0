/** Who looks after what, as the hub tells it to the admin. Days are YYYY-MM-DD. */
import type { NamedPerson, ResponsiblePeople } from './channels-overview.ts'

export const lookedAfter = ['channels', 'topics', 'campaigns'] as const
export type LookedAfter = (typeof lookedAfter)[number]

/** GET /api/users/responsibilities: all channels and topics, and the campaigns that are not over. */
export interface Responsibilities {
  readonly things: readonly {
    readonly kind: LookedAfter
    readonly id: string
    readonly name: string
    readonly brand: string | null
    readonly platform: string | null
    readonly people: ResponsiblePeople
  }[]
  /** Those that the one who asks may change. */
  readonly mayChange: readonly LookedAfter[]
}

/** GET /api/users/:id/handover: of oneself, and of anybody for administrators. */
export interface Handover {
  readonly person: NamedPerson
  /** Where the person is: the days begin and end by the clock there. */
  readonly timeZone: string
  readonly away: Away | null
  /** Who stands in today. */
  readonly standIn: NamedPerson | null
  readonly things: readonly Thing[]
  readonly openTasks: number
  readonly waitingReviews: number
  /** Planned posts that this person edited last, the next first; at most twenty. */
  readonly posts: readonly { readonly id: string; readonly title: string; readonly at: string }[]
  readonly morePosts: number
  /** Who could stand in. */
  readonly others: readonly NamedPerson[]
}
export interface Thing {
  readonly kind: LookedAfter
  readonly id: string
  readonly name: string
  readonly as: 'owner' | 'deputy'
}

/** POST /api/users/:id/away takes it, or `{ away: null }`; it answers the handover. */
export interface Away {
  readonly from: string
  readonly until: string | null
  readonly deputy: string | null
  readonly note: string
}
/** POST /api/users/:id/hand-over `{ to, things }` gives them away for good; it answers the handover. */
export interface HandOver {
  readonly to: string
  readonly things: readonly Pick<Thing, 'kind' | 'id' | 'as'>[]
}
