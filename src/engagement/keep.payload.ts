/** What becomes of numbers as they grow old: they are thinned, and what a platform's rules do not let us keep is removed. */
import { sql } from '@payloadcms/db-sqlite/drizzle'
import type { CollectionSlug, Payload, Where } from 'payload'
import { z } from 'zod'
import { metrics, type Metric } from '../core/metrics.ts'
import { askSql } from '../database/ask-sql.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, reference } from '../workflow/stored-post.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { measurementPolicy, rawPolicy, superfluous } from './thinning.ts'

const dayMs = 24 * 60 * 60_000
const atOnce = 500
/** Deliveries: each has some dozens of measurements within a month. */
const pageSize = 100

async function remove(payload: Payload, collection: CollectionSlug, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += atOnce)
    await payload.db.deleteMany({ collection, where: { id: { in: ids.slice(at, at + atOnce) } } })
}

const all = { pagination: false, limit: 0 } as const
const measurement = z.object({ id, metric: z.string(), kind: z.string(), bucket: z.coerce.date() })
const aged = z.object({ metric: z.string(), measuredAt: z.coerce.date() })

/** Of one delivery. What its newest numbers or its ages stand on stays. @returns how many rows went. */
export async function thinDelivery(payload: Payload, delivery: string, now: Date): Promise<number> {
  const where: Where = { delivery: { equals: delivery } }
  const [rows, ages] = await Promise.all([
    payload.db.find({ collection: 'measurements', where, select: { metric: true, kind: true, bucket: true }, ...all }),
    payload.db.find({ collection: 'delivery-ages', where, select: { metric: true, measuredAt: true }, ...all }),
  ])
  const bases = new Set(ages.docs.map((doc) => aged.parse(doc)).map(({ metric, measuredAt }) => `${metric} ${measuredAt.getTime()}`))
  const series = new Map<string, { id: string; at: Date; isBase: boolean }[]>()
  for (const { id: row, metric, kind, bucket } of rows.docs.map((doc) => measurement.parse(doc))) {
    const one = { id: row, at: bucket, isBase: kind === '' && bases.has(`${metric} ${bucket.getTime()}`) }
    series.set(`${metric} ${kind}`, [...(series.get(`${metric} ${kind}`) ?? []), one])
  }
  const gone = [...series.values()].flatMap((one) => superfluous(one, now, measurementPolicy, ({ isBase }) => isBase))
  await remove(
    payload,
    'measurements',
    gone.map((row) => row.id),
  )
  return gone.length + (await thinRaw(payload, `delivery:${delivery}`, now))
}

const raw = z.object({ id, at: z.coerce.date() })

async function thinRaw(payload: Payload, subject: string, now: Date): Promise<number> {
  const { docs } = await payload.db.find({
    collection: 'raw-answers',
    where: { subject: { equals: subject } },
    select: { at: true },
    ...all,
  })
  const gone = superfluous(
    docs.map((doc) => raw.parse(doc)),
    now,
    rawPolicy,
  )
  await remove(
    payload,
    'raw-answers',
    gone.map((row) => row.id),
  )
  return gone.length
}

const listed = z.object({ id, delivery: reference })

/**
 * Goes through all deliveries, so many at a time, and begins again at the end; and through all channels each time.
 * @returns a function that does the next part
 */
export function thinning(payload: Payload, each = 100): (now: Date) => Promise<void> {
  let after = ''
  return async (now) => {
    const { docs } = await payload.db.find({
      collection: 'delivery-numbers',
      ...(after && { where: { id: { greater_than: after } } }),
      select: { delivery: true },
      sort: 'id',
      limit: each,
      pagination: false,
    })
    const rows = docs.map((doc) => listed.parse(doc))
    for (const { delivery } of rows) await thinDelivery(payload, delivery, now)
    after = rows.length < each ? '' : (rows.at(-1)?.id ?? '')
    const channels = await payload.db.find({ collection: 'channels', select: { name: true }, joins: noJoins, pagination: false })
    for (const doc of channels.docs) await thinRaw(payload, `channel:${z.object({ id }).parse(doc).id}`, now)
  }
}

/** A thousand at a time: what is to go may be more than fits into memory. */
async function removeWhere(payload: Payload, collection: CollectionSlug, where: Where): Promise<void> {
  for (;;) {
    const { docs } = await payload.db.find({ collection, where, select: {}, limit: 1_000, pagination: false })
    if (docs.length === 0) return
    await remove(
      payload,
      collection,
      docs.map((doc) => z.object({ id }).parse(doc).id),
    )
  }
}

