/** A metric that a platform told and does not tell any more: retired, renamed, or not permitted any longer. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { metrics, type Metric } from '../core/metrics.ts'
import type { Answer } from './ask.ts'
import type { Newest } from './newest.payload.ts'
import { begin, end } from './notes.payload.ts'

/** It may be left out once without meaning anything. */
const patienceMs = 24 * 60 * 60_000

/** Metrics that no post of this run told, and some of them told before. A post of which nothing at all was told says nothing about a metric. */
export function silentIn(told: readonly Answer[], before: Newest): ReadonlyMap<Metric, readonly string[]> {
  const talking = told.flatMap(({ row, told: { values } }) =>
    values === 'gone' || Object.keys(values).length === 0 ? [] : [{ id: row.id, values }],
  )
  return new Map(
    metrics.flatMap((metric) => {
      if (talking.some(({ values }) => values[metric] !== undefined)) return []
      const missed = talking.map(({ id }) => id).filter((id) => before.get(id)?.values[metric] !== undefined)
      return missed.length > 0 ? [[metric, missed]] : []
    }),
  )
}

const stored = z.object({ bucket: z.coerce.date() })

export async function noteSilence(
  payload: Payload,
  channel: string,
  told: readonly Answer[],
  before: Newest,
  { now, scale }: { readonly now: Date; readonly scale: number },
): Promise<void> {
  for (const [metric, missed] of silentIn(told, before)) {
    const { docs } = await payload.db.find({
      collection: 'measurements',
      where: { and: [{ delivery: { in: [...missed] } }, { metric: { equals: metric } }, { kind: { equals: '' } }] },
      sort: '-bucket',
      limit: 1,
      pagination: false,
    })
    const last = docs[0] ? stored.parse(docs[0]).bucket : null
    if (last && now.getTime() - last.getTime() >= patienceMs * scale) await begin(payload, { channel, kind: 'silent', metric, from: last })
  }
  const heard = metrics.filter((metric) => told.some(({ told: { values } }) => values !== 'gone' && values[metric] !== undefined))
  await end(payload, channel, 'silent', now, heard)
}
