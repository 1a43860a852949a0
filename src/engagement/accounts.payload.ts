/** Once a day: how each account is doing as a whole. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { accountNote } from '../core/measuring.ts'
import { accountMetrics, type AccountMetric } from '../core/metrics.ts'
import type { ChannelNow } from '../core/channel.ts'
import type { Json } from '../core/story.ts'
import { hub } from '../hub.ts'
import { id } from '../workflow/stored-post.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { redactor, secretsIn } from '../../publishers/kit/redact.ts'
import { alone } from './alone.payload.ts'
import { hearing, storable, type Heard } from './hearing.ts'
import { begin, end, noteDown } from './notes.payload.ts'
import { rationed } from './rationed.ts'
import { payloadStore, type NumbersStore } from './store.payload.ts'
import { toldOfAccount } from './told.ts'

const dayMs = 24 * 60 * 60_000
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

/**
 * Of all connected channels that have no numbers of this day (UTC) yet. Asked as often as one likes: who has been measured today is not asked
 * again, and who failed is.
 */
export async function measureAccounts(payload: Payload, now: Date, store: NumbersStore = payloadStore(payload)): Promise<void> {
  const { world, ledger } = hub(payload)
  const { docs } = await payload.db.find({
    collection: 'channels',
    where: { and: [{ status: { equals: 'connected' } }, { deletedAt: { exists: false } }] },
    select: { status: true },
    pagination: false,
  })
  for (const { id: channelId } of docs.map((doc) => z.object({ id }).parse(doc))) {
    const channel = await world.channel(channelId)
    if (!channel || channel.status !== 'connected') continue
    try {
      await alone(
        payload,
        `account/${channel.id}`,
        () => ledger.now(),
        () => measureAccount(payload, channel, now, store),
      )
    } catch (error) {
      if (error instanceof PublisherError && error.kind === 'reconnect') await world.refresh(channel).catch(() => false)
      world.log.warn(
        { err: error instanceof Error ? error.message : error, channel: channel.id },
        'The account could not be measured; it is tried again.',
      )
    }
  }
}

async function measureAccount(payload: Payload, channel: ChannelNow, now: Date, store: NumbersStore): Promise<void> {
  const { world } = hub(payload)
  const publisher = await world.publisher(channel.platform)
  if (!publisher?.measureAccount) return
  const day = dayOf(now)
  const before = await lastDays(payload, channel.id)
  if ([...before.values()].includes(day) || (await world.grant(channel, 'read', now))) return
  const ctx = await world.context(channel, { key: `account-${channel.id}`.slice(0, 64), dueAt: now }, AbortSignal.timeout(60_000))
  const heard: Heard[] = []
  const http = rationed(
    hearing(ctx.http, (answer) => heard.push(answer)),
    { grant: () => world.grant(channel, 'read', now) },
  )
  const values = toldOfAccount(await publisher.measureAccount({ ...ctx, http }))
  // A new token is asked for by POST, and is nobody's number.
  const bodies = heard.filter(({ method }) => method === 'GET').map(({ body }) => body)
  const raw = storable(bodies.length > 1 ? bodies : bodies[0], redactor(secretsIn(ctx.credentials as Json)))
  if (raw !== null)
    await store.raw([{ subject: `channel:${channel.id}`, platform: channel.platform, at: new Date(`${day}T00:00:00.000Z`), answer: raw }])
  await sayWhatIsMissing(payload, channel.id, { before, told: Object.keys(values), day, now })
  // Last of all: once it is there, the account is not asked again today.
  await store.account(channel.id, day, values)
}

interface Missing {
  readonly before: ReadonlyMap<AccountMetric, string>
  readonly told: readonly string[]
  readonly day: string
  readonly now: Date
}

/** Days on which nobody asked, and metrics that are not told any more. */
async function sayWhatIsMissing(payload: Payload, channel: string, { before, told, day, now }: Missing): Promise<void> {
  if (told.length === 0) return
  const today = Date.parse(day)
  const last = Math.max(...[...before.values()].map((known) => Date.parse(known)))
  if (before.size > 0 && today - last > dayMs)
    await noteDown(payload, [{ channel, kind: 'gap', metric: 'account', from: new Date(last + dayMs), until: new Date(today) }])
  for (const [metric, known] of before)
    if (!told.includes(metric))
      await begin(payload, { channel, kind: 'silent', metric: accountNote(metric), from: new Date(Date.parse(known) + dayMs) })
  const again = accountMetrics.filter((metric) => told.includes(metric)).map(accountNote)
  await end(payload, channel, 'silent', now, again)
}

/** The day on which each metric was told last. */
async function lastDays(payload: Payload, channel: string): Promise<ReadonlyMap<AccountMetric, string>> {
  const days = await Promise.all(
    accountMetrics.map(async (metric) => {
      const where: Where = { and: [{ channel: { equals: channel } }, { metric: { equals: metric } }] }
      const { docs } = await payload.db.find({ collection: 'account-measurements', where, sort: '-day', limit: 1, pagination: false })
      return docs[0] ? [[metric, z.object({ day: z.string() }).parse(docs[0]).day] as const] : []
    }),
  )
  return new Map(days.flat())
}