const nothing = Object.fromEntries(metrics.map((metric) => [metric, null]))

/**
 * Where a platform lets nobody keep what was not asked for again in time: older measurements go, with the ages that stand on them and the answers
 * themselves. Each of the newest numbers stays as long as it is told again in time.
 */
export async function keepPlatformRules(payload: Payload, now: Date): Promise<void> {
  for (const { id: platform, retention } of Object.values(manifests)) {
    if (!retention) continue
    const before = new Date(now.getTime() - retention.days * dayMs).toISOString()
    await removeWhere(payload, 'measurements', { and: [{ 'delivery.platform': { equals: platform } }, { bucket: { less_than: before } }] })
    await removeWhere(payload, 'delivery-ages', {
      and: [{ 'channel.platform': { equals: platform } }, { measuredAt: { less_than: before } }],
    })
    await removeWhere(payload, 'account-measurements', {
      and: [{ 'channel.platform': { equals: platform } }, { day: { less_than: before.slice(0, 10) } }],
    })
    await removeWhere(payload, 'raw-answers', { and: [{ platform: { equals: platform } }, { at: { less_than: before } }] })
    const stale: Where = { and: [{ platform: { equals: platform } }, { measuredAt: { less_than: before } }] }
    const { docs } = await payload.db.find({ collection: 'delivery-numbers', where: stale, select: {}, ...all })
    for (const row of docs.map((doc) => z.object({ id }).parse(doc).id))
      // Measured again meanwhile, it is not stale any more.
      await payload.db.updateOne({
        collection: 'delivery-numbers',
        where: { and: [{ id: { equals: row } }, { measuredAt: { less_than: before } }] },
        data: { ...nothing, measuredAt: null },
        options: { atomic: true },
      })
    await forgetUntold(payload, platform, before)
  }
}

const lasting = z.object({
  id,
  delivery: reference,
  measuredAt: z.string().or(z.date()),
  ...(Object.fromEntries(metrics.map((metric) => [metric, z.unknown()])) as Record<Metric, z.ZodUnknown>),
})

/** What is not told any more stays in the list while others are told: here it goes, one by one. */
async function forgetUntold(payload: Payload, platform: string, before: string): Promise<void> {
  let after = ''
  for (;;) {
    const { docs } = await payload.db.find({
      collection: 'delivery-numbers',
      where: {
        and: [
          { platform: { equals: platform } },
          { measuredAt: { greater_than_equal: before } },
          ...(after ? [{ id: { greater_than: after } }] : []),
        ],
      },
      sort: 'id',
      limit: pageSize,
      pagination: false,
    })
    const rows = docs.map((doc) => lasting.parse(doc))
    const told = await toldSince(
      payload,
      rows.map(({ delivery }) => delivery),
      before,
    )
    for (const row of rows) {
      const untold = metrics.filter((metric) => (row[metric] ?? null) !== null && !told.has(`${row.delivery} ${metric}`))
      if (untold.length === 0) continue
      // Measured again meanwhile, it is looked at in the next round.
      await payload.db.updateOne({
        collection: 'delivery-numbers',
        where: { and: [{ id: { equals: row.id } }, { measuredAt: { equals: new Date(row.measuredAt).toISOString() } }] },
        data: Object.fromEntries(untold.map((metric) => [metric, null])),
        options: { atomic: true },
      })
    }
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last.id
  }
}

const toldOf = z.object({ delivery: reference, metric: z.enum(metrics) })

/** `delivery metric` of whatever was measured since then. */
async function toldSince(payload: Payload, deliveries: readonly string[], since: string): Promise<ReadonlySet<string>> {
  if (deliveries.length === 0) return new Set()
  const asked = sql`
    select distinct delivery_id as delivery, metric from measurements
    where delivery_id in ${deliveries} and kind = '' and bucket >= ${since}`
  const rows =
    (await askSql(payload, asked)) ??
    (
      await payload.db.find({
        collection: 'measurements',
        where: { and: [{ delivery: { in: [...deliveries] } }, { kind: { equals: '' } }, { bucket: { greater_than_equal: since } }] },
        select: { delivery: true, metric: true },
        ...all,
      })
    ).docs
  return new Set(rows.map((row) => toldOf.parse(row)).map(({ delivery, metric }) => `${delivery} ${metric}`))
}
