import type { PostNumbers } from '../../core/answers.ts'
import { metrics, type Metric } from '../../core/metrics.ts'

export type ChannelNumbers = PostNumbers['channels'][number]

/** The lines differ by colour, dash and marker: any one of them tells them apart. */
export const markers = ['circle', 'square', 'diamond', 'triangle', 'cross', 'ring'] as const
export type Marker = (typeof markers)[number]
const dashes = ['', '7 4', '2 4', '10 3 2 3', '12 5', '4 4'] as const

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

/** All moments at which anything was measured, oldest first. A channel without a value there is absent, and not zero. */
export function rowsOf(channels: readonly ChannelNumbers[], metric: Metric): readonly Row[] {
  const rows = new Map<number, Record<string, number>>()
  for (const { delivery, points } of channels) {
    for (const { at, values } of points) {
      const value = values[metric]
      const moment = Date.parse(at)
      if (value === undefined || Number.isNaN(moment)) continue
      rows.set(moment, { ...rows.get(moment), [delivery]: value })
    }
  }
  return [...rows].sort(([a], [b]) => a - b).map(([at, values]) => ({ at, values }))
}
