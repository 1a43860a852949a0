/** What was brought by what went out, as the hub tells it to the admin. Instants are ISO 8601, days YYYY-MM-DD. */
import type { Localised } from './answers.ts'
import type { GoalMetric } from './campaigns.ts'
import type { AgeName, NoteKind } from './measuring.ts'
import type { AccountNumbers, Metric, RateBase } from './metrics.ts'
import type { ClickTotals, NamedTotals } from './post-links.ts'

/** Of fewer posts than this nothing is said: a middle of four is chance. */
export const leastPosts = 5

/** What can be drawn: a metric, or engagements, which are reactions, comments, shares and saves together. */
export type Measure = Metric | 'engagements'

/** The middle half of a sample of at least `leastPosts`. */
export interface Spread {
  readonly lower: number
  readonly median: number
  readonly upper: number
  /** How large the sample is. */
  readonly of: number
}

/** A sum, and of how many deliveries it is. What the others have is not known: it is not zero. */
export interface Sum {
  readonly sum: number
  readonly told: number
}
/** Of the same base only: an impression is no view. */
export interface Rate {
  readonly base: RateBase
  readonly rate: number
  readonly posts: number
}

/** The numbers of some deliveries. The further parts of a thread count in the sums, and not as posts. */
export interface Figures {
  readonly posts: number
  /** Deliveries, further parts included. */
  readonly deliveries: number
  /** A measure that is absent is told of none of them. */
  readonly sums: { readonly [measure in Measure]?: Sum }
  /** Engagements of a post. `null`: of too few. */
  readonly usual: Spread | null
  /** The base of the most posts first. */
  readonly rates: readonly Rate[]
}

export interface Group extends Figures {
  readonly id: string
  readonly name: Localised
  /**
   * By topic and kind: engagements of its posts divided by the usual ones of their channels at the same age, so that neither a large channel nor
   * an old post counts for more. `null`: of too few.
   */
  readonly times?: Spread | null
}

export interface HeatCell {
  /** How many posts that can be compared. */
  readonly of: number
  /** `null`: of too few. */
  readonly median: number | null
}
export interface HeatMap {
  /** What the medians are of: engagements divided by the usual ones of the post's channel at the same age. */
  readonly measure: 'times'
  /** Seven rows from Monday on, each of 24 hours. */
  readonly cells: readonly (readonly HeatCell[])[]
  readonly weekdays: readonly HeatCell[]
  readonly hours: readonly HeatCell[]
}

/** A post beside what is usual on its channel at the same age. All of it can be looked up at the post. */
export interface Compared {
  readonly post: string
  readonly title: string
  readonly channel: { readonly id: string; readonly name: string; readonly platform: string }
  readonly url: string | null
  readonly publishedAt: string
  readonly engagements: number
  readonly age: AgeName
  readonly usual: Spread
  /** Engagements divided by the usual ones; those are never 0. */
  readonly times: number
}

export interface Followers {
  readonly channel: { readonly id: string; readonly name: string; readonly platform: string }
  readonly points: readonly { readonly day: string; readonly value: number }[]
}

/** What the platform told on a day of an account as a whole. What it did not tell is absent. */
export interface AccountDay {
  readonly day: string
  readonly numbers: AccountNumbers
}

export interface OwnClicks {
  readonly totals: ClickTotals
  /** Days in UTC, the oldest first. */
  readonly days: readonly NamedTotals[]
  /** By id; '' is print. The most clicks first. */
  readonly channels: readonly (NamedTotals & { readonly channel: string })[]
  /** ISO 3166-1 alpha-2, `ZZ` for not known; the most clicks first. */
  readonly countries: readonly NamedTotals[]
}

export interface Note {
  readonly kind: NoteKind
  readonly channel: { readonly id: string; readonly name: string; readonly platform: string }
  /** What it is, and what to do. */
  readonly said: Localised
  readonly from: string
  /** `null`: it is still so. */
  readonly until: string | null
}

/** What was spent and what came of it, in one currency: nothing is converted. Amounts are in the currency's smallest unit (cents). */
export interface Money {
  /** ISO 4217. */
  readonly currency: string
  readonly costs: number
  /** Of conversions that have a value. `null`: none has. */
  readonly value: number | null
  /** `null`: nothing was spent, or there is nothing to divide by, or costs are in several currencies. */
  readonly perEngagement: number | null
  readonly perClick: number | null
  readonly perConversion: number | null
  /** (value − costs) / costs. `null`: no value is given, or nothing was spent, or costs are in several currencies. */
  readonly returnOnInvestment: number | null
}
/** Costs and goals beside effect. */
export interface Effect {
  /** The largest costs first. */
  readonly money: readonly Money[]
  /** What websites and shops have told. The most first. */
  readonly conversions: readonly { readonly name: string; readonly count: number }[]
  /**
   * By which clicks costs are divided: the hub's own where every brand in question counts them, the platforms' where none does. `null`: some do
   * and some do not, or no platform tells. They are never mixed.
   */
  readonly clicks: { readonly by: 'hub' | 'platforms'; readonly count: number } | null
}

/** What a campaign set out to reach with all of its posts. */
export interface Goal {
  readonly metric: GoalMetric
  readonly target: number
  /** In this time. `null`: nobody tells it. */
  readonly value: number | null
  /** From the beginning of the campaign to the end of this time: what the target is to be seen beside. `null`: nobody tells it. */
  readonly soFar: number | null
}

/** How long it takes until somebody decides about what others have said. */
export interface Reaction {
  /** Minutes. `null`: of too few. */
  readonly usual: Spread | null
  readonly answered: number
  readonly open: number
}

/** GET /api/numbers/overview?brand=&campaign=&channel=&from=&to= */
export interface NumbersOverview {
  /** In which days, weekdays and hours are told. Several brands may live in several. */
  readonly timeZones: readonly string[]
  readonly from: string | null
  readonly to: string | null
  readonly totals: Figures
  readonly waiting: number
  /** No longer at the platform. They keep their last numbers, and count. */
  readonly gone: number
  /** Older deliveries that are not counted in anything: there are too many. */
  readonly more: number
  readonly channels: readonly (Group & { readonly platform: string })[]
  readonly topics: readonly Group[]
  readonly kinds: readonly Group[]
  /** By the day of publication, the oldest first. Days without a post are absent. */
  readonly days: readonly { readonly day: string; readonly posts: number; readonly sums: { readonly [measure in Measure]?: number } }[]
  readonly heatMap: HeatMap
  readonly best: readonly Compared[]
  readonly worst: readonly Compared[]
  readonly followers: readonly Followers[]
  /** Where a single channel is asked for: its account as a whole, the newest days first. */
  readonly account: readonly AccountDay[]
  readonly clicks: OwnClicks
  readonly reaction: Reaction
  readonly notes: readonly Note[]
  /** Where a campaign is asked for. */
  readonly goals: readonly Goal[]
  readonly effect: Effect
}

/** GET /api/posts/:id/numbers/usual: what its numbers are to be seen beside. */
export interface PostUsual {
  readonly deliveries: readonly {
    readonly delivery: string
    /** Of other posts on the same channel. A metric, or an age, of which there are too few is absent. */
    readonly usual: readonly { readonly metric: Metric; readonly ages: readonly { readonly age: AgeName; readonly spread: Spread }[] }[]
    /** When it was not measured though it should have been, the oldest first. */
    readonly gaps: readonly { readonly from: string; readonly until: string }[]
  }[]
}
