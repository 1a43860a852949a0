/** What is to be said of measuring in a time. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { noteKinds, spokenGaps, spokenNote } from '../../core/measuring.ts'
import type { Followers, Note } from '../../core/numbers.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { instant, reference } from '../../workflow/stored-post.ts'
import { mergedGaps } from './gaps.ts'
import { mostDeliveries, type Within } from './rows.payload.ts'

const note = z.object({
  channel: reference,
  kind: z.enum(noteKinds),
  metric: z.string(),
  from: z.coerce.date(),
  until: instant,
})
const gap = z.object({ channel: reference, delivery: z.string(), from: z.coerce.date(), until: z.coerce.date() })
const mostNotes = 100

/**
 * Of whole channels, and of those deliveries together that were not measured at the same time; the newest first. Of a single one it is said
 * at its post.
 * @param deliveries those that are counted
 */
export async function notesOf(
  payload: Payload,
  channels: readonly Followers['channel'][],
  deliveries: ReadonlySet<string>,
  { since, before }: Pick<Within, 'since' | 'before'>,
): Promise<Note[]> {
  const known = new Map(channels.map((channel) => [channel.id, channel]))
  const find = async (limit: number, ...more: Where[]): Promise<readonly unknown[]> => {
    const { docs } = await payload.db.find({
      collection: 'measuring-notes',
      where: {
        and: [
          { channel: { in: [...known.keys()] } },
          ...(before ? [{ from: { less_than: before.toISOString() } }] : []),
          ...(since ? [{ or: [{ until: { exists: false } }, { until: { greater_than_equal: since.toISOString() } }] }] : []),
          ...more,
        ],
      },
      sort: '-from',
      limit,
      pagination: false,
      joins: noJoins,
    })
    return docs
  }
  const [ofChannels, ofDeliveries] = await Promise.all([
    find(mostNotes, { delivery: { equals: '' } }),
    find(mostDeliveries, { delivery: { not_equals: '' } }, { kind: { equals: 'gap' } }, { until: { exists: true } }),
  ])
  const gaps = ofDeliveries.map((doc) => gap.parse(doc)).filter(({ delivery }) => deliveries.has(delivery))
  const notes = [
    ...ofChannels.map((doc) => note.parse(doc)).map((one) => ({ ...one, said: spokenNote(one.kind, one.metric) })),
    ...mergedGaps(gaps).map((one) => ({ ...one, kind: 'gap' as const, said: spokenGaps(one.deliveries) })),
  ].sort((a, b) => b.from.getTime() - a.from.getTime())
  return notes.slice(0, mostNotes).flatMap(({ kind, channel: of, said, from, until }) => {
    const channel = known.get(of)
    return channel ? [{ kind, channel, said, from: from.toISOString(), until: until?.toISOString() ?? null }] : []
  })
}
