/** What is to be said of the numbers of a channel. The same thing is said once, and ends when it is over. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { NoteKind } from '../core/measuring.ts'
import { id } from '../workflow/stored-post.ts'
import { upsert } from './upsert.payload.ts'

export interface Note {
  readonly channel: string
  readonly kind: NoteKind
  /** Default: of the whole channel. */
  readonly delivery?: string
  /** Default: of all numbers. */
  readonly metric?: string
  readonly from: Date
  /** `null`: it is still so. */
  readonly until: Date | null
}

export const noteDown = (payload: Payload, notes: readonly Note[]): Promise<void> =>
  upsert(payload, {
    collection: 'measuring-notes',
    key: ['channel', 'kind', 'delivery', 'metric', 'from'],
    where: 'replace',
    rows: notes.map(({ channel, kind, delivery = '', metric = '', from, until }) => ({
      ...{ channel, kind, delivery, metric, from: from.toISOString() },
      until: until?.toISOString() ?? null,
    })),
  })

const open = (channel: string, kind: NoteKind, metric: string): Where => ({
  and: [{ channel: { equals: channel } }, { kind: { equals: kind } }, { metric: { equals: metric } }, { until: { exists: false } }],
})

/** Begins only where it has not begun. What was over and begins again at the same time has never ended. */
export async function begin(
  payload: Payload,
  note: { readonly channel: string; readonly kind: NoteKind; readonly metric?: string; readonly from: Date },
) {
  const { channel, kind, metric = '', from } = note
  const { docs } = await payload.db.find({ collection: 'measuring-notes', where: open(channel, kind, metric), limit: 1, pagination: false })
  if (docs.length > 0) return
  await noteDown(payload, [{ ...note, until: null }])
  const key = { channel, kind, metric, delivery: '', from: from.toISOString() }
  // One that is there keeps its end.
  await payload.db.updateOne({
    collection: 'measuring-notes',
    where: { and: [...Object.entries(key).map(([field, value]) => ({ [field]: { equals: value } })), { until: { exists: true } }] },
    data: { until: null },
    options: { atomic: true },
  })
}

const stored = z.object({ id, metric: z.string() })

/** It is over. `metrics`: of these alone. */
export async function end(payload: Payload, channel: string, kind: NoteKind, at: Date, metrics: readonly string[] = ['']): Promise<void> {
  const where: Where = {
    and: [{ channel: { equals: channel } }, { kind: { equals: kind } }, { metric: { in: [...metrics] } }, { until: { exists: false } }],
  }
  const { docs } = await payload.db.find({ collection: 'measuring-notes', where, pagination: false })
  for (const { id: note } of docs.map((doc) => stored.parse(doc)))
    await payload.db.updateOne({
      collection: 'measuring-notes',
      where: { id: { equals: note } },
      data: { until: at.toISOString() },
      options: { atomic: true },
    })
}
