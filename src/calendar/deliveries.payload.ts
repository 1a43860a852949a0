/** Deliveries by when they are due: the few fields that a calendar shows, and never more rows than it can. */
import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { groupOfDelivery, type CalendarAnswer, type CalendarEntry } from '../core/calendar.ts'
import { daysBetween, type Day } from '../core/calendar-days.ts'
import { deliveryStates } from '../core/delivery.ts'
import { askSql } from '../database/ask-sql.ts'
import { replaced } from '../delivery/afterwards.ts'
import { postTitle } from '../delivery/forecast-lane.ts'
import { slotKey } from '../delivery/slot-key.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, reference, text } from '../workflow/stored-post.ts'
import type { Asked } from './asked.ts'
import type { Brand, Channel } from './places.payload.ts'

const collection = 'deliveries'
const row = z.object({
  id,
  title: z.string(),
  post: reference,
  channel: reference,
  brand: reference,
  state: z.enum(deliveryStates),
  dueAt: z.coerce.date(),
  timeZone: z.string(),
  repeat: z.coerce.number(),
  hold: text,
  // As SQLite has it, or as Payload gives it.
  cancel: z.union([z.boolean(), z.number()]).nullish(),
  url: text,
})
export type Row = z.infer<typeof row>
const select = Object.fromEntries(Object.keys(row.shape).map((field) => [field, true])) as { readonly [field in keyof Row]: true }

const movable: readonly string[] = ['scheduled', 'late-hold', 'blocked-auth']
/** Ids in one question. */
const chunk = 500

interface Found {
  readonly rows: readonly Row[]
  readonly hidden: CalendarAnswer['hidden']
}

/** @param posts whose deliveries; `null`: everybody's */
export async function deliveriesIn(
  payload: Payload,
  asked: Asked,
  channels: readonly Channel[],
  posts: readonly string[] | null,
): Promise<Found> {
  const found = await standing(payload, asked, channels, posts)
  if (asked.states.length > 0 && !asked.states.includes('published')) return found
  return { ...found, rows: [...found.rows, ...(await corrected(payload, asked, channels, posts))] }
}

const onOf = ({ channel, brand }: Asked, channels: readonly Channel[]) =>
  channel ? [channel] : brand ? channels.filter((one) => one.brand === brand).map(({ id }) => id) : null

const finding = (payload: Payload) => async (where: Where, most: number) => {
  const { docs } = await payload.db.find({ collection, where, sort: 'dueAt', limit: most, pagination: false, joins: noJoins, select })
  return docs.map((doc) => row.parse(doc))
}

/** What was published then, and has been corrected since: the newest version stands where it was approved. */
async function corrected(payload: Payload, asked: Asked, channels: readonly Channel[], posts: readonly string[] | null): Promise<Row[]> {
  const on = onOf(asked, channels)
  if (posts?.length === 0 || on?.length === 0) return []
  const where: Where[] = [
    { state: { equals: 'withdrawn' } },
    { dueAt: { greater_than_equal: asked.from.toISOString() } },
    { dueAt: { less_than: asked.to.toISOString() } },
    { reason: { equals: replaced } },
    { part: { equals: 0 } },
    ...(on ? [{ channel: { in: on } }] : []),
  ]
  const rows = await finding(payload)({ and: where }, asked.limit)
  return rows.filter(({ post }) => !posts || posts.includes(post)).map((one) => ({ ...one, state: 'published' }))
}

