/** Fetches the numbers that are due, in batches for each channel, and stores them. Read-only at the platform: freely repeated. */
import type { Payload, Where } from 'payload'
import type { Delivery } from '../delivery/ledger.ts'
import { hub } from '../hub.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { PublisherError } from '../../publishers/errors.ts'
import type { Measured } from '../../publishers/publisher.ts'
import { ages, bucketOf, nextMeasurement } from './plan.ts'

/** How soon a failed measurement is tried again, in milliseconds. */
const againMs = 10 * 60_000

export async function collectDue(payload: Payload, scale = 1): Promise<void> {
  const { ledger } = hub(payload)
  const now = await ledger.now()
  const found = await ledger.find({ states: ['published', 'live-withdrawn'], measureBefore: now }, { by: 'publishedAt', limit: 500 })
  const due: Delivery[] = []
  for (const row of found) {
    // Too young to be asked: a network may not have indexed the post yet, and would call it gone.
    if (now.getTime() - (row.publishedAt ?? now).getTime() >= ages[0] * scale) due.push(row)
    else await ledger.change(row.id, { states: [row.state] }, { measureAt: nextMeasurement(row.publishedAt ?? now, now, scale) })
  }
  for (const channelId of new Set(due.map((row) => row.channel)))
    await collectFrom(
      payload,
      due.filter((row) => row.channel === channelId),
      now,
      scale,
    )
}

async function collectFrom(payload: Payload, rows: readonly Delivery[], now: Date, scale: number): Promise<void> {
  const { ledger, world } = hub(payload)
  const [first] = rows
  if (!first) return
  const channel = await world.channel(first.channel)
  const publisher = await world.publisher(first.platform)
  // Only while it is still due: whoever wants it measured sooner meanwhile is not overruled.
  const postpone = async (row: Delivery, at: Date | null) =>
    ledger.change(row.id, { states: [row.state], measureBefore: now }, { measureAt: at })
  if (!publisher?.measure || !channel || channel.status !== 'connected') {
    for (const row of rows) await postpone(row, publisher && !publisher.measure ? null : new Date(now.getTime() + againMs))
    return
  }
  for (let i = 0; i < rows.length; i += publisher.manifest.measureBatch) {
    const batch = rows.slice(i, i + publisher.manifest.measureBatch)
    const until = await world.grant(channel, 'read', now)
    if (until) {
      for (const row of batch) await postpone(row, until)
      continue
    }
    try {
      const ctx = await world.context(channel, first, AbortSignal.timeout(30_000))
      const measured = await publisher.measure(
        batch.map(({ remoteId, url }) => ({ remoteId, url })),
        ctx,
      )
      for (const row of batch) {
        const found = measured.find(({ remoteId }) => remoteId === row.remoteId)
        if (found && found.values !== 'gone') await store(payload, row, found.values, bucketOf(now, scale))
        // What is gone at the platform keeps its numbers, and is not asked for any more.
        await postpone(row, found?.values === 'gone' ? null : nextMeasurement(row.publishedAt ?? now, now, scale))
      }
    } catch (error) {
      const until = error instanceof PublisherError ? error.retryAfter : null
      world.log.warn(
        { err: error instanceof PublisherError ? error.message : error, channel: channel.id },
        'Numbers could not be collected; they are asked for again.',
      )
      if (error instanceof PublisherError && error.kind === 'reconnect' && (await world.refresh(channel).catch(() => false))) continue
      for (const row of batch) await postpone(row, until ?? new Date(now.getTime() + againMs * scale))
    }
  }
}

async function store(payload: Payload, row: Delivery, values: Exclude<Measured['values'], 'gone'>, bucket: Date): Promise<void> {
  for (const [metric, value] of Object.entries(values)) {
    const data = { delivery: row.id, metric, bucket: bucket.toISOString(), value }
    try {
      await payload.db.create({ collection: 'measurements', data })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      const where: Where = { and: [{ delivery: { equals: row.id } }, { metric: { equals: metric } }, { bucket: { equals: data.bucket } }] }
      await payload.db.updateOne({
        collection: 'measurements',
        where,
        data: { value },
        options: { atomic: true },
      })
    }
  }
}
