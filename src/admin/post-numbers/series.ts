import type { PostNumbers } from '../../core/answers.ts'
import { ageMs } from '../../core/measuring.ts'
import { metrics, type Metric, type Numbers } from '../../core/metrics.ts'
import type { PostUsual, Spread } from '../../core/numbers.ts'
import type { Language } from '../../core/story.ts'
import { number } from '../format.ts'

export type ChannelNumbers = PostNumbers['channels'][number]

/** The lines differ by colour, dash and marker: any one of them tells them apart. */
export const markers = ['circle', 'square', 'diamond', 'triangle', 'cross', 'ring'] as const
export type Marker = (typeof markers)[number]
export const dashes = ['', '7 4', '2 4', '10 3 2 3', '12 5', '4 4'] as const

export interface Series {
  /** The delivery: the same channel may have published a post twice. */
  readonly key: string
  readonly name: string
  readonly color: string
  readonly marker: Marker
  /** As SVG's stroke-dasharray; empty: solid. */
  readonly dash: string
}

/** One moment, and what was measured then, by series. */
export interface Row {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly values: { readonly [series: string]: number }
  /** What is usual at this moment: the middle half, and the middle. */
  readonly usual?: Pick<Spread, 'lower' | 'median' | 'upper'>
}

export interface Gap {
  readonly from: string
  readonly until: string
}

/** The metrics that at least one of the platforms tells, in our order. */
export const toldMetrics = (channels: readonly ChannelNumbers[]): readonly Metric[] =>
  metrics.filter((metric) => channels.some((channel) => tells(channel, metric)))

/** A platform tells a metric if it says so, or has told it. Otherwise its absence is no zero. */
export const tells = (channel: ChannelNumbers, metric: Metric): boolean =>
  channel.tells.some((told) => told.metric === metric) || channel.points.some(({ values }) => values[metric] !== undefined)

/** The newest value told; `undefined`: none yet. */
export const latest = (channel: ChannelNumbers, metric: Metric): number | undefined =>
  channel.points.findLast(({ values }) => values[metric] !== undefined)?.values[metric]

/** Which reactions there are, by the platform's own names: emojis as they are, names with a colon. Empty: it does not tell. */
export const kindsSaid = ({ kinds }: ChannelNumbers, language: Language): string =>
  kinds.map(({ kind, count }) => `${kind}${/^[!-~]/.test(kind) ? ':' : ''} ${number(count, language)}`).join(' · ')

/** All that is told, with its newest values. */
export const newest = (channel: ChannelNumbers): Numbers =>
  Object.fromEntries(
    metrics.flatMap((metric) => {
      const value = latest(channel, metric)
      return value === undefined ? [] : [[metric, value]]
    }),
  )

/** Where to begin: the first metric that has a value. */
export const firstMetric = (channels: readonly ChannelNumbers[]): Metric | undefined => {
  const told = toldMetrics(channels)
  return told.find((metric) => channels.some((channel) => latest(channel, metric) !== undefined)) ?? told[0]
}

/** A look for every channel. It depends on the place in the list only, so that it stays when another metric is chosen. */
export const seriesOf = (channels: readonly ChannelNumbers[]): readonly Series[] =>
  channels.map((channel, i) => ({
    key: channel.delivery,
    name: channel.channel,
    color: channel.color,
    marker: markers[i % markers.length] ?? 'circle',
    dash: dashes[i % dashes.length] ?? '',
  }))

/** A line for each stretch without a gap: the same series, as often as it was interrupted. */
export const stretchesOf = (
  series: readonly Series[],
  gaps: ReadonlyMap<string, readonly Gap[]>,
): readonly (Series & { readonly data: string })[] =>
  series.flatMap((one) =>
    Array.from({ length: (gaps.get(one.key)?.length ?? 0) + 1 }, (_, i) => ({ ...one, data: stretchKey(one.key, i) })),
  )

const stretchKey = (delivery: string, stretch: number) => (stretch === 0 ? delivery : `${delivery} ${stretch}`)

/**
 * All moments at which anything was measured, oldest first. A channel without a value there is absent, and not zero.
 * @param gaps by delivery: what lies after one is another stretch of its line
 */
export function rowsOf(
  channels: readonly ChannelNumbers[],
  metric: Metric,
  gaps: ReadonlyMap<string, readonly Gap[]> = new Map(),
): readonly Row[] {
  const rows = new Map<number, Record<string, number>>()
  for (const { delivery, points } of channels) {
    const ends = (gaps.get(delivery) ?? []).map(({ until }) => Date.parse(until))
    for (const { at, values } of points) {
      const value = values[metric]
      const moment = Date.parse(at)
      if (value === undefined || Number.isNaN(moment)) continue
      const key = stretchKey(delivery, ends.filter((end) => end <= moment).length)
      rows.set(moment, { ...rows.get(moment), [key]: value })
    }
  }
  return [...rows].sort(([a], [b]) => a - b).map(([at, values]) => ({ at, values }))
}

/** The rows with what is usual beside them, from publication on, as far as was measured. Nothing where too little is known. */
export function withUsual(
  rows: readonly Row[],
  { publishedAt }: Pick<ChannelNumbers, 'publishedAt'>,
  ages: PostUsual['deliveries'][number]['usual'][number]['ages'],
): readonly Row[] {
  const start = Date.parse(publishedAt)
  const last = rows.at(-1)?.at ?? 0
  const usual = ages.map(({ age, spread }) => ({ at: start + ageMs[age], usual: spread })).filter(({ at }) => at <= last)
  if (usual.length === 0) return rows
  const band = [{ at: start, usual: { lower: 0, median: 0, upper: 0 } }, ...usual]
  const moments = new Map<number, Row>(rows.map((row) => [row.at, row]))
  for (const { at, usual } of band) moments.set(at, { at, values: moments.get(at)?.values ?? {}, usual })
  return [...moments.values()].sort((a, b) => a.at - b.at)
}
