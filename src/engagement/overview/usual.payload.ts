/** What is usual on the channels of a post at each age, and when nothing was measured of it. */
import { sql } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'
import { z } from 'zod'
import { ageNames, type AgeName } from '../../core/measuring.ts'
import { metrics, type Metric } from '../../core/metrics.ts'
import type { PostUsual } from '../../core/numbers.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { instant, reference } from '../../workflow/stored-post.ts'
import { askSql } from '../../database/ask-sql.ts'
import { usualOf } from './compared.ts'
import { spreadOf } from './statistics.ts'

const everything = { pagination: false, joins: noJoins } as const
const delivered = z.object({ delivery: reference, channel: reference })
const atAge = z.object({ age: z.enum(ageNames), metric: z.enum(metrics), value: z.coerce.number() })
const gap = z.object({ delivery: z.string(), from: z.coerce.date(), until: instant })

export async function usualBeside(payload: Payload, post: string): Promise<PostUsual> {
  const { docs } = await payload.db.find({
    collection: 'delivery-numbers',
    where: { and: [{ post: { equals: post } }, { part: { equals: 0 } }] },
    select: { delivery: true, channel: true },
    ...everything,
  })
  const rows = docs.map((doc) => delivered.parse(doc))
  const gaps = await gapsOf(
    payload,
    rows.map(({ delivery }) => delivery),
  )
  const deliveries = await Promise.all(
    rows.map(async ({ delivery, channel }) => ({
      delivery,
      usual: await usualOn(payload, channel, post),
      gaps: gaps.filter((one) => one.delivery === delivery).map(({ from, until }) => ({ from, until })),
    })),
  )
  return { deliveries }
}

/** Of the channel's newest posts but this one. */
async function usualOn(payload: Payload, channel: string, post: string): Promise<PostUsual['deliveries'][number]['usual']> {
  const newest = await payload.db.find({
    collection: 'delivery-numbers',
    where: { and: [{ channel: { equals: channel } }, { part: { equals: 0 } }, { post: { not_equals: post } }] },
    sort: '-publishedAt',
    limit: usualOf,
    select: { delivery: true, channel: true },
    ...everything,
  })
  const others = newest.docs.map((doc) => delivered.parse(doc).delivery)
  if (others.length === 0) return []
  const rows =
    (await askSql(payload, sql`select age, metric, value from delivery_ages where delivery_id in ${others}`)) ??
    (await payload.db.find({ collection: 'delivery-ages', where: { delivery: { in: others } }, ...everything })).docs
  const values = new Map<Metric, Map<AgeName, number[]>>()
  for (const row of rows) {
    const { age, metric, value } = atAge.parse(row)
    const ages = values.get(metric) ?? new Map<AgeName, number[]>()
    values.set(metric, ages)
    const sample = ages.get(age)
    if (sample) sample.push(value)
    else ages.set(age, [value])
  }
  return metrics.flatMap((metric) => {
    const ages = ageNames.flatMap((age) => {
      const spread = spreadOf(values.get(metric)?.get(age) ?? [])
      return spread ? [{ age, spread }] : []
    })
    return ages.length > 0 ? [{ metric, ages }] : []
  })
}

async function gapsOf(payload: Payload, deliveries: readonly string[]) {
  if (deliveries.length === 0) return []
  const { docs } = await payload.db.find({
    collection: 'measuring-notes',
    where: { and: [{ delivery: { in: [...deliveries] } }, { kind: { equals: 'gap' } }] },
    sort: 'from',
    ...everything,
  })
  return docs.flatMap((doc) => {
    const { delivery, from, until } = gap.parse(doc)
    return until ? [{ delivery, from: from.toISOString(), until: until.toISOString() }] : []
  })
}
