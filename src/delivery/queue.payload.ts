/** What has not ended, with when it goes and why not earlier. */
import type { Payload } from 'payload'
import type { Queue, QueuedDelivery } from '../core/answers.ts'
import { deliveryStates, finalStates, type DeliveryState } from '../core/delivery.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { forecast, type Forecast } from './forecast.ts'
import type { Delivery, Ledger, Query } from './ledger.ts'
import type { World } from './ports.ts'
import { channelsOf, deliveryView, type Channels } from './views.payload.ts'

export interface QueueServices {
  readonly payload: Payload
  readonly ledger: Ledger
  readonly world: World
}

const unfinished = deliveryStates.filter((state) => !(finalStates as readonly DeliveryState[]).includes(state))
/** Rows that are looked at in one go, those that are due first. */
const window = 1_000
/** What was withdrawn while it was live waits for a person, perhaps for ever. */
const withdrawnWindow = 50

/**
 * The queue, soonest first; what has no time comes last.
 * @param limit Most deliveries in the answer, at most 1,000.
 */
export async function queue(services: QueueServices, query: Pick<Query, 'channel' | 'brand'>, limit: number): Promise<Queue> {
  const { ledger } = services
  const rows = await ledger.find({ ...query, states: unfinished }, { by: 'dueAt', limit: window })
  const withdrawn = await ledger.find({ ...query, states: ['live-withdrawn'] }, { by: 'dueAt', limit: withdrawnWindow, newestFirst: true })
  const seen = await foresee(services, [...rows, ...withdrawn])
  const queued = [...rows, ...withdrawn].map((row) => queuedView(row, seen)).sort(soonestFirst)
  return { deliveries: queued.slice(0, limit), more: Math.max(0, queued.length - limit) }
}

/** One delivery with its forecast, which depends on what else its channel has to do. */
export async function queued(services: QueueServices, row: Delivery): Promise<QueuedDelivery> {
  const others = await services.ledger.find({ channel: row.channel, states: unfinished }, { by: 'dueAt', limit: window })
  const seen = await foresee(services, [row, ...others.filter(({ id }) => id !== row.id)])
  return queuedView(row, seen)
}

interface Foreseen {
  readonly channels: Channels
  readonly forecasts: ReadonlyMap<string, Forecast>
}

async function foresee({ payload, ledger, world }: QueueServices, rows: readonly Delivery[]): Promise<Foreseen> {
  const now = await ledger.now()
  const all = [...rows, ...(await leadersOf(rows, ledger))]
  const channels = await channelsOf(payload, all)
  const paced = [...channels.values()].flatMap((channel) =>
    channel ? [{ ...channel, gapMs: Math.max(channel.gapMs, manifests[channel.platform]?.minimumGapMs ?? 0) }] : [],
  )
  // Why a channel still rests is told by what it published last.
  const resting = paced.filter(({ notBefore, gapMs }) => gapMs > 0 && notBefore !== null && notBefore > now)
  const last = await Promise.all(
    resting.map(({ id }) => ledger.find({ channel: id, states: ['published'] }, { by: 'publishedAt', limit: 1, newestFirst: true })),
  )
  const told = forecast([...all, ...last.flat().filter(({ id }) => !all.some((row) => row.id === id))], paced, await world.freezes(), now)
  return { channels, forecasts: new Map(told.map((one) => [one.delivery, one])) }
}

/** What these rows wait for and is not among them, and what that waits for in turn. */
async function leadersOf(rows: readonly Delivery[], ledger: Ledger): Promise<Delivery[]> {
  const known = new Set(rows.map(({ key }) => key))
  const found: Delivery[] = []
  for (let asked = rows; asked.length > 0;) {
    const missing = [...new Set(asked.map(({ waitsFor }) => waitsFor))].filter((key) => key !== '' && !known.has(key))
    for (const key of missing) known.add(key)
    asked = (await Promise.all(missing.map((key) => ledger.find({ key }, { by: 'dueAt', limit: 1 })))).flat()
    found.push(...asked)
  }
  return found
}

function queuedView(row: Delivery, { channels, forecasts }: Foreseen): QueuedDelivery {
  const told = forecasts.get(row.id)
  return {
    ...deliveryView(row, channels.get(row.channel) ?? null),
    goesAt: told?.goesAt?.toISOString() ?? null,
    because: told?.because ?? null,
    part: row.part,
    repeat: row.repeat,
  }
}

function soonestFirst(one: QueuedDelivery, other: QueuedDelivery): number {
  const at = ({ goesAt }: QueuedDelivery) => (goesAt ? Date.parse(goesAt) : Infinity)
  return at(one) === at(other) ? Date.parse(one.dueAt) - Date.parse(other.dueAt) : at(one) - at(other)
}
