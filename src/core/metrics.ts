/** Our vocabulary of engagement numbers. A platform's own names stay in its folder. */
export const metrics = [
  'impressions',
  'reach',
  'views',
  'watchTime',
  'reactions',
  'comments',
  'shares',
  'saves',
  'clicks',
  'follows',
] as const
export type Metric = (typeof metrics)[number]
/** What the platform does not tell is absent, and is not zero. */
export type Numbers = { readonly [metric in Metric]?: number }

/** What a number of them is called: one, and others. */
const counted: Record<Metric, { readonly de: readonly [string, string]; readonly en: readonly [string, string] }> = {
  impressions: { de: ['Einblendung', 'Einblendungen'], en: ['impression', 'impressions'] },
  reach: { de: ['Person erreicht', 'Personen erreicht'], en: ['person reached', 'people reached'] },
  views: { de: ['Aufruf', 'Aufrufe'], en: ['view', 'views'] },
  reactions: { de: ['Reaktion', 'Reaktionen'], en: ['reaction', 'reactions'] },
  comments: { de: ['Kommentar', 'Kommentare'], en: ['comment', 'comments'] },
  shares: { de: ['Mal geteilt', 'Mal geteilt'], en: ['share', 'shares'] },
  saves: { de: ['Mal gemerkt', 'Mal gemerkt'], en: ['save', 'saves'] },
  clicks: { de: ['Klick', 'Klicks'], en: ['click', 'clicks'] },
  watchTime: { de: ['Sekunde gesehen', 'Sekunden gesehen'], en: ['second watched', 'seconds watched'] },
  follows: { de: ['neues Abonnement', 'neue Abonnements'], en: ['new follow', 'new follows'] },
}

/** "1 Kommentar", "1,204 views". @param shown the number as it is written in the language */
export const metricCount = (metric: Metric, n: number, shown: string, language: 'de' | 'en'): string =>
  `${shown} ${counted[metric][language][n === 1 ? 0 : 1]}`

/** `clicks` are those that the platform counts: the hub's own are kept apart everywhere. `watchTime` is in seconds. */
export const metricNames: Record<Metric, { readonly de: string; readonly en: string }> = {
  impressions: { de: 'Einblendungen', en: 'Impressions' },
  reach: { de: 'Reichweite', en: 'Reach' },
  views: { de: 'Aufrufe', en: 'Views' },
  watchTime: { de: 'Wiedergabezeit (Sekunden)', en: 'Watch time (seconds)' },
  reactions: { de: 'Reaktionen', en: 'Reactions' },
  comments: { de: 'Kommentare', en: 'Comments' },
  shares: { de: 'Geteilt', en: 'Shares' },
  saves: { de: 'Gemerkt', en: 'Saves' },
  clicks: { de: 'Klicks', en: 'Clicks' },
  follows: { de: 'Neue Abonnements', en: 'New follows' },
}

/** Of an account as a whole, once a day. */
export const accountMetrics = ['followers', 'reach', 'impressions', 'profileVisits', 'posts'] as const
export type AccountMetric = (typeof accountMetrics)[number]
export type AccountNumbers = { readonly [metric in AccountMetric]?: number }

export const accountMetricNames: Record<AccountMetric, { readonly de: string; readonly en: string }> = {
  followers: { de: 'Abonnements', en: 'Followers' },
  reach: { de: 'Reichweite', en: 'Reach' },
  impressions: { de: 'Einblendungen', en: 'Impressions' },
  profileVisits: { de: 'Profilaufrufe', en: 'Profile visits' },
  posts: { de: 'Beiträge', en: 'Posts' },
}

/** What engagements are added up of. */
export const engaging = ['reactions', 'comments', 'shares', 'saves'] as const
const bases = ['impressions', 'reach', 'views'] as const
export type RateBase = (typeof bases)[number]

/** Reactions, comments, shares and saves together, as far as they are told. `null`: none of them is. */
export function engagementsOf(numbers: Numbers): number | null {
  const told = engaging.flatMap((metric) => numbers[metric] ?? [])
  return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0)
}

/**
 * Engagements for each impression, else for each person reached, else for each view: whichever is the first that is told. `null`: the
 * platform tells none of these, or no engagement, or nobody has seen the post yet.
 */
export function engagementRate(numbers: Numbers): { readonly rate: number; readonly base: RateBase } | null {
  const engagements = engagementsOf(numbers)
  const base = bases.find((metric) => numbers[metric] !== undefined)
  const seen = base && numbers[base]
  return engagements === null || !base || !seen ? null : { rate: engagements / seen, base }
}
