/** Costs and conversions of a brand, a campaign or a channel in a time. */
import { sql } from '@payloadcms/db-sqlite/drizzle'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { costWithin } from '../../core/costs.ts'
import { dayOf } from '../../core/days.ts'
import { askSql } from '../../database/ask-sql.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import type { Asked } from './asked.ts'
import type { Converted, Spent } from './effect.ts'
import type { Within } from './rows.payload.ts'

const cost = z.object({
  currency: z.string(),
  minor: z.coerce.number(),
  from: z.unknown().transform(dayOf).pipe(z.string()),
  to: z.unknown().optional().transform(dayOf),
})

/**
 * What belongs to a campaign, one of its posts or a channel counts where that is asked for, and always for its brand. Days are days: they
 * have no time zone.
 */
export async function spentWithin(
  payload: Payload,
  { brand, campaign, channel, from, to }: Asked,
  posts: Within['posts'],
): Promise<Spent[]> {
  const where: Where = {
    and: [
      { deletedAt: { exists: false } },
      ...(brand ? [{ brand: { equals: brand } }] : []),
      ...(campaign ? [{ or: [{ campaign: { equals: campaign } }, ...(posts?.length ? [{ post: { in: [...posts] } }] : [])] }] : []),
      ...(channel ? [{ channel: { equals: channel } }] : []),
    ],
  }
  const select = { currency: true, minor: true, from: true, to: true } as const
  const { docs } = await payload.db.find({ collection: 'costs', where, pagination: false, joins: noJoins, select })
  return docs.map((doc) => {
    const { currency, minor, from: first, to: last } = cost.parse(doc)
    return { currency, minor: costWithin({ minor, from: first, to: last ?? first }, from ?? null, to ?? null) }
  })
}

const converted = z.object({
  name: z.string(),
  currency: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  count: z.coerce.number(),
  minor: z.coerce.number().nullish().transform(Number),
})

type Bounds = Pick<Asked, 'brand' | 'campaign' | 'channel'> & Pick<Within, 'since' | 'before'>

/** Added up where the rows are: a shop has very many. By what was attributed when each came. */
export async function convertedWithin(payload: Payload, bounds: Bounds): Promise<Converted[]> {
  const { brand, campaign, channel, since, before } = bounds
  const rows = await askSql(
    payload,
    sql`
      select name, currency, count(*) as count, sum(minor) as minor from conversions
      where 1 = 1
      ${brand ? sql`and brand_id = ${brand}` : sql``}
      ${campaign ? sql`and campaign_id = ${campaign}` : sql``}
      ${channel ? sql`and channel_id = ${channel}` : sql``}
      ${since ? sql`and at >= ${since.toISOString()}` : sql``}
      ${before ? sql`and at < ${before.toISOString()}` : sql``}
      group by name, currency`,
  )
  return (rows ?? (await convertedFound(payload, bounds))).map((row) => converted.parse(row))
}

/** The same where the database does not speak SQL: each as one. */
async function convertedFound(payload: Payload, { brand, campaign, channel, since, before }: Bounds): Promise<readonly unknown[]> {
  const and: Where[] = [
    ...(brand ? [{ brand: { equals: brand } }] : []),
    ...(campaign ? [{ campaign: { equals: campaign } }] : []),
    ...(channel ? [{ channel: { equals: channel } }] : []),
    ...(since ? [{ at: { greater_than_equal: since.toISOString() } }] : []),
    ...(before ? [{ at: { less_than: before.toISOString() } }] : []),
  ]
  const select = { name: true, currency: true, minor: true } as const
  const { docs } = await payload.db.find({ collection: 'conversions', where: { and }, pagination: false, joins: noJoins, select })
  return docs.map((doc) => ({ ...(doc as object), count: 1 }))
}

/** Whether anybody could tell of conversions for this brand. */
export const isTold = async (payload: Payload, brand: string): Promise<boolean> =>
  (await payload.db.count({ collection: 'conversion-sources', where: { brand: { equals: brand } } })).totalDocs > 0
