/** What a person who writes has to do: posts that came back, and posts whose time is near but that nobody has submitted. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { SentBack, Today, Unsubmitted } from '../core/today.ts'
import { placesOf } from '../calendar/places.payload.ts'
import { plannedPosts, timedPosts } from '../calendar/posts.payload.ts'
import { writersAmong } from '../workflow/audit.payload.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, reference, text } from '../workflow/stored-post.ts'

const dayMs = 86_400_000
const mostLooked = 200
const most = 20
const returned = z.object({
  post: reference,
  state: z.enum(['changes-requested', 'refused']),
  submittedBy: reference.nullish(),
  decidedBy: reference.nullish(),
  decidedAt: instant,
  comment: text,
})
const select = Object.fromEntries(Object.keys(returned.shape).map((field) => [field, true])) as {
  [field in keyof z.infer<typeof returned>]: true
}

/** Theirs is what they wrote at, or submitted. The newest first; what is in the trash waits for nobody. */
export async function sentBackTo(payload: Payload, person: string): Promise<SentBack[]> {
  const where = { state: { in: ['changes-requested', 'refused'] } }
  const { docs } = await payload.db.find({ collection: 'reviews', where, sort: '-decidedAt', limit: mostLooked, pagination: false, select })
  const reviews = docs.map((doc) => returned.parse(doc))
  const posts = reviews.map(({ post }) => post)
  const wrote = await writersAmong(payload, [person], posts)
  const mine = reviews.filter(({ post, submittedBy }) => submittedBy === person || wrote.has(`${post} ${person}`)).slice(0, most)
  const [found, names] = await Promise.all([
    timedPosts(
      payload,
      mine.map(({ post }) => post),
    ),
    namesOf(
      payload,
      mine.flatMap(({ decidedBy }) => decidedBy ?? []),
    ),
  ])
  const titles = new Map(found.map((post) => [post.id, inBoth(post.title)]))
  return mine.flatMap(({ post, state, decidedBy, decidedAt, comment }): SentBack[] => {
    const title = titles.get(post)
    const by = names.get(decidedBy ?? '') ?? null
    const isRefused = state === 'refused'
    return title ? [{ post, title, by, at: decidedAt?.toISOString() ?? null, comment: comment || null, isRefused }] : []
  })
}

type PerLanguage = { readonly de?: string | null | undefined; readonly en?: string | null | undefined }
const inBoth = ({ de, en }: PerLanguage) => ({ de: de || en || '', en: en || de || '' })

const named = z.object({ id, name: z.string() })

async function namesOf(payload: Payload, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const where = { id: { in: [...new Set(people)] } }
  const { docs } = await payload.db.find({ collection: 'users', where, pagination: false, joins: noJoins, select: { name: true } })
  return new Map(docs.map((doc) => named.parse(doc)).map((one) => [one.id, one.name]))
}

/** From yesterday until in three days, by the first of its times. */
export async function unsubmittedOf(payload: Payload, person: string, now: Date): Promise<Today['unsubmitted']> {
  const from = new Date(now.getTime() - dayMs)
  const to = new Date(now.getTime() + 3 * dayMs)
  const asked = { from, to, zone: 'UTC', person, states: ['draft'] as const, countries: [], slots: false, limit: mostLooked }
  const entries = await plannedPosts(payload, asked, await placesOf(payload))
  const first = new Map<string, Unsubmitted>()
  for (const { post, title, at, timeZone } of [...entries].sort((a, b) => a.at.localeCompare(b.at)))
    if (!first.has(post)) first.set(post, { post, title, at, timeZone })
  return [...first.values()].slice(0, most)
}
