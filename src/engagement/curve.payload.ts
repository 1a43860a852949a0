/** The course of numbers over time, with no more points than can be told apart in a drawing: thinned where they are stored. */
import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'
import { z } from 'zod'
import { metrics, type Metric } from '../core/metrics.ts'
import { reference } from '../workflow/stored-post.ts'

export interface CurveOf {
  readonly deliveries: readonly string[]
  readonly metrics: readonly Metric[]
  readonly from: Date
  readonly until: Date
  /** Of each metric of each delivery, at most. */
  readonly points: number
}

export interface CurvePoint {
  readonly delivery: string
  readonly metric: Metric
  readonly at: Date
  readonly value: number
}

interface SqlAdapter {
  readonly name: string
  readonly drizzle: { all?(query: SQL): Promise<unknown[]>; execute?(query: SQL): Promise<{ rows: unknown[] }> }
}
const point = z.object({ delivery: reference, metric: z.enum(metrics), bucket: z.coerce.date(), value: z.coerce.number() })

/** The time is cut into as many slots of the same length, and of each the last measurement is told. Oldest first. */
export async function curve(payload: Payload, asked: CurveOf): Promise<CurvePoint[]> {
  if (asked.deliveries.length === 0 || asked.metrics.length === 0) return []
  const { name, drizzle } = payload.db as unknown as SqlAdapter
  const rows =
    name === 'mongoose'
      ? await plain(payload, asked)
      : ((await drizzle.all?.(question(asked, name))) ?? (await drizzle.execute?.(question(asked, name)))?.rows ?? [])
  return rows
    .map((row) => point.parse(row))
    .map(({ bucket, ...told }) => ({ ...told, at: bucket }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

const widthOf = ({ from, until, points }: CurveOf) => Math.max(1, (until.getTime() - from.getTime()) / points)

/** The newest of each slot is found in the index alone; only what it names is then read. */
function question(asked: CurveOf, name: string): SQL {
  const from = asked.from.toISOString()
  const seconds = widthOf(asked) / 1000
  const slot =
    name === 'sqlite'
      ? sql`cast((julianday(bucket) - julianday(${from})) * 86400.0 / ${seconds} as integer)`
      : sql`floor(extract(epoch from bucket - ${from}::timestamptz) / ${seconds}::float8)`
  return sql`
    select m.delivery_id as delivery, m.metric as metric, m.bucket as bucket, m.value as value
    from (
      select delivery_id, metric, max(bucket) as bucket from measurements
      where delivery_id in ${[...asked.deliveries]} and metric in ${[...asked.metrics]} and kind = ''
      group by delivery_id, metric, ${slot}
    ) newest
    join measurements m on m.delivery_id = newest.delivery_id and m.metric = newest.metric and m.kind = '' and m.bucket = newest.bucket`
}

async function plain(payload: Payload, asked: CurveOf): Promise<unknown[]> {
  const { docs } = await payload.db.find({
    collection: 'measurements',
    where: { and: [{ delivery: { in: [...asked.deliveries] } }, { metric: { in: [...asked.metrics] } }, { kind: { equals: '' } }] },
    sort: 'bucket',
    pagination: false,
  })
  const newest = new Map<string, unknown>()
  for (const doc of docs) {
    const { delivery, metric, bucket } = point.parse(doc)
    newest.set(`${delivery} ${metric} ${Math.trunc((bucket.getTime() - asked.from.getTime()) / widthOf(asked))}`, doc)
  }
  return [...newest.values()]
}
