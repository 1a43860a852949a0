/** What is to be said now of the numbers of channels. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Localised } from '../core/answers.ts'
import { noteKinds, spokenNote } from '../core/measuring.ts'
import { reference } from '../workflow/stored-post.ts'

const stored = z.object({ channel: reference, kind: z.enum(noteKinds), metric: z.string() })

/** By channel. What is over, such as a gap, is not in it. */
export async function openNotes(payload: Payload): Promise<ReadonlyMap<string, readonly Localised[]>> {
  const { docs } = await payload.db.find({
    collection: 'measuring-notes',
    where: { until: { exists: false } },
    sort: 'from',
    pagination: false,
  })
  const notes = new Map<string, Localised[]>()
  for (const { channel, kind, metric } of docs.map((doc) => stored.parse(doc)))
    notes.set(channel, [...(notes.get(channel) ?? []), spokenNote(kind, metric)])
  return notes
}
