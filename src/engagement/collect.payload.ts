/** Fetches the numbers that are due, in batches for each channel, and stores them. Read-only at the platform: freely repeated. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { ageMs } from '../core/measuring.ts'
import type { Delivery } from '../delivery/ledger.ts'
import { hub } from '../hub.ts'
import type { AnyPublisher } from '../../publishers/publisher.ts'
import type { ChannelNow } from '../core/channel.ts'
import { reference } from '../workflow/stored-post.ts'
import { alone } from './alone.payload.ts'
import { ask, type Answer, type Asking, type Outcome } from './ask.ts'
import { firstOfMonth, giveBack, nextMonth, pay } from './budget.payload.ts'
import { deriveNumbers } from './derive.payload.ts'
import { newestNumbers, type Newest } from './newest.payload.ts'
import { begin, end, noteDown } from './notes.payload.ts'
import { bucketOf, courseOf, gapBefore, nextLook, nextMeasurement } from './plan.ts'
import { noteSilence } from './silence.payload.ts'
import { payloadStore, publishedAtOf, type NumbersStore } from './store.payload.ts'
import { settleTakenDown } from './taken-down.payload.ts'
import { takeOver } from './take-over.payload.ts'

/** How soon a failed measurement is tried again, in milliseconds. */
const againMs = 10 * 60_000
/** What the platform answers and we cannot read will hardly be better in ten minutes. */
const unreadableMs = 6 * 60 * 60_000
const dayMs = 24 * 60 * 60_000
const live = ['published', 'live-withdrawn'] as const
/** In one run. What is beyond that is due in the next. */
const most = 2_000

export interface Collecting {
  /** Default: the ledger's. */
  readonly now?: Date
  /** Where it is written. Default: the database. */
  readonly store?: NumbersStore
}

export async function collectDue(payload: Payload, scale = 1, options: Collecting = {}): Promise<void> {
  const { ledger } = hub(payload)
  const { now = await ledger.now(), store = payloadStore(payload) } = options
  await settleTakenDown(payload, { now, scale, store })
  const dueNow = { states: live, measureBefore: now }
  const dueOf = async (of: { readonly channel?: string }) => {
    const rows: Delivery[] = []
    for (const row of await ledger.find({ ...dueNow, ...of }, { by: 'publishedAt', limit: most }))
      rows.push(await takeOver(payload, row, { scale, store }))
    return rows
  }
  const found = await dueOf({})
  // Too young to be asked: a network may not have indexed the post yet, and would call it gone.
  const isYoung = (row: Delivery) => now.getTime() - publishedAtOf(row).getTime() < ageMs['1h'] * scale
  const young = found.filter(isYoung)
  await store.waiting(young)
  for (const row of young)
    await ledger.change(row.id, { states: [row.state] }, { measureAt: nextMeasurement({ publishedAt: publishedAtOf(row), now, scale }) })
  const clock = async () => options.now ?? ledger.now()
  for (const channel of new Set(found.filter((row) => !isYoung(row)).map((row) => row.channel)))
    await alone(payload, channel, clock, async (holds) => {
      const due = await dueOf({ channel })
      await collectFrom(
        { payload, now, scale, store, holds },
        due.filter((row) => !isYoung(row)),
      )
    })
}

interface Run {
  readonly payload: Payload
  readonly now: Date
  readonly scale: number
  readonly store: NumbersStore
  readonly holds: Asking['holds']
}

async function collectFrom(run: Run, due: readonly Delivery[]): Promise<void> {
  const { payload, now, scale, store, holds } = run
  const { world } = hub(payload)
  const [first] = due
  if (!first) return
  const channel = await world.channel(first.channel)
  const publisher = await world.publisher(first.platform)
  if (!publisher?.measure || !channel || channel.status !== 'connected') {
    await store.waiting(due)
    const at = publisher && !publisher.measure ? null : new Date(now.getTime() + againMs)
    for (const row of due) await postpone(run, row, at)
    return
  }
  const before = await newestNumbers(
    payload,
    due.map(({ id }) => id),
  )
  // Where only few may be read, it must not be the same ones each time.
  const since = (row: Delivery) => before.get(row.id)?.measuredAt?.getTime() ?? 0
  const rows = [...due].sort((a, b) => since(a) - since(b))
  const free = (row: Delivery) => before.get(row.id)?.measuredAt?.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)
  // What one call of this run was paid for, the next one need not pay: it is of the same day.
  const paid = new Set<string>()
  const paying: Asking['pay'] = async (asked) => {
    const owed = asked.filter((row) => !free(row) && !paid.has(row.id))
    if (!(await pay(payload, channel, owed.length, now))) return null
    for (const { id } of owed) paid.add(id)
    return async (unserved) => {
      const back = unserved.filter((row) => owed.includes(row) && paid.delete(row.id))
      await giveBack(payload, channel, back.length, now)
    }
  }
  const told: Answer[] = []
  let isUsedUp = false
  for (let at = 0; at < rows.length; at += publisher.manifest.measureBatch) {
    const batch = rows.slice(at, at + publisher.manifest.measureBatch)
    // Its access may have been renewed since the last one.
    const current = (await world.channel(channel.id)) ?? channel
    const outcome = await ask({ world, channel: current, publisher, now, holds, pay: paying }, batch)
    await keep(run, publisher, outcome, before)
    told.push(...outcome.answers)
    // Whoever measures the channel now says when its posts are due again.
    if (outcome.stop?.why === 'lost') break
    for (const row of outcome.failed) await postpone(run, row, new Date(now.getTime() + unreadableMs * scale))
    // Where the channel stops they are of the rest.
    if (!outcome.stop) for (const row of outcome.leftOut) await postpone(run, row, new Date(now.getTime() + againMs * scale))
    if (outcome.stop) {
      isUsedUp = outcome.stop.why === 'budget'
      const done = new Set([...outcome.answers.map(({ row }) => row), ...outcome.failed].map(({ id }) => id))
      await putOff(
        run,
        channel,
        rows.slice(at).filter(({ id }) => !done.has(id)),
        outcome.stop,
      )
      break
    }
  }
  // What costs nothing says nothing about the budget.
  if (!isUsedUp && told.some(({ row }) => !free(row))) await end(payload, channel.id, 'budget', now)
  if (told.length > 0) await noteSilence(payload, channel.id, told, before, { now, scale })
}

