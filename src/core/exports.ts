/** Numbers as tables for other programs: which there are, and their columns. Names are kept; new columns come at the end. */
import { accountMetrics, metrics } from './metrics.ts'

export const exportFormats = ['csv', 'jsonl', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** `null`: not known, or not told. Instants are ISO 8601 in UTC. */
export type ExportRow = Readonly<Record<string, string | number | null>>

/** A metric’s name as a column. */
export const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
export const metricColumns = metrics.map((metric) => [columnOf(metric), metric] as const)
export const accountColumns = accountMetrics.map((metric) => [columnOf(metric), metric] as const)

const ofDelivery = [
  'delivery_id',
  'part',
  'post_id',
  'title',
  'url',
  'published_at',
  'brand_id',
  'brand',
  'campaign_id',
  'campaign',
  'channel_id',
  'channel',
  'platform',
] as const

/** The database has a view of each, with the same columns but those in `notInViews` (src/database/views.ts). */
export const exportColumns = {
  deliveries: [...ofDelivery, 'topics', 'standing', 'measured_at', 'engagements', ...metricColumns.map(([name]) => name), 'kind'],
  measurements: [...ofDelivery, 'metric', 'reaction', 'measured_at', 'value'],
  accounts: ['day', 'brand_id', 'brand', 'channel_id', 'channel', 'platform', ...accountColumns.map(([name]) => name)],
  clicks: [
    'day',
    'country',
    'device',
    'code',
    'target',
    'post_id',
    'title',
    'brand_id',
    'brand',
    'campaign_id',
    'campaign',
    'channel_id',
    'channel',
    'platform',
    'clicks',
    'visitors',
    'bots',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ExportName = keyof typeof exportColumns
export const exportNames = Object.keys(exportColumns) as readonly ExportName[]

/** Reckoned by the hub alone. */
export const notInViews: readonly string[] = ['kind']

/** GET /api/numbers/export/:name?format=json */
export interface ExportPage {
  readonly rows: readonly ExportRow[]
  /** What to give as `after` for the next page. `null`: that was all. */
  readonly next: string | null
}
