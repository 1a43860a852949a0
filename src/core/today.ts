/** How things stand today, for the one who asks. GET /api/deliveries/today?zone=. All instants are ISO 8601. */
import type { DeliveryView, Localised } from './answers.ts'
import type { FreezeView } from './freeze.ts'
import type { Metric } from './metrics.ts'
import type { WaitingPost } from './review-steps.ts'

export interface Today {
  /** When this was so, by the hub's clock. */
  readonly at: string
  /** Midnight in the zone that was asked for: where tomorrow begins, and where it ends. */
  readonly tomorrow: string
  readonly dayAfter: string
  /** For the one who asks to decide. */
  readonly waiting: readonly WaitingPost[]
  /** Posts of the one who asks that came back: changes are asked for, or they were refused. */
  readonly sentBack: readonly SentBack[]
  /** Posts of the one who asks whose time is near, or past, and that nobody has submitted. */
  readonly unsubmitted: readonly Unsubmitted[]
  /** Until the end of tomorrow, by when they are due; what answers a post stands behind it and is not among them. */
  readonly next: readonly DeliveryView[]
  /** How many there are beside. */
  readonly nextMore: number
  /** Where nothing goes until the end of tomorrow: what goes first after that. */
  readonly nextLater: DeliveryView | null
  readonly wrong: readonly DeliveryView[]
  /** Live since the beginning of today, the newest first. */
  readonly out: readonly OutToday[]
  readonly channels: readonly ChannelCare[]
  /** Platforms of connected channels whose API ends soon in the version that is spoken here. */
  readonly ending: readonly { readonly platform: string; readonly name: string; readonly why: Localised }[]
  readonly freezes: readonly FreezeView[]
  /** `null`: a post is live, and nobody needs them any more. */
  readonly firstSteps: FirstSteps | null
}

export interface SentBack {
  readonly post: string
  readonly title: Localised
  readonly by: string | null
  readonly at: string | null
  readonly comment: string | null
  readonly isRefused: boolean
}

export interface Unsubmitted {
  readonly post: string
  readonly title: Localised
  /** The first of its times. */
  readonly at: string
  readonly timeZone: string
}

export interface OutToday extends DeliveryView {
  /** The first numbers, as far as they have come. */
  readonly numbers: readonly { readonly metric: Metric; readonly value: number }[]
}

export interface ChannelCare {
  readonly id: string
  readonly name: string
  readonly platform: string
  readonly why: Localised
  /** What mends it, on the channel's page. */
  readonly mend: 'connect' | 'go-on' | 'look'
}

/** The way from an empty hub to the first post that is live, as the data tell it. */
export interface FirstSteps {
  /** The first brand; whether it says who it is: by colours, words, or a voice of its own. */
  readonly brand: { readonly id: string; readonly name: string; readonly isDescribed: boolean } | null
  /** A channel that is connected, or else one that waits to be. */
  readonly channel: { readonly id: string; readonly name: string; readonly isConnected: boolean } | null
  /** The post that is furthest on its way. */
  readonly post: {
    readonly id: string
    readonly title: Localised
    readonly state: 'draft' | 'in-review' | 'sent-back' | 'approved'
    /** When it goes, where that is known. */
    readonly goesAt: string | null
    readonly timeZone: string
  } | null
  /** Those who may approve, beside the one who asks. */
  readonly approvers: number
}
