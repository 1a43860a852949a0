/** Stopping, as the hub tells it to the admin. All instants are ISO 8601. */
import type { DeliveryView } from './answers.ts'
import type { Role } from './roles.ts'

export const freezeScopes = ['all', 'brand', 'platform', 'channel'] as const
export type FreezeScope = (typeof freezeScopes)[number]

/** Everybody who answers for content may stop it: a freeze that waits for the right person is none. Administrators may everything. */
export const freezers: readonly Role[] = ['approver', 'channel-manager', 'community-manager', 'editor']
/** Going on is a decision: it needs somebody who decides. */
export const lifters: readonly Role[] = ['approver', 'channel-manager']

/** GET /api/freezes/active answers those in force, the newest first. */
export interface FreezeView {
  readonly id: string
  readonly scope: FreezeScope
  readonly target: string | null
  readonly targetName: string | null
  /** Ids of the channels that it stops. `null`: all, also those that are yet to come. */
  readonly channels: readonly string[] | null
  readonly reason: string
  readonly by: string | null
  readonly at: string
  /** When its people are reminded to look again. It never ends by itself. */
  readonly until: string | null
}

/** POST /api/freezes/before `{ scope, targets }`: what a freeze would do now. */
export interface FreezeBefore {
  /** Planned deliveries that it would hold. */
  readonly held: number
  /** These can no longer be stopped. */
  readonly onTheWire: readonly DeliveryView[]
}

/**
 * Answer to POST /api/freezes/start `{ scope, target? or targets?, reason, until? }`: from `effectiveAt` on nothing new leaves; these calls were
 * already on the wire.
 */
export interface FreezeStarted {
  /** One for each brand, platform or channel. */
  readonly freezes: readonly FreezeView[]
  /** The first of them. */
  readonly freeze: FreezeView
  readonly effectiveAt: string
  readonly held: number
  readonly onTheWire: readonly DeliveryView[]
}

/** GET /api/freezes/:id/before: what lifting it now lets go. */
export interface LiftBefore {
  /** Due by now, and not too late: they go within seconds. */
  readonly atOnce: number
  /** Too late to go by themselves: a person is asked. */
  readonly asked: number
  /** So late that they are left out. */
  readonly leftOut: number
  /** Their time is yet to come. */
  readonly later: number
  /** Another freeze holds them too. */
  readonly stillHeld: number
  /** Titles of some that go at once. */
  readonly titles: readonly string[]
}