/** The rest of the channel is not asked for now. */
async function putOff(
  run: Run,
  channel: ChannelNow,
  rest: readonly Delivery[],
  { why, until }: NonNullable<Outcome['stop']>,
): Promise<void> {
  const { payload, now, scale } = run
  if (why === 'budget') {
    await begin(payload, { channel: channel.id, kind: 'budget', from: firstOfMonth(now) })
    // Somebody may raise it.
    const again = new Date(Math.min(nextMonth(now).getTime(), now.getTime() + dayMs))
    for (const row of rest) await postpone(run, row, again)
    return
  }
  for (const row of rest) await postpone(run, row, until ?? new Date(now.getTime() + againMs * scale))
}

/** Only while it is still due: whoever wants it measured sooner meanwhile is not overruled. */
const postpone = ({ payload, now }: Run, row: Delivery, measureAt: Date | null) =>
  hub(payload).ledger.change(row.id, { states: [row.state], measureBefore: now }, { measureAt })

/** Everything of a batch, and only then what comes next: whoever crashes in between does all of it again. */
async function keep(run: Run, { manifest }: AnyPublisher, { answers }: Outcome, before: Newest): Promise<void> {
  const { payload, now, scale, store } = run
  const at = bucketOf(now, scale)
  const there = answers.flatMap(({ row, told: { values, kinds } }) => (values === 'gone' ? [] : [{ row, at, values, kinds }]))
  const gone = answers.filter(({ told }) => told.values === 'gone').map(({ row }) => row)
  const retention = manifest.retention && { retentionDays: manifest.retention.days }
  // Before anything else: once it is measured, nobody can tell any more when it was not.
  const gaps = there.flatMap(({ row }) => {
    const gap = gapBefore({ publishedAt: publishedAtOf(row), now, scale, ...retention }, before.get(row.id)?.measuredAt ?? null)
    return gap ? [{ channel: row.channel, kind: 'gap' as const, delivery: row.id, from: gap.from, until: at }] : []
  })
  await noteDown(payload, gaps)
  await store.measured(there)
  await store.raw(
    answers.flatMap(({ row, raw }) =>
      raw === null ? [] : [{ subject: `delivery:${row.id}` as const, platform: row.platform, at, answer: raw }],
    ),
  )
  await store.ages(there, scale)
  await store.newest(there)
  // Whatever a crash left out of the list before it was gone.
  for (const row of gone) await deriveNumbers(payload, row, { scale, store })
  for (const row of gone) await lookAgain(run, row, before.get(row.id)?.standing === 'gone')
  await store.gone(gone)
  for (const { row, values } of there) {
    const course = courseOf(before.get(row.id)?.values ?? {}, values)
    const publishedAt = publishedAtOf(row)
    await postpone(run, row, nextMeasurement({ publishedAt, now, course, scale, ...retention }))
  }
}

/** What is gone at the platform keeps its numbers, and is asked for more and more rarely. */
function lookAgain({ payload, now, scale }: Run, row: Delivery, wasGone: boolean) {
  const waited = wasGone && row.measureAt ? row.measureAt.getTime() - row.checkedAt.getTime() : null
  const patch = { measureAt: nextLook(now, waited, scale), checkedAt: now }
  return hub(payload).ledger.change(row.id, { states: [row.state], measureBefore: now }, patch)
}

const goneFrom = z.object({ delivery: reference })

/** So long ago it must not have been there for the last time. What goes by itself, as a story does, is not asked for over years. */
const missedForMs = 90 * dayMs

/** A channel was connected: what its former access could not find may be there. */
export async function lookForGone(payload: Payload, channel: string): Promise<void> {
  const { ledger } = hub(payload)
  const measureAt = await ledger.now()
  const since = new Date(measureAt.getTime() - missedForMs).toISOString()
  const recent: Where = { or: [{ measuredAt: { exists: false } }, { measuredAt: { greater_than_equal: since } }] }
  const where: Where = { and: [{ channel: { equals: channel } }, { standing: { equals: 'gone' } }, recent] }
  const { docs } = await payload.db.find({ collection: 'delivery-numbers', where, select: { delivery: true }, pagination: false })
  for (const { delivery } of docs.map((doc) => goneFrom.parse(doc))) await ledger.change(delivery, { states: live }, { measureAt })
}
