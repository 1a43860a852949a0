/** Mailings as they are stored: one code for SQLite, PostgreSQL and MongoDB. Every step is one compare-and-set of one row. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { mailingSchema, type Mailing } from '../../../publishers/newsletter/mailing.ts'
import { languages, type MediaRef } from '../../core/story.ts'
import { isUniqueViolation } from '../../database/unique-violation.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id, instant, reference, text } from '../../workflow/stored-post.ts'
import { mailingStates, recipientStates, type Counts, type MailingState } from './states.ts'

const collection = 'mailings'
const row = z.object({
  id,
  key: z.string(),
  channel: reference,
  newsletter: reference,
  subject: z.string(),
  language: z.enum(languages),
  state: z.enum(mailingStates.map(({ value }) => value)),
  reason: text,
  startedAt: z.coerce.date(),
  removedAt: instant,
  secretName: z.string(),
  address: z.string(),
  html: text,
  text,
  handedIn: z.string().transform((value) => mailingSchema.parse(JSON.parse(value))),
  images: z.string().transform((value) => JSON.parse(value) as readonly MediaRef[]),
  gatheredTo: text,
  sent: z.coerce.number(),
  unknown: z.coerce.number(),
  fence: z.coerce.number(),
  troubles: z.coerce.number(),
})
export type StoredMailing = z.output<typeof row>
export interface NewMailing extends Pick<StoredMailing, 'key' | 'channel' | 'newsletter' | 'secretName' | 'address'> {
  readonly mailing: Mailing
}

const all = (...and: Where[]): Where => ({ and })
const is = (field: string, value: unknown): Where => ({ [field]: { equals: value } })
const underWay: Where = { state: { in: ['gathering', 'sending'] satisfies MailingState[] } }
export const isUnderWay = ({ state }: Pick<StoredMailing, 'state'>): boolean => state === 'gathering' || state === 'sending'

async function one(payload: Payload, where: Where): Promise<StoredMailing | null> {
  const found: unknown = await payload.db.findOne({ collection, where, joins: noJoins })
  return found ? row.parse(found) : null
}
export const mailingById = (payload: Payload, mailing: string) => one(payload, is('id', mailing))
export const mailingByName = (payload: Payload, secretName: string) => one(payload, is('secretName', secretName))
export const mailingByKey = (payload: Payload, channel: string, key: string) => one(payload, all(is('key', key), is('channel', channel)))

/** Asked before each mail, so no more is read than is needed. @returns why it was stopped; `null`: it is under way. */
export async function whyStopped(payload: Payload, mailing: string): Promise<string | null> {
  const select = { state: true, reason: true } as const
  const { docs } = await payload.db.find({ collection, where: is('id', mailing), pagination: false, joins: noJoins, select })
  const found = row.pick({ state: true, reason: true }).safeParse(docs[0]).data
  return found && isUnderWay(found) ? null : found?.reason || 'It was stopped.'
}

/** The same key is the same mailing: nothing changes where it is there already. */
export async function addMailing(payload: Payload, { mailing, ...rest }: NewMailing, now: Date): Promise<void> {
  const at = now.toISOString()
  const { subject, language, images } = mailing
  const handed = { subject, language, images: JSON.stringify(images), handedIn: JSON.stringify(mailing), html: '', text: '' }
  const data = { ...rest, ...handed, state: 'gathering', startedAt: at, nextAt: at, fence: 0, troubles: 0 }
  const counts = Object.fromEntries(recipientStates.filter((state) => state !== 'sending').map((state) => [state, 0]))
  await payload.db.create({ collection, data: { ...data, ...counts } }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error
  })
}

async function change(payload: Payload, where: Where, data: Record<string, unknown>): Promise<boolean> {
  const changed: unknown = await payload.db.updateOne({ collection, where, data, options: { atomic: true } })
  return Boolean(changed)
}

/** What is under way, and nobody looks after, the longest wait first. */
export async function dueMailings(payload: Payload, now: Date, limit: number): Promise<StoredMailing[]> {
  const where = all(underWay, { nextAt: { less_than_equal: now.toISOString() } })
  const { docs } = await payload.db.find({ collection, where, sort: 'nextAt', limit, pagination: false, joins: noJoins })
  return docs.map((doc) => row.parse(doc))
}

/** When the next one is due after this instant. */
export async function nextDue(payload: Payload, after: Date): Promise<Date | null> {
  const where = all(underWay, { nextAt: { greater_than: after.toISOString() } })
  const { docs } = await payload.db.find({ collection, where, sort: 'nextAt', limit: 1, pagination: false, select: { nextAt: true } })
  return docs[0] ? z.object({ nextAt: instant }).parse(docs[0]).nextAt : null
}

/** Until `until` nobody else looks after it. @returns `null` where somebody else was faster. */
export async function takeMailing(payload: Payload, { id: mailing, fence }: StoredMailing, until: Date): Promise<StoredMailing | null> {
  const data = { fence: fence + 1, nextAt: until.toISOString() }
  return (await change(payload, all(is('id', mailing), is('fence', fence), underWay), data)) ? mailingById(payload, mailing) : null
}

/** @returns false where somebody else has taken it since, or it was stopped: nothing is written then. */
export const changeMailing = (
  payload: Payload,
  { id: mailing, fence }: Pick<StoredMailing, 'id' | 'fence'>,
  data: Partial<Pick<StoredMailing, 'state' | 'reason' | 'gatheredTo' | 'troubles' | 'html' | 'text'>> & {
    readonly nextAt?: Date
    readonly endedAt?: Date
  },
): Promise<boolean> => {
  const { nextAt, endedAt, ...rest } = data
  const dates = { ...(nextAt && { nextAt: nextAt.toISOString() }), ...(endedAt && { endedAt: endedAt.toISOString() }) }
  return change(payload, all(is('id', mailing), is('fence', fence), underWay), { ...rest, ...dates })
}

/** What people are shown, and what remains when the rows are forgotten. Those on the wire still wait. */
export async function noteCounts(payload: Payload, mailing: string, { sending, waiting, ...counts }: Counts): Promise<void> {
  await change(payload, is('id', mailing), { ...counts, waiting: waiting + sending })
}

/** Whoever looks after it finds out before the next mail. @returns false where it had ended. */
export const stopIfUnderWay = (payload: Payload, mailing: string, reason: string, now: Date): Promise<boolean> =>
  change(payload, all(is('id', mailing), underWay), { state: 'stopped', reason, endedAt: now.toISOString() })

export const markRemoved = (payload: Payload, mailing: string, now: Date): Promise<boolean> =>
  change(payload, is('id', mailing), { removedAt: now.toISOString() })

/** Ended before this, the oldest first. */
export async function endedBefore(payload: Payload, before: Date, after: Date): Promise<string[]> {
  const where = all({ endedAt: { less_than: before.toISOString() } }, { endedAt: { greater_than: after.toISOString() } })
  const { docs } = await payload.db.find({ collection, where, sort: 'endedAt', pagination: false, select: { endedAt: true } })
  return docs.map((doc) => id.parse((doc as { id: unknown }).id))
}
