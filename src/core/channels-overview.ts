/** The channels as the hub tells them to the admin. All instants are ISO 8601; days are YYYY-MM-DD. */
import type { Localised } from './answers.ts'
import type { Slot } from './slots.ts'

/** GET /api/channels/overview: everybody who is signed in reads it. */
export interface ChannelsOverview {
  /** The one who asks may pause, test and connect. */
  readonly mayManage: boolean
  /** By name; only those that have channels. */
  readonly brands: readonly { readonly id: string; readonly name: string; readonly channels: readonly ChannelCard[] }[]
  /** Never connected so far. */
  readonly notConnected: readonly { readonly id: string; readonly name: string; readonly platform: string; readonly brand: string }[]
  /** Where a new channel may stand. */
  readonly places: readonly {
    readonly id: string
    readonly name: string
    /** Platforms that ask for an app of one's own, and have its keys. */
    readonly withKeys: readonly string[]
  }[]
}

export interface ChannelCard {
  readonly id: string
  readonly name: string
  readonly platform: string
  readonly handle: string
  readonly url: string
  readonly standing: 'connected' | 'refused' | 'paused' | 'frozen'
  readonly pause: Pause | null
  /** Why it is frozen. */
  readonly frozen: string | null
  readonly access: {
    /** `null`: it does not end, or the platform does not say. */
    readonly endsAt: string | null
    readonly renews: boolean
  }
  readonly lastSuccess: { readonly delivery: string; readonly at: string; readonly url: string | null } | null
  readonly next: { readonly delivery: string; readonly title: string; readonly at: string } | null
  readonly health: Health
  readonly timeZone: string
  readonly slots: readonly Slot[]
  readonly people: ResponsiblePeople
  /** The platform has a harmless call to test the access with. */
  readonly canTest: boolean
  /** The platform can be connected: by a sign-in or a key. */
  readonly canConnect: boolean
}

export interface Pause {
  readonly reason: string
  /** `null`: the hub itself. */
  readonly by: string | null
  readonly at: string | null
  readonly remindOn: string | null
}

export const healths = ['good', 'watch', 'bad'] as const
export interface Health {
  readonly is: (typeof healths)[number]
  /** The most pressing first. Empty where all is well. */
  readonly why: readonly Localised[]
}

export interface NamedPerson {
  readonly id: string
  readonly name: string
  /** Today. */
  readonly away: { readonly until: string | null; readonly note: string } | null
  /** In the trash. */
  readonly isGone: boolean
}
export interface ResponsiblePeople {
  readonly owner: NamedPerson | null
  readonly deputy: NamedPerson | null
  /** Who looks after it today. `null`: nobody. */
  readonly now: NamedPerson | null
}

/**
 * GET /api/channels/:id/pause: what waits there. POST /api/channels/:id/pause `{ reason, remindOn? }` and POST /api/channels/:id/resume
 * `{ pausedAt? }`, which ends that pause and no other, answer the same, as it is afterwards.
 */
export interface Waiting {
  readonly isPaused: boolean
  /** Planned there and not over, with what is late. */
  readonly planned: number
  readonly next: string | null
  /** What is late becomes, by the policies of the posts. */
  readonly late: { readonly goes: number; readonly asks: number; readonly leftOut: number }
}
