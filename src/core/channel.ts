import type { Slot } from './slots.ts'
import type { Language } from './story.ts'

/** One account of ours on a platform, as delivering sees it: without its credentials. */
export interface ChannelNow {
  readonly id: string
  readonly name: string
  readonly brand: string
  readonly platform: string
  readonly language: Language
  readonly status: 'not-connected' | 'connected' | 'refused'
  readonly paused: boolean
  readonly pausedReason: string | null
  /** The account's id at the platform. Part of what is approved: another account is another target. */
  readonly account: string
  readonly handle: string
  /** Nothing is sent before: a rate limit or the gap between two posts. */
  readonly notBefore: Date | null
  /** Shortest time between two posts, in milliseconds: the house's wish, beside what the platform demands. */
  readonly gapMs: number
}

/** The same as planning sees it. */
export interface Channel extends ChannelNow {
  /** IANA: the channel's own, otherwise the brand's. */
  readonly timeZone: string
  /** Times at which it likes to publish. */
  readonly slots: readonly Slot[]
}
