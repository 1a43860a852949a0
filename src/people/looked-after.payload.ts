/** Channels, topics and campaigns by who looks after them. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { dayOf } from '../core/days.ts'
import type { LookedAfter, Responsibilities, Thing } from '../core/responsibilities.ts'
import { lookedAfter } from '../core/responsibilities.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, reference } from '../workflow/stored-post.ts'
import { peopleOf } from './responsible.payload.ts'
import { inCharge } from './stand-ins.ts'
import { loadPeople } from './stand-ins.payload.ts'

const person = reference.nullish().transform((value) => value ?? null)
const perLanguage = z.object({ de: z.string().nullish(), en: z.string().nullish() }).transform(({ de, en }) => de ?? en ?? '–')
const stored = z.object({
  id,
  name: z.union([z.string(), perLanguage]),
  brand: person,
  platform: z
    .string()
    .nullish()
    .transform((platform) => platform ?? null),
  owner: person,
  deputy: person,
  endsAt: z.unknown().optional().transform(dayOf),
  deletedAt: z.unknown().optional().transform(Boolean),
})
type Stored = z.output<typeof stored> & { readonly kind: LookedAfter }

const select: Record<LookedAfter, Record<string, true>> = {
  channels: { name: true, brand: true, platform: true, owner: true, deputy: true, deletedAt: true },
  topics: { name: true, owner: true, deputy: true, deletedAt: true },
  campaigns: { name: true, brand: true, owner: true, deputy: true, endsAt: true, deletedAt: true },
}
/** More of one kind nobody looks through. */
const most = 1_000

async function load(payload: Payload, kind: LookedAfter, where: Where = {}): Promise<Stored[]> {
  const { docs } = await payload.db.find({
    collection: kind,
    where,
    sort: kind === 'topics' ? 'createdAt' : 'name',
    limit: most,
    pagination: false,
    locale: 'all',
    joins: noJoins,
    select: select[kind],
  })
  return docs.map((doc) => ({ ...stored.parse(doc), kind })).filter(({ deletedAt }) => !deletedAt)
}

export async function responsibilities(payload: Payload, now: Date): Promise<Responsibilities['things']> {
  const today = now.toISOString().slice(0, 10)
  const notOver: Where = { or: [{ endsAt: { exists: false } }, { endsAt: { greater_than_equal: `${today}T00:00:00.000Z` } }] }
  const [people, ...lists] = await Promise.all([
    loadPeople(payload),
    load(payload, 'channels'),
    load(payload, 'topics'),
    load(payload, 'campaigns', notOver),
  ])
  return lists.flat().map((one) => {
    const { kind, id, name, brand, platform } = one
    return { kind, id, name, brand, platform, people: peopleOf(one, people, now) }
  })
}

/** What names this person, and as what. */
export async function thingsOf(payload: Payload, personId: string): Promise<Thing[]> {
  const named: Where = { or: [{ owner: { equals: personId } }, { deputy: { equals: personId } }] }
  const lists = await Promise.all(lookedAfter.map((kind) => load(payload, kind, named)))
  return lists
    .flat()
    .flatMap(({ kind, id, name, owner, deputy }) => [
      ...(owner === personId ? [{ kind, id, name, as: 'owner' } as const] : []),
      ...(deputy === personId ? [{ kind, id, name, as: 'deputy' } as const] : []),
    ])
}

/** Channels that nobody would look after if this person were gone. */
export async function strandedWithout(payload: Payload, personId: string, now: Date): Promise<string[]> {
  const [people, channels] = await Promise.all([
    loadPeople(payload),
    load(payload, 'channels', { or: [{ owner: { equals: personId } }, { deputy: { equals: personId } }] }),
  ])
  const leaving = people.get(personId)
  if (!leaving) return []
  // Who is away today comes back; who is gone does not.
  const later = new Map(
    [...people].map(([id, one]) => [id, { ...one, from: null, ...(id === personId && { isGone: true, deputy: null }) }]),
  )
  return channels.filter((channel) => inCharge(channel, later, now) === null).map(({ name }) => name)
}
