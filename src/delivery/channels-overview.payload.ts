/** All channels at one glance: how each is, what it did last and does next, and who looks after it. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { ChannelCard, ChannelsOverview } from '../core/channels-overview.ts'
import { dayOf } from '../core/days.ts'
import type { DeliveryState } from '../core/delivery.ts'
import { slotDays, wallClock } from '../core/slots.ts'
import { hub } from '../hub.ts'
import { peopleOf } from '../people/responsible.payload.ts'
import { loadPeople, type PersonNow } from '../people/stand-ins.payload.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, reference, text } from '../workflow/stored-post.ts'
import { healthDays, healthOf } from './channel-health.ts'
import { connectorOf } from './connection.payload.ts'
import { postTitle } from './forecast-lane.ts'
import { openNotes } from './open-notes.payload.ts'
import { freezeOver, type Freeze } from './ports.ts'

const everything = { pagination: false, joins: noJoins, sort: 'name' } as const
const person = reference.nullish().transform((value) => value ?? null)
const storedBrand = z.object({ id, name: z.string(), timeZone: z.string(), deletedAt: z.unknown().optional().transform(Boolean) })
const storedChannel = z.object({
  id,
  name: z.string(),
  brand: reference,
  platform: z.string(),
  handle: text,
  url: text,
  status: text,
  problem: text,
  credentialsEndAt: instant,
  paused: z.boolean().nullish().transform(Boolean),
  pausedReason: text,
  pausedBy: person,
  pausedAt: instant,
  pausedUntil: z.unknown().optional().transform(dayOf),
  owner: person,
  deputy: person,
  timeZone: text,
  slots: z
    .array(z.object({ day: z.enum(slotDays), time: z.string().regex(wallClock) }))
    .nullish()
    .transform((list) => list ?? []),
  deletedAt: z.unknown().optional().transform(Boolean),
})
type Stored = z.output<typeof storedChannel>
const select = Object.fromEntries(Object.keys(storedChannel.shape).map((field) => [field, true])) as Record<keyof Stored, true>

/** More of them in a week need no exact number. */
const mostCounted = 2_000

interface Known {
  readonly people: ReadonlyMap<string, PersonNow>
  readonly freezes: readonly Freeze[]
  readonly failures: ReadonlyMap<string, number>
  readonly waiting: ReadonlyMap<string, number>
  readonly notes: Awaited<ReturnType<typeof openNotes>>
  readonly now: Date
}

export async function channelsOverview(payload: Payload, now: Date): Promise<Omit<ChannelsOverview, 'mayManage'>> {
  const since = new Date(now.getTime() - healthDays * 86_400_000)
  const [brandRows, channelRows, keyRows, people, freezes, failures, waiting, notes] = await Promise.all([
    payload.db.find({ collection: 'brands', ...everything, select: { name: true, timeZone: true, deletedAt: true } }),
    payload.db.find({ collection: 'channels', ...everything, select }),
    payload.db.find({ collection: 'app-keys', pagination: false, joins: noJoins, select: { brand: true, platform: true } }),
    loadPeople(payload),
    hub(payload).world.freezes(),
    countByChannel(payload, ['failed', 'rejected'], since),
    countByChannel(payload, ['unknown', 'needs-human', 'late-hold']),
    openNotes(payload),
  ])
  const brands = brandRows.docs.map((doc) => storedBrand.parse(doc)).filter(({ deletedAt }) => !deletedAt)
  const channels = channelRows.docs.map((doc) => storedChannel.parse(doc)).filter(({ deletedAt }) => !deletedAt)
  const keys = keyRows.docs.flatMap((doc) => z.object({ brand: reference, platform: z.string() }).safeParse(doc).data ?? [])
  const zones = new Map(brands.map(({ id, timeZone }) => [id, timeZone]))
  const isConnected = ({ status }: Stored) => status === 'connected' || status === 'refused'
  const known = { people, freezes, failures, waiting, notes, now }
  const cards = new Map(
    await Promise.all(
      channels
        .filter(isConnected)
        .map(async (channel) => [channel.id, await cardOf(payload, channel, zones.get(channel.brand) ?? 'UTC', known)] as const),
    ),
  )
  return {
    brands: brands
      .map(({ id, name }) => ({
        id,
        name,
        channels: channels.filter(({ brand }) => brand === id).flatMap((one) => cards.get(one.id) ?? []),
      }))
      .filter(({ channels }) => channels.length > 0),
    notConnected: channels
      .filter((channel) => !isConnected(channel))
      .map(({ id, name, platform, brand }) => ({ id, name, platform, brand })),
    places: brands.map(({ id, name }) => ({
      id,
      name,
      withKeys: keys.filter(({ brand }) => brand === id).map(({ platform }) => platform),
    })),
  }
}