async function standing(payload: Payload, asked: Asked, channels: readonly Channel[], posts: readonly string[] | null): Promise<Found> {
  const wanted = deliveryStates.filter((state) =>
    asked.states.length > 0 ? asked.states.includes(groupOfDelivery[state]) : groupOfDelivery[state] !== 'left-out',
  )
  if (wanted.length === 0 || posts?.length === 0) return { rows: [], hidden: [] }
  const { from, to, zone, limit } = asked
  // By channel, state and time there is an index; by brand and time there is none.
  const on = onOf(asked, channels)
  if (on?.length === 0) return { rows: [], hidden: [] }
  // Exactly what the indexes by state and time have: counting reads no row.
  const due = (from: Date, to: Date): Where => ({
    and: [
      { state: { in: wanted } },
      { dueAt: { greater_than_equal: from.toISOString() } },
      { dueAt: { less_than: to.toISOString() } },
      ...(on ? [{ channel: { in: on } }] : []),
    ],
  })
  // What answers a post stands behind it.
  const between = (from: Date, to: Date): Where => ({ and: [due(from, to), { part: { equals: 0 } }] })
  const count = async (from: Date, to: Date) => (await payload.db.count({ collection, where: due(from, to) })).totalDocs
  const find = finding(payload)
  if (posts) {
    const rows: Row[] = []
    for (let at = 0; at < posts.length && rows.length < limit; at += chunk)
      rows.push(...(await find({ and: [between(from, to), { post: { in: posts.slice(at, at + chunk) } }] }, limit)))
    return { rows: rows.slice(0, limit), hidden: [] }
  }
  if ((await count(from, to)) <= limit) return { rows: await find(between(from, to), limit), hidden: [] }
  // A month that is too full is thinned day by day, and says how many each day has beside.
  const days = daysBetween(from, to, zone).map((day) => ({ ...day, to: day.to < to ? day.to : to }))
  const perDay = Math.max(1, Math.floor(limit / days.length))
  const thinned =
    (await daysBySql(payload, days, { wanted, on, perDay })) ??
    (await Promise.all(
      days.map(async (day) => {
        const [shown, all] = await Promise.all([find(between(day.from, day.to), perDay), count(day.from, day.to)])
        return { shown, all }
      }),
    ))
  return {
    rows: thinned.flatMap(({ shown }) => shown),
    hidden: thinned.flatMap(({ shown, all }, at) => (all > shown.length ? [{ day: days[at]?.day ?? '', count: all - shown.length }] : [])),
  }
}

interface Thin {
  readonly wanted: readonly string[]
  /** Channels; `null`: all. */
  readonly on: readonly string[] | null
  readonly perDay: number
}

/** All days by two questions instead of two each. @returns `null` where the database does not speak SQL. */
async function daysBySql(payload: Payload, days: readonly Day[], { wanted, on, perDay }: Thin) {
  const due = ({ from, to }: Day) =>
    sql`state in ${wanted} and due_at >= ${from.toISOString()} and due_at < ${to.toISOString()} ${on ? sql`and channel_id in ${on}` : sql``}`
  const each = (question: (day: Day, at: number) => SQL) => sql.join(days.map(question), sql` union all `)
  const first = each(
    (day, at) => sql`select * from (
      select cast(${at} as integer) as day, id, title, post_id as post, channel_id as channel, brand_id as brand, state, due_at as "dueAt",
        time_zone as "timeZone", repeat, hold, cancel, url
      from deliveries where ${due(day)} and part = 0 order by due_at limit ${perDay}) as one`,
  )
  const counted = each((day, at) => sql`select cast(${at} as integer) as day, count(*) as of from deliveries where ${due(day)}`)
  const [rows, counts] = await Promise.all([askSql(payload, first), askSql(payload, counted)])
  if (!rows || !counts) return null
  const shown = rows.map((found) => row.extend({ day: z.number() }).parse(found))
  return counts
    .map((found) => z.object({ day: z.number(), of: z.coerce.number() }).parse(found))
    .map(({ day, of }) => ({ day, all: of, shown: shown.filter((one) => one.day === day) }))
    .sort((one, other) => one.day - other.day)
}

export function entryOf(row: Row, brands: readonly Brand[]): CalendarEntry {
  const { state, hold } = row
  const mayMove = movable.includes(state) && row.repeat === 0 && !row.cancel && hold === ''
  const asksAgain = brands.find(({ id }) => id === row.brand)?.asksAgain ?? false
  const title = postTitle(row)
  return {
    id: `delivery:${row.id}`,
    kind: 'delivery',
    post: row.post,
    delivery: row.id,
    title: { de: title, en: title },
    at: row.dueAt.toISOString(),
    timeZone: row.timeZone,
    channels: [row.channel],
    brand: row.brand,
    state,
    held: hold === '' ? null : hold === 'approval' ? 'approval' : 'freeze',
    repeat: row.repeat,
    url: row.url || null,
    moving: !mayMove ? 'never' : asksAgain ? 'asks-again' : 'keeps-approval',
  }
}

/** Which of these slots are taken. */
export async function takenSlots(
  payload: Payload,
  slots: readonly { readonly channel: string; readonly at: Date }[],
): Promise<Set<string>> {
  if (slots.length === 0) return new Set()
  const { docs } = await payload.db.find({
    collection,
    where: { slot: { in: slots.map(({ channel, at }) => slotKey(channel, at)) } },
    select: { slot: true },
    pagination: false,
    limit: slots.length,
    joins: noJoins,
  })
  return new Set(docs.map((doc) => (doc as unknown as { slot: string }).slot))
}
