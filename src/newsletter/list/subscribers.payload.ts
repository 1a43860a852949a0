/** Subscribers as they are stored. Every step is one compare-and-set of one row, so that two at once do it once. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { languages, type Language } from '../../core/story.ts'
import { isUniqueViolation } from '../../database/unique-violation.ts'
import type { SubscriberState } from './states.ts'

const collection = 'subscribers'
const id = z.union([z.string(), z.number()]).transform(String)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const instant = z
  .union([z.string(), z.date()])
  .nullish()
  .transform((value) => (value ? new Date(value) : null))
const row = z.object({
  id,
  newsletter: z.union([id, z.object({ id }).transform((doc) => doc.id)]),
  email: text,
  emailHash: z.string(),
  name: text,
  state: z.enum(['pending', 'confirmed', 'left', 'bounced']),
  language: z.enum(languages),
  requestedAt: z.coerce.date(),
  consentText: text,
  origin: text,
  confirmedAt: instant,
  leftAt: instant,
  refusals: z
    .number()
    .nullish()
    .transform((value) => value ?? 0),
  mailedAt: instant,
  mailsSince: instant,
  mails: z
    .number()
    .nullish()
    .transform((value) => value ?? 0),
})
export type Subscriber = z.output<typeof row>

export interface NewSubscriber {
  readonly newsletter: string
  readonly email: string
  readonly emailHash: string
  readonly name: string
  readonly language: Language
  readonly state: SubscriberState
  readonly requestedAt: string
  readonly consentText: string
  readonly origin: string | null
  readonly confirmedAt?: string
}

async function one(payload: Payload, where: Where): Promise<Subscriber | null> {
  const found: unknown = await payload.db.findOne({ collection, where })
  return found ? row.parse(found) : null
}
export const subscriberById = (payload: Payload, subscriber: string) => one(payload, { id: { equals: subscriber } })
export const subscriberByHash = (payload: Payload, newsletter: string, emailHash: string) =>
  one(payload, { and: [{ newsletter: { equals: newsletter } }, { emailHash: { equals: emailHash } }] })

export async function findSubscribers(payload: Payload, where: Where, options: { sort: string; limit: number }): Promise<Subscriber[]> {
  const { docs } = await payload.db.find({ collection, where, ...options, pagination: false })
  return docs.map((doc) => row.parse(doc))
}

/** @returns false where the address is on the list already, however it stands there. */
export async function addSubscriber(payload: Payload, data: NewSubscriber): Promise<boolean> {
  try {
    await payload.db.create({ collection, data: { refusals: 0, mails: 0, ...data } })
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

/** @returns false where the row was not as expected any more: nothing has changed then. */
export async function changeSubscriber(
  payload: Payload,
  subscriber: string,
  expect: readonly Where[],
  data: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const changed: unknown = await payload.db.updateOne({
    collection,
    where: { and: [{ id: { equals: subscriber } }, ...expect] },
    data: { ...data },
    options: { atomic: true },
  })
  return Boolean(changed)
}

/** Gone altogether: nothing is left that could tell that they were ever there. */
export const removeSubscribers = (payload: Payload, where: Where): Promise<void> => payload.db.deleteMany({ collection, where })

export const isState = (state: SubscriberState): Where => ({ state: { equals: state } })
/** As it was read: whoever changed it since has the say. */
export const stillAt = (field: string, value: Date | null): Where => ({
  [field]: value === null ? { exists: false } : { equals: value.toISOString() },
})
