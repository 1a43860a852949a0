/** What a delivery was when it went out. That does not change any more, so it is read once. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { formats, languages, type Poll } from '../../core/story.ts'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id } from '../../workflow/stored-post.ts'
import { kindOf, type Kind } from './kinds.ts'

export interface Facts {
  readonly title: string
  readonly kind: Kind
  /** Slugs. */
  readonly topics: readonly string[]
}

const story = z.object({
  language: z.enum(languages),
  link: z.string().nullable(),
  media: z.array(z.object({ kind: z.enum(['image', 'video', 'document']) })),
  format: z.enum(formats).optional(),
  poll: z.unknown().optional(),
  article: z.object({ topics: z.array(z.string()), texts: z.partialRecord(z.enum(languages), z.object({ title: z.string() })) }),
})
const row = z.object({ id, platform: z.string(), story: z.string() })

/** A story is some kilobytes, with the whole article in it. */
const atOnce = 200
const mostKept = 20_000
const kept = new WeakMap<Payload, Map<string, Facts>>()

export async function factsOf(payload: Payload, deliveries: readonly string[]): Promise<ReadonlyMap<string, Facts>> {
  const known = kept.get(payload) ?? new Map<string, Facts>()
  if (known.size > mostKept) known.clear()
  kept.set(payload, known)
  // Apart from what is kept: that may be forgotten at any time.
  const facts = new Map<string, Facts>()
  for (const delivery of deliveries) {
    const read = known.get(delivery)
    if (read) facts.set(delivery, read)
  }
  const unknown = deliveries.filter((delivery) => !facts.has(delivery))
  for (let from = 0; from < unknown.length; from += atOnce) {
    const { docs } = await payload.db.find({
      collection: 'deliveries',
      where: { id: { in: unknown.slice(from, from + atOnce) } },
      pagination: false,
      joins: noJoins,
      select: { platform: true, story: true },
    })
    for (const doc of docs) {
      const { id, platform, story } = row.parse(doc)
      const read = readFacts(story, manifests[platform]?.role === 'owned')
      known.set(id, read)
      facts.set(id, read)
    }
  }
  return facts
}

function readFacts(json: string, isOwned: boolean): Facts {
  const { language, poll, media, article, link, format } = story.parse(JSON.parse(json))
  const other = languages.find((one) => article.texts[one] !== undefined)
  const title = article.texts[language]?.title ?? (other && article.texts[other]?.title) ?? ''
  const shown = { link, media: media as never, ...(format && { format }), ...(poll ? { poll: poll as Poll } : {}) }
  return { title, kind: kindOf(shown, isOwned), topics: article.topics }
}
