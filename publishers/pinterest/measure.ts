/** What Pinterest tells of a pin: all but saves since it was made, saves for 89 days. */
import { z } from 'zod'
import { oneByOne } from '../kit/one-by-one.ts'
import { countTold, toldOf } from '../kit/told.ts'
import type { Measured, Published } from '../publisher.ts'
import { call, pinSchema, type Context, type Pin } from './api.ts'

const dayMs = 24 * 60 * 60_000
/** The analytics reach back 90 days at most. */
const reachMs = 89 * dayMs

export const measure = (published: readonly Published[], ctx: Context): Promise<readonly Measured[]> =>
  oneByOne(published, async ({ remoteId }) => ({ remoteId, values: await valuesOf(remoteId, ctx) }))

async function valuesOf(id: string, ctx: Context): Promise<Measured['values']> {
  const path = `/pins/${encodeURIComponent(id)}`
  const { status, body } = await call(ctx, 'GET', `${path}?pin_metrics=true`, {
    answer: z.union([pinSchema, z.object({ code: z.number() })]),
    accept: [404],
  })
  if (status === 404) return 'gone'
  // Something else than the pin: no number was told, and nothing of it being gone.
  if (!('id' in body)) return {}
  const { impression, clickthrough, reaction, comment } = body.pin_metrics?.lifetime_metrics ?? {}
  const values = {
    impressions: impression,
    clicks: clickthrough,
    reactions: reaction,
    comments: comment,
    saves: await savesOf(path, body, ctx),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

const summarySchema = z.record(
  z.string(),
  z.object({ summary_metrics: z.object({ SAVE: countTold.optional().catch(undefined) }).optional() }),
)

/** Whole only while the pin is as young as the analytics reach: afterwards the number would fall, and is left out. */
async function savesOf(path: string, { created_at }: Pin, ctx: Context): Promise<number | undefined> {
  const now = ctx.clock.now().getTime()
  const created = Date.parse(created_at ?? '')
  if (Number.isNaN(created) || now - created > reachMs) return undefined
  // A day earlier: `created_at` may be told without its zone.
  const start = new Date(Math.max(created - dayMs, now - reachMs))
  const day = (at: Date) => at.toISOString().slice(0, 10)
  const query = new URLSearchParams({ start_date: day(start), end_date: day(new Date(now)), metric_types: 'SAVE' })
  // Refused where the account has no analytics, as those of private persons have none: the other numbers are told all the same.
  const request = { answer: summarySchema.catch({}), accept: [400, 403, 404] }
  const { body } = await call(ctx, 'GET', `${path}/analytics?${query}`, request)
  return body.all?.summary_metrics?.SAVE
}

const accountSchema = z.object({ follower_count: countTold.nullish().catch(null), pin_count: countTold.nullish().catch(null) })
const dailySchema = z.record(
  z.string(),
  z.object({
    daily_metrics: z
      .array(
        z.object({ date: z.iso.date(), data_status: z.string(), metrics: z.object({ IMPRESSION: countTold.optional().catch(undefined) }) }),
      )
      .optional(),
  }),
)

/** Of the account, whichever of its boards the channel is. By `user_accounts:read`: the API's own description, release 5.23.0, read 2026-11-30. */
export async function measureAccount(ctx: Context) {
  const { body } = await call(ctx, 'GET', '/user_account', { answer: accountSchema })
  return toldOf({ followers: body.follower_count, posts: body.pin_count, impressions: await impressionsOf(ctx) })
}

/** Of the last day (UTC) that Pinterest says is ready. Private persons have no analytics: refused, and so not told. */
async function impressionsOf(ctx: Context): Promise<number | undefined> {
  const now = ctx.clock.now().getTime()
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const query = new URLSearchParams({ start_date: day(now - 7 * dayMs), end_date: day(now), metric_types: 'IMPRESSION' })
  const request = { answer: dailySchema.catch({}), accept: [400, 403, 404] }
  const { body } = await call(ctx, 'GET', `/user_account/analytics?${query}`, request)
  const ready = (body.all?.daily_metrics ?? []).filter(({ data_status: status }) => status === 'READY')
  return ready.sort((a, b) => (a.date < b.date ? 1 : -1))[0]?.metrics.IMPRESSION
}
