/** What goes out next, what went wrong, and what went out today: rows without what they say. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { DeliveryView } from '../core/answers.ts'
import { deliveryStates, type DeliveryState } from '../core/delivery.ts'
import { metrics, type Numbers } from '../core/metrics.ts'
import type { OutToday, Today } from '../core/today.ts'
import { deliveryView } from '../delivery/views.payload.ts'
import { newestNumbers } from '../engagement/newest.payload.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, reference, text } from '../workflow/stored-post.ts'
import type { KnownChannel } from './channels.payload.ts'

const row = z.object({
  id,
  title: text,
  post: reference,
  channel: reference,
  platform: z.string(),
  state: z.enum(deliveryStates),
  reason: text,
  part: z.number(),
  waitsFor: text,
  dueAt: z.coerce.date(),
  notBefore: z.coerce.date(),
  timeZone: z.string(),
  publishedAt: instant,
  url: text,
  attempt: z.number(),
})
const select = Object.fromEntries(Object.keys(row.shape).map((field) => [field, true])) as { [field in keyof z.infer<typeof row>]: true }
const collection = 'deliveries'

const going = ['scheduled', 'claimed', 'sending', 'processing'] as const

export type Channels = ReadonlyMap<string, KnownChannel>
interface Asked {
  readonly payload: Payload
  readonly channels: Channels
  readonly now: Date
  readonly today: Date
  readonly dayAfter: Date
}

const mostNext = 20
const mostWrong = 20
const mostOut = 12
/** What has ended badly is looked at for two weeks, what was left out as too late for two days. */
const dayMs = 86_400_000
const itself: Where = { part: { equals: 0 } }
const due = (range: { from?: Date; to?: Date }): Where[] => [
  ...(range.from ? [{ dueAt: { greater_than_equal: range.from.toISOString() } }] : []),
  ...(range.to ? [{ dueAt: { less_than: range.to.toISOString() } }] : []),
]

interface Order {
  readonly by: 'dueAt' | 'publishedAt'
  readonly newestFirst?: boolean
  readonly limit: number
}

/**
 * State by state: the index by state and time then has them in order. Asked for several states at once, a database walks through all rows
 * by their time.
 * @param states `null`: whichever
 */
async function rows(
  { payload, channels }: Asked,
  states: readonly DeliveryState[] | null,
  and: readonly Where[],
  { by, newestFirst = false, limit }: Order,
): Promise<DeliveryView[]> {
  const sort = newestFirst ? `-${by}` : by
  const found = await Promise.all(
    (states ?? [null]).map(async (state) => {
      const where: Where = { and: [...(state ? [{ state: { equals: state } }] : []), ...and] }
      return (await payload.db.find({ collection, where, sort, limit, pagination: false, joins: noJoins, select })).docs
    }),
  )
  const at = (one: z.infer<typeof row>) => (one[by] ?? one.dueAt).getTime() * (newestFirst ? -1 : 1)
  return found
    .flat()
    .map((doc) => row.parse(doc))
    .sort((a, b) => at(a) - at(b))
    .slice(0, limit)
    .map((one) => deliveryView(one, channels.get(one.channel) ?? null))
}

export async function goesNext(asked: Asked): Promise<Pick<Today, 'next' | 'nextMore' | 'nextLater'>> {
  const { payload, dayAfter } = asked
  const until = due({ to: dayAfter })
  const [next, { totalDocs }] = await Promise.all([
    rows(asked, going, [...until, itself], { by: 'dueAt', limit: mostNext }),
    // Exactly what the index has: counting reads no row.
    payload.db.count({ collection, where: { and: [{ state: { in: [...going] } }, ...until] } }),
  ])
  const [later = null] = next.length > 0 ? [] : await rows(asked, ['scheduled'], due({ from: dayAfter }), { by: 'dueAt', limit: 1 })
  return { next, nextMore: next.length < mostNext ? 0 : Math.max(0, totalDocs - next.length), nextLater: later }
}

export async function wentWrong(asked: Asked): Promise<readonly DeliveryView[]> {
  const since = (days: number) => due({ from: new Date(asked.now.getTime() - days * dayMs) })
  const newest = { by: 'dueAt', newestFirst: true, limit: mostWrong } as const
  const found = await Promise.all([
    rows(asked, ['unknown', 'needs-human', 'blocked-auth', 'late-hold', 'live-withdrawn'], [], newest),
    rows(asked, ['rejected', 'failed'], since(14), newest),
    rows(asked, ['skipped'], [...since(2), ...due({ to: asked.now })], newest),
  ])
  return found.flat().slice(0, mostWrong)
}

export async function wentOut(asked: Asked): Promise<OutToday[]> {
  const since: Where = { publishedAt: { greater_than_equal: asked.today.toISOString() } }
  // Of what is published there are too many rows for an index that begins with the state: by its time alone it is found at once.
  const found = await rows(asked, null, [since, itself], { by: 'publishedAt', newestFirst: true, limit: mostOut })
  const out = found.filter(({ state }) => state === 'published')
  const numbers = await newestNumbers(
    asked.payload,
    out.map((one) => one.id),
  )
  return out.map((one) => ({ ...one, numbers: listOf(numbers.get(one.id)?.values ?? {}) }))
}

const listOf = (values: Numbers): OutToday['numbers'] =>
  metrics.flatMap((metric) => {
    const value = values[metric]
    return value === undefined ? [] : [{ metric, value }]
  })
