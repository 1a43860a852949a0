/** The secret addresses of the calendar: each person's own. */
import { createHash, randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { z } from 'zod'
import { languages } from '../core/story.ts'
import { audit, type Actor } from '../workflow/audit.payload.ts'
import { reference } from '../workflow/stored-post.ts'
import { calendarIn } from './calendar.payload.ts'
import { icsOf } from './ics.ts'

const collection = 'calendar-feeds'
const stored = z.object({ person: reference, language: z.enum(languages), timeZone: z.string(), createdAt: z.coerce.date() })

/** A quick hash is right here: nobody guesses 256 random bits. */
const hashOf = (token: string): string => createHash('sha256').update(`calendar-feed:${token}`).digest('hex')
const ofPerson = (person: string) => ({ person: { equals: person } })

export async function feedSince(payload: Payload, person: string): Promise<Date | null> {
  const found: unknown = await payload.db.findOne({ collection, where: ofPerson(person) })
  return found ? stored.parse(found).createdAt : null
}

/** @returns the secret, which is kept nowhere. */
export async function makeFeed(
  payload: Payload,
  actor: Actor,
  { language, timeZone }: Pick<z.infer<typeof stored>, 'language' | 'timeZone'>,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await payload.db.deleteMany({ collection, where: ofPerson(actor.id) })
  await payload.db.create({ collection, data: { person: actor.id, hash: hashOf(token), language, timeZone } })
  await note(payload, actor, 'made', 'Made an address for the calendar.')
  return token
}

export async function endFeed(payload: Payload, actor: Actor): Promise<void> {
  await payload.db.deleteMany({ collection, where: ofPerson(actor.id) })
  await note(payload, actor, 'revoked', 'Revoked the address of the calendar.')
}

const note = (payload: Payload, actor: Actor, what: string, summary: string) =>
  audit(payload, { actor, action: `calendar-feed.${what}`, collection: 'users', document: actor.id, summary })

const dayMs = 86_400_000
const shape = /^[\w-]{43}$/
const person = z.object({ id: z.union([z.string(), z.number()]), deletedAt: z.unknown() })
/** More than this nobody reads in a calendar program. */
const mostEntries = 2_000

/** What the address answers, or `null`: it was never one, was revoked, or its person does not work here any more. */
export async function readFeed(payload: Payload, token: string, publicUrl: string, now: Date): Promise<string | null> {
  if (!shape.test(token)) return null
  const found: unknown = await payload.db.findOne({ collection, where: { hash: { equals: hashOf(token) } } })
  if (!found) return null
  const feed = stored.parse(found)
  const owner = person.safeParse(await payload.db.findOne({ collection: 'users', where: { id: { equals: feed.person } } })).data
  if (!owner || owner.deletedAt) return null
  const range = { from: new Date(now.getTime() - 14 * dayMs), to: new Date(now.getTime() + 48 * dayMs) }
  const asked = { ...range, zone: feed.timeZone, states: [], countries: [], slots: false, limit: mostEntries }
  const answer = await calendarIn(payload, asked, now)
  return icsOf(answer, { language: feed.language, timeZone: feed.timeZone, publicUrl, now })
}
