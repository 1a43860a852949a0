/** Who gets a mailing, one row each. Every step is one compare-and-set of one row: that is what keeps anybody from getting two. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { isUniqueViolation } from '../../database/unique-violation.ts'
import { id } from '../../workflow/stored-post.ts'
import { recipientStates, type Counts, type RecipientState } from './states.ts'

const collection = 'mailing-recipients'
const row = z.object({ id, mailing: z.string(), subscriber: z.string(), state: z.enum(recipientStates), tries: z.coerce.number() })
export type Recipient = z.output<typeof row>

const all = (...and: Where[]): Where => ({ and })
const is = (field: string, value: unknown): Where => ({ [field]: { equals: value } })
const until = (field: string, at: Date): Where => ({ [field]: { less_than_equal: at.toISOString() } })

/** Once each, however often a page is written again after a crash. */
export async function addRecipients(payload: Payload, mailing: string, subscribers: readonly string[], now: Date): Promise<void> {
  for (const subscriber of subscribers) {
    const data = { mailing, subscriber, state: 'waiting', tries: 0, nextAt: now.toISOString() }
    await payload.db.create({ collection, data }).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error
    })
  }
}

/** Who waits and may be tried by now. */
export async function dueRecipients(payload: Payload, mailing: string, now: Date, limit: number): Promise<Recipient[]> {
  const where = all(is('mailing', mailing), is('state', 'waiting'), until('nextAt', now))
  const { docs } = await payload.db.find({ collection, where, sort: 'nextAt', limit, pagination: false })
  return docs.map((doc) => row.parse(doc))
}

/** When the first of those who wait may be tried. `null`: nobody waits. */
export async function firstWaiting(payload: Payload, mailing: string): Promise<Date | null> {
  const where = all(is('mailing', mailing), is('state', 'waiting'))
  const { docs } = await payload.db.find({ collection, where, sort: 'nextAt', limit: 1, pagination: false })
  return docs[0] ? z.object({ nextAt: z.coerce.date() }).parse(docs[0]).nextAt : null
}

async function change(payload: Payload, { id: recipient }: Recipient, from: readonly RecipientState[], data: object): Promise<boolean> {
  const where = all(is('id', recipient), { state: { in: [...from] } })
  const changed: unknown = await payload.db.updateOne({ collection, where, data: { ...data }, options: { atomic: true } })
  return Boolean(changed)
}

/** Before the mail server is spoken to. @returns false where another process has it, or it has gone: it must not be sent then. */
export const takeRecipient = (payload: Payload, recipient: Recipient, now: Date): Promise<boolean> =>
  change(payload, recipient, ['waiting'], { state: 'sending', sendingAt: now.toISOString() })

/** It certainly did not go. Only from `sending`: what was given up as unknown never comes back. */
export const putBack = (payload: Payload, recipient: Recipient, nextAt: Date, tries = recipient.tries): Promise<boolean> =>
  change(payload, recipient, ['sending'], { state: 'waiting', nextAt: nextAt.toISOString(), tries, sendingAt: null })

/** What became of it. An answer that comes after it was given up still counts. */
export const settleRecipient = (payload: Payload, recipient: Recipient, state: 'sent' | 'refused' | 'unknown' | 'left', answer: string) =>
  change(payload, recipient, state === 'unknown' ? ['sending'] : ['sending', 'unknown'], { state, answer })

/**
 * Whose process died, or has not been heard of, while their mail was on the wire: whether it arrived nobody knows. They are never tried again: one mail
 * missing is better than one that comes twice.
 */
export async function giveUpLost(payload: Payload, mailing: string, before: Date): Promise<void> {
  const where = all(is('mailing', mailing), is('state', 'sending'), until('sendingAt', before))
  const { docs } = await payload.db.find({ collection, where, limit: 500, pagination: false })
  for (const doc of docs) await settleRecipient(payload, row.parse(doc), 'unknown', '')
}

export async function countRecipients(payload: Payload, mailing: string): Promise<Counts> {
  const count = async (state: RecipientState) =>
    (await payload.db.count({ collection, where: all(is('mailing', mailing), is('state', state)) })).totalDocs
  const counted = await Promise.all(recipientStates.map(async (state) => [state, await count(state)] as const))
  return Object.fromEntries(counted) as Counts
}

/** Whether a mail has left, or may have. */
export async function hasGone(payload: Payload, mailing: string): Promise<boolean> {
  const where = all(is('mailing', mailing), { state: { in: ['sending', 'sent', 'unknown'] satisfies RecipientState[] } })
  const { docs } = await payload.db.find({ collection, where, limit: 1, pagination: false })
  return docs.length > 0
}

export const forgetRecipients = (payload: Payload, mailing: string): Promise<void> =>
  payload.db.deleteMany({ collection, where: is('mailing', mailing) })
