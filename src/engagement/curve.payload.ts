/** The course of numbers over time, with no more points than can be told apart in a drawing: thinned where they are stored. */
import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'
import { z } from 'zod'
import { metrics, type Metric } from '../core/metrics.ts'
import { askSql, fromListed, listed } from '../database/ask-sql.ts'
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

const point = z.object({ delivery: reference, metric: z.enum(metrics), bucket: z.coerce.date(), value: z.coerce.number() })
const course = point.pick({ delivery: true, metric: true }).extend({ points: fromListed(z.tuple([z.coerce.date(), z.coerce.number()])) })

/** The time is cut into as many slots of the same length, and of each the last measurement is told. Oldest first. */
export async function curve(payload: Payload, asked: CurveOf): Promise<CurvePoint[]> {
  if (asked.deliveries.length === 0 || asked.metrics.length === 0) return []
  const rows = await askSql(payload, question(payload, asked))
  const told = rows
    ? rows.map((row) => course.parse(row)).flatMap(({ points, ...of }) => points.map(([at, value]) => ({ ...of, at, value })))
    : await plain(payload, asked)
  return told.sort((a, b) => a.at.getTime() - b.at.getTime())
}

const widthOf = ({ from, until, points }: CurveOf) => Math.max(1, (until.getTime() - from.getTime()) / points)

/**
 * The newest of each slot is found in the index alone; only what it names is then read. Not by a join: PostgreSQL takes it that most slots are
 * full, and would read all measurements that there are. The limit is what there can be, so that it expects no more than that.
 */
function question(payload: Payload, asked: CurveOf): SQL {
  const from = asked.from.toISOString()
  const seconds = widthOf(asked) / 1000
  const slot =
    payload.db.name === 'sqlite'
      ? sql`cast((julianday(bucket) - julianday(${from})) * 86400.0 / ${seconds} as integer)`
      : sql`floor(date_part('epoch', bucket - ${from}::timestamptz) / ${seconds}::float8)`
  const value = sql`(select m.value from measurements m
    where m.delivery_id = newest.delivery_id and m.metric = newest.metric and m.kind = '' and m.bucket = newest.bucket)`
  return sql`
    select delivery_id as delivery, metric, ${listed(payload, sql`bucket`, value)} as points
    from (
      select delivery_id, metric, max(bucket) as bucket from measurements
      where delivery_id in ${[...asked.deliveries]} and metric in ${[...asked.metrics]} and kind = ''
      group by delivery_id, metric, ${slot}
      limit ${(asked.points + 1) * asked.deliveries.length * asked.metrics.length}
    ) newest
    group by delivery_id, metric`
}

async function plain(payload: Payload, asked: CurveOf): Promise<CurvePoint[]> {
  const { docs } = await payload.db.find({
    collection: 'measurements',
    where: { and: [{ delivery: { in: [...asked.deliveries] } }, { metric: { in: [...asked.metrics] } }, { kind: { equals: '' } }] },
    sort: 'bucket',
    pagination: false,
  })
  const newest = new Map<string, CurvePoint>()
  for (const doc of docs) {
    const { bucket: at, ...told } = point.parse(doc)
    const slot = Math.trunc((at.getTime() - asked.from.getTime()) / widthOf(asked))
    newest.set(`${told.delivery} ${told.metric} ${slot}`, { ...told, at })
  }
  return [...newest.values()]
}
