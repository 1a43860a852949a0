/** The short links of a post, as the admin shows them. */
import type { Language } from './story.ts'

export interface ClickTotals {
  /** By people. */
  readonly clicks: number
  /** People, each once a day and link. */
  readonly visitors: number
  /** Clicks by robots, link previews and browsers that load ahead. */
  readonly bots: number
}

/** GET /api/posts/:id/links; POST /api/posts/:id/links/print makes those for print */
export interface PostLinks {
  /** Whether the brand counts clicks: only then are links made. */
  readonly counts: boolean
  /** Channels by their names, print last. */
  readonly links: readonly PostLink[]
  readonly totals: ClickTotals
  /** Days in UTC, the oldest first. */
  readonly days: readonly NamedTotals[]
  /** ISO 3166-1 alpha-2, `ZZ` for not known; the most clicks first. */
  readonly countries: readonly NamedTotals[]
  /** `phone`, `tablet`, `desktop`, `other`; the most clicks first. */
  readonly devices: readonly NamedTotals[]
}
export interface NamedTotals extends ClickTotals {
  readonly name: string
}
export interface PostLink {
  readonly code: string
  readonly address: string
  readonly purpose: 'channel' | 'print'
  /** `null` for print. */
  readonly channel: string | null
  readonly color: string
  readonly language: Language
  /** `null`: the post is not public yet. */
  readonly target: string | null
  readonly totals: ClickTotals
}
