/** A campaign as the hub tells it to the admin. Instants are ISO 8601, days YYYY-MM-DD. */
import type { Localised } from './answers.ts'
import { isWithin } from './days.ts'
import { metricNames, metrics, type Metric } from './metrics.ts'
import type { ReviewState } from './review.ts'

/** What a campaign can be measured by: numbers of platforms, and what its websites and shops tell. */
export const goalMetrics = [...metrics, 'conversions'] as const
export type GoalMetric = Metric | 'conversions'
export const goalNames: Record<GoalMetric, Localised> = { ...metricNames, conversions: { de: 'Conversions', en: 'Conversions' } }

export const campaignStandings = ['unplanned', 'planned', 'running', 'over'] as const
export type CampaignStanding = (typeof campaignStandings)[number]

export const standingNames: Record<CampaignStanding, Localised> = {
  unplanned: { de: 'Ohne Zeitraum', en: 'No period' },
  planned: { de: 'Geplant', en: 'Planned' },
  running: { de: 'Läuft', en: 'Running' },
  over: { de: 'Vorbei', en: 'Over' },
}

/** Both days are included; one that is missing sets no bound. */
export function standingOfCampaign(from: string | null, to: string | null, now: Date): CampaignStanding {
  if (from === null && to === null) return 'unplanned'
  if (isWithin(now, from, to)) return 'running'
  return from !== null && now.toISOString().slice(0, 10) < from ? 'planned' : 'over'
}

/** GET /api/campaigns/:id/overview */
export interface CampaignOverview {
  readonly standing: CampaignStanding
  readonly from: string | null
  readonly to: string | null
  readonly brand: string
  /** By when they go, those without a time last. */
  readonly posts: readonly CampaignPost[]
  /** How many posts there are beside. */
  readonly more: number
  /** Of the posts that are told: how many go outside the period. */
  readonly outside: number
}
export interface CampaignPost {
  readonly id: string
  readonly title: Localised
  /** `published`: at least one channel shows it. */
  readonly state: ReviewState | 'published'
  /** The first time at which it goes or went. */
  readonly at: string | null
  readonly channels: readonly { readonly id: string; readonly name: string; readonly platform: string }[]
  /** It goes before the period begins or after it ends. */
  readonly isOutside: boolean
}