async function cardOf(payload: Payload, channel: Stored, zone: string, known: Known): Promise<ChannelCard> {
  const { people, freezes, now } = known
  const [connector, last, next] = await Promise.all([
    connectorOf(channel.platform),
    nearest(payload, channel.id, ['published', 'live-withdrawn'], '-dueAt'),
    nearest(payload, channel.id, ['scheduled', 'claimed'], 'dueAt'),
  ])
  const freeze = freezeOver(freezes, { brand: channel.brand, platform: channel.platform, channel: channel.id })
  const responsible = peopleOf(channel, people, now)
  const renews = connector?.refresh !== undefined
  const { id, name, platform, handle, url, status, problem, credentialsEndAt, paused, pausedUntil } = channel
  return {
    id,
    name,
    platform,
    handle,
    url,
    standing: status === 'refused' ? 'refused' : paused ? 'paused' : freeze ? 'frozen' : 'connected',
    pause: paused
      ? {
          reason: channel.pausedReason,
          by: people.get(channel.pausedBy ?? '')?.name ?? null,
          at: channel.pausedAt?.toISOString() ?? null,
          remindOn: pausedUntil,
        }
      : null,
    frozen: freeze?.reason ?? null,
    access: { endsAt: credentialsEndAt?.toISOString() ?? null, renews },
    lastSuccess: last && { delivery: last.id, at: (last.publishedAt ?? last.dueAt).toISOString(), url: last.url || null },
    next: next && { delivery: next.id, title: postTitle(next), at: next.dueAt.toISOString() },
    health: healthOf(
      {
        status,
        problem,
        credentialsEndAt,
        renews,
        failures: known.failures.get(id) ?? 0,
        waiting: known.waiting.get(id) ?? 0,
        isPausedTooLong: paused && pausedUntil !== null && pausedUntil <= now.toISOString().slice(0, 10),
        hasSomebody: responsible.now !== null,
        numbers: known.notes.get(id) ?? [],
      },
      now,
    ),
    timeZone: channel.timeZone || zone,
    slots: channel.slots,
    people: responsible,
    canTest: connector?.check !== undefined,
    canConnect: connector !== null && connector !== undefined,
  }
}

const storedRow = z.object({ id, title: z.string(), dueAt: z.coerce.date(), publishedAt: instant, url: text })

/** By channel, state and time there is an index. What answers a post stands behind it. */
async function nearest(payload: Payload, channel: string, states: DeliveryState[], sort: string) {
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    where: { and: [{ channel: { equals: channel } }, { state: { in: states } }, { part: { equals: 0 } }] },
    sort,
    limit: 1,
    pagination: false,
    joins: noJoins,
    select: { title: true, dueAt: true, publishedAt: true, url: true },
  })
  return docs[0] ? storedRow.parse(docs[0]) : null
}

async function countByChannel(payload: Payload, states: DeliveryState[], since?: Date): Promise<Map<string, number>> {
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    where: { and: [{ state: { in: states } }, ...(since ? [{ dueAt: { greater_than_equal: since.toISOString() } }] : [])] },
    limit: mostCounted,
    pagination: false,
    joins: noJoins,
    select: { channel: true },
  })
  const counts = new Map<string, number>()
  for (const doc of docs) {
    const { channel } = z.object({ channel: reference }).parse(doc)
    counts.set(channel, (counts.get(channel) ?? 0) + 1)
  }
  return counts
}
