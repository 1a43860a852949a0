import type { Payload } from 'payload'
import { z } from 'zod'
import { dayOf } from '../core/days.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, reference } from '../workflow/stored-post.ts'
import { inCharge, standInOf, type Absence, type Responsible } from './stand-ins.ts'

const storedPerson = z.object({
  id,
  name: z.string(),
  timeZone: z.string().nullish(),
  deletedAt: z.unknown().optional().transform(Boolean),
  away: z
    .object({ from: z.unknown().optional(), until: z.unknown().optional(), deputy: reference.nullish(), note: z.string().nullish() })
    .nullish()
    .transform((away) => ({
      from: dayOf(away?.from),
      until: dayOf(away?.until),
      deputy: away?.deputy ?? null,
      note: away?.note ?? '',
    })),
})

export interface PersonNow extends Absence {
  readonly name: string
  readonly note: string
}

/** Also those in the trash: what they looked after may still name them. */
export async function loadPeople(payload: Payload, ids?: readonly string[]): Promise<Map<string, PersonNow>> {
  if (ids?.length === 0) return new Map()
  const [{ docs }, house] = await Promise.all([
    payload.db.find({
      collection: 'users',
      ...(ids && { where: { id: { in: [...new Set(ids)] } } }),
      sort: 'name',
      pagination: false,
      joins: noJoins,
      select: { name: true, away: true, timeZone: true, deletedAt: true },
    }),
    houseZone(payload),
  ])
  const people = docs.map((doc) => storedPerson.parse(doc))
  return new Map(
    people.map(({ id, name, timeZone, deletedAt, away }) => [id, { id, name, timeZone: timeZone || house, isGone: deletedAt, ...away }]),
  )
}

/** Where people are who have said nothing else: where the first brand is. */
async function houseZone(payload: Payload): Promise<string> {
  const { docs } = await payload.db.find({
    collection: 'brands',
    where: { deletedAt: { exists: false } },
    sort: 'createdAt',
    limit: 1,
    pagination: false,
    joins: noJoins,
    select: { timeZone: true },
  })
  return z.object({ timeZone: z.string() }).safeParse(docs[0]).data?.timeZone ?? 'UTC'
}

/** These people, and whom they named. */
async function withDeputies(payload: Payload, ids: readonly string[]): Promise<Map<string, PersonNow>> {
  const people = await loadPeople(payload, ids)
  const deputies = [...people.values()].flatMap(({ deputy }) => (deputy === null || people.has(deputy) ? [] : deputy))
  return new Map([...people, ...(await loadPeople(payload, deputies))])
}

/**
 * Who stands in for whom today. A person has an entry if they are away and have named a deputy who is there: one hop, so nothing goes round in
 * circles. Days are those where the person is. Ids that are nobody's have none.
 */
export async function standInsFor(payload: Payload, userIds: readonly string[], now: Date): Promise<ReadonlyMap<string, string>> {
  const people = await withDeputies(payload, userIds)
  return new Map(
    userIds.flatMap((id) => {
      const person = people.get(id)
      const standIn = person ? standInOf(person, people, now) : null
      return standIn ? [[id, standIn] as const] : []
    }),
  )
}

/** As `inCharge` says. */
export async function responsibleNow(payload: Payload, responsible: Responsible, now: Date): Promise<string | null> {
  const named = [responsible.owner, responsible.deputy].flatMap((one) => one ?? [])
  return inCharge(responsible, await withDeputies(payload, named), now)
}

/** For whom this person stands in today. */
export async function standsInFor(payload: Payload, deputy: string, now: Date): Promise<string[]> {
  const { docs } = await payload.db.find({
    collection: 'users',
    where: { 'away.deputy': { equals: deputy } },
    pagination: false,
    joins: noJoins,
    select: { id: true },
  })
  const away = docs.map(({ id }) => String(id))
  const standIns = await standInsFor(payload, away, now)
  return away.filter((person) => standIns.get(person) === deputy)
}
