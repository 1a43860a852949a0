/** The calendar as the hub tells it to the admin. All instants are ISO 8601. */
import type { Localised } from './answers.ts'
import type { DeliveryState } from './delivery.ts'
import type { ReviewState } from './review.ts'

/** What can be chosen to be shown: how a post stands before its approval, and its deliveries after it. */
export const calendarGroups = [
  'draft',
  'in-review',
  'changes-requested',
  'refused',
  'planned',
  'under-way',
  'needs-person',
  'published',
  'wrong',
  'left-out',
] as const
export type CalendarGroup = (typeof calendarGroups)[number]

export const groupOfDelivery: Record<DeliveryState, CalendarGroup> = {
  scheduled: 'planned',
  claimed: 'planned',
  sending: 'under-way',
  processing: 'under-way',
  unknown: 'needs-person',
  'needs-human': 'needs-person',
  'blocked-auth': 'needs-person',
  'late-hold': 'needs-person',
  published: 'published',
  rejected: 'wrong',
  failed: 'wrong',
  'live-withdrawn': 'wrong',
  withdrawn: 'left-out',
  skipped: 'left-out',
}

/** At most so many days are answered at once. */
export const longestRangeDays = 62

/** GET /api/posts/calendar?from=&to=&zone=&brand=&campaign=&channel=&person=&state=&countries=&slots=&limit= */
export interface CalendarAnswer {
  /** By time. */
  readonly entries: readonly CalendarEntry[]
  /** Where there are more than can be shown: how many are left out on a day of `zone`. */
  readonly hidden: readonly { readonly day: string; readonly count: number }[]
  /** Slots of channels that nobody has taken, from now on. */
  readonly slots: readonly { readonly channel: string; readonly at: string }[]
  readonly campaigns: readonly CalendarCampaign[]
  readonly holidays: readonly { readonly day: string; readonly country: string; readonly name: Localised }[]
  /** Those that were asked for, or those of the brands. */
  readonly countries: readonly string[]
  readonly channels: readonly CalendarChannel[]
  readonly brands: readonly CalendarBrand[]
  /** The one who asks may move, and write posts. */
  readonly mayWrite: boolean
}

export interface CalendarEntry {
  /** Unique in the answer, and the same in the next one. */
  readonly id: string
  /** A post that is not approved, what it says on one channel at a time of its own, or a delivery. */
  readonly kind: 'post' | 'variant' | 'delivery'
  readonly post: string
  readonly delivery: string | null
  readonly title: Localised
  readonly at: string
  /** IANA. By this clock it keeps its time of day when it is put on another day. */
  readonly timeZone: string
  readonly channels: readonly string[]
  readonly brand: string | null
  readonly state: ReviewState | DeliveryState
  /** Why it does not leave: its post waits for an approval, or a freeze is in force. */
  readonly held: 'approval' | 'freeze' | null
  /** 1 and more for a repetition. */
  readonly repeat: number
  readonly url: string | null
  readonly moving: Moving
}
/** What comes of moving it: it is not possible, nothing else changes, its approval stays, or it asks for approval again. */
export type Moving = 'never' | 'free' | 'keeps-approval' | 'asks-again'

export interface CalendarCampaign {
  readonly id: string
  readonly name: string
  /** Days, YYYY-MM-DD, both of them included. */
  readonly from: string
  readonly to: string
}
export interface CalendarChannel {
  readonly id: string
  readonly name: string
  readonly brand: string
  readonly platform: string
  readonly timeZone: string
}
export interface CalendarBrand {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  readonly country: string
}

/** POST /api/posts/:id/move. `was`: where the one who moves has seen it; it is refused where somebody was faster. */
export interface Move {
  /** A channel of the post alone; `null`: the post. */
  readonly channel: string | null
  readonly was: string
  readonly to: string
}
export interface Moved {
  readonly at: string
  readonly asksAgain: boolean
}

/** GET /api/calendar-feeds/mine */
export interface OwnFeed {
  /** Since when there is one; `null`: there is none. */
  readonly since: string | null
}
/** POST /api/calendar-feeds/make: the only time that anybody sees the address. */
export interface FeedMade {
  readonly address: string
}
