/** Where numbers are written. Each step can be done again, and changes nothing then: a crash between two of them loses no more than time. */
import type { Payload } from 'payload'
import { metrics, type AccountNumbers, type Numbers } from '../core/metrics.ts'
import type { Delivery } from '../delivery/ledger.ts'
import { agesOf } from './plan.ts'
import { upsert, type Row } from './upsert.payload.ts'

/** What was told of one delivery at one time. */
export interface Measurement {
  readonly row: Delivery
  readonly at: Date
  readonly values: Numbers
  readonly kinds: { readonly [kind: string]: number }
}

export interface RawAnswer {
  readonly subject: `delivery:${string}` | `channel:${string}`
  readonly platform: string
  readonly at: Date
  readonly answer: string
}

export interface NumbersStore {
  /** First of all: everything else is derived from these. */
  measured(all: readonly Measurement[]): Promise<void>
  raw(all: readonly RawAnswer[]): Promise<void>
  /** The measurement that is the first after an age stands for it, unless it comes too late to be compared. */
  ages(all: readonly Measurement[], scale: number): Promise<void>
  /** What was measured last stands in the list; a metric that is not told any more keeps its last value. */
  newest(all: readonly Measurement[]): Promise<void>
  waiting(rows: readonly Delivery[]): Promise<void>
  gone(rows: readonly Delivery[]): Promise<void>
  /** They were never measured, and never will be. */
  unlisted(rows: readonly Delivery[]): Promise<void>
  account(channel: string, day: string, values: AccountNumbers): Promise<void>
}

export const publishedAtOf = (row: Delivery): Date => row.publishedAt ?? row.dueAt

const listed = (row: Delivery): Row => ({
  delivery: row.id,
  post: row.post,
  channel: row.channel,
  brand: row.brand,
  platform: row.platform,
  part: row.part,
  publishedAt: publishedAtOf(row).toISOString(),
})
const told = (values: Numbers): [(typeof metrics)[number], number][] =>
  metrics.flatMap((metric) => {
    const value = values[metric]
    return value === undefined ? [] : [[metric, value]]
  })

export function payloadStore(payload: Payload): NumbersStore {
  return {
    measured: (all) =>
      upsert(payload, {
        collection: 'measurements',
        key: ['delivery', 'metric', 'kind', 'bucket'],
        where: 'replace',
        rows: all.flatMap(({ row, at, values, kinds }) => {
          const of = { delivery: row.id, bucket: at.toISOString() }
          return [
            ...told(values).map(([metric, value]) => ({ ...of, metric, kind: '', value })),
            ...Object.entries(kinds).map(([kind, value]) => ({ ...of, metric: 'reactions', kind, value })),
          ]
        }),
      }),
    raw: (all) =>
      upsert(payload, {
        collection: 'raw-answers',
        key: ['subject', 'at'],
        where: 'replace',
        rows: all.map(({ subject, platform, at, answer }) => ({ subject, platform, at: at.toISOString(), answer })),
      }),
    ages: (all, scale) =>
      upsert(payload, {
        collection: 'delivery-ages',
        key: ['delivery', 'age', 'metric'],
        where: { oldest: 'measuredAt' },
        rows: all.flatMap(({ row, at, values }) => {
          const publishedAt = publishedAtOf(row)
          const of = { delivery: row.id, channel: row.channel, publishedAt: publishedAt.toISOString(), measuredAt: at.toISOString() }
          return agesOf(publishedAt, at, scale).flatMap((age) => told(values).map(([metric, value]) => ({ ...of, age, metric, value })))
        }),
      }),
    newest: (all) =>
      upsert(payload, {
        collection: 'delivery-numbers',
        key: ['delivery'],
        where: { newest: 'measuredAt' },
        rows: all.map(({ row, at, values }) => ({
          ...listed(row),
          standing: 'measured',
          measuredAt: at.toISOString(),
          ...Object.fromEntries(metrics.map((metric) => [metric, values[metric] ?? null])),
        })),
      }),
    waiting: (rows) =>
      upsert(payload, {
        collection: 'delivery-numbers',
        key: ['delivery'],
        where: 'keep',
        rows: rows.map((row) => ({ ...listed(row), standing: 'waiting' })),
      }),
    gone: (rows) =>
      upsert(payload, {
        collection: 'delivery-numbers',
        key: ['delivery'],
        where: 'replace',
        rows: rows.map((row) => ({ ...listed(row), standing: 'gone' })),
      }),
    async unlisted(rows) {
      if (rows.length > 0)
        await payload.db.deleteMany({ collection: 'delivery-numbers', where: { delivery: { in: rows.map(({ id }) => id) } } })
    },
    account: (channel, day, values) =>
      upsert(payload, {
        collection: 'account-measurements',
        key: ['channel', 'metric', 'day'],
        where: 'replace',
        rows: Object.entries(values).map(([metric, value]) => ({ channel, metric, day, value })),
      }),
  }
}
