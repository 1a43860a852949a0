/** One row for each recipient of an edition: it keeps anybody from getting two. Every step is one compare-and-set of one row. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { mailStates, withheld, type MailState, type MissedMail } from '../core/reports.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { mailAddress } from '../newsletter/list/mail-address.ts'
import { id } from '../workflow/stored-post.ts'
import { forgottenAddress, forgottenOf, isForgotten } from './forgotten.payload.ts'
import type { Report } from './store.payload.ts'

const collection = 'report-mails'
const row = z.object({ id, edition: z.string(), address: z.string(), tries: z.coerce.number(), createdAt: z.coerce.date() })
export type ReportMail = z.output<typeof row>

const all = (...and: Where[]): Where => ({ and })
const is = (field: string, value: unknown): Where => ({ [field]: { equals: value } })
const until = (field: string, at: Date): Where => ({ [field]: { less_than_equal: at.toISOString() } })

/** Who gets the next edition, each once: the addresses that are written there, and the people who are still here. */
export async function whoGets(payload: Payload, { addresses, people }: Pick<Report, 'addresses' | 'people'>): Promise<string[]> {
  const where: Where = all({ id: { in: [...people] } }, { deletedAt: { exists: false } })
  const { docs } = people.length === 0 ? { docs: [] } : await payload.db.find({ collection: 'users', where, pagination: false })
  const emails = docs.map((doc) => z.object({ email: z.string() }).parse(doc).email)
  return [...new Set([...addresses, ...emails].flatMap((one) => mailAddress(one) ?? []))].sort()
}

/**
 * Whoever has one already, or may have, gets no other, however often this is called. One that was refused certainly did not go: it waits
 * once more, as if it were new.
 */
export async function addMails(payload: Payload, edition: string, addresses: readonly string[], now: Date): Promise<void> {
  const forgotten = await forgottenOf(payload, edition)
  for (const address of addresses) {
    const hash = forgottenAddress({ edition, address })
    const data = { address, state: 'waiting', tries: 0, tryAt: now.toISOString() }
    try {
      if (!forgotten.has(hash)) await payload.db.create({ collection, data: { ...data, edition } })
      else await waitAgain(payload, edition, hash, data)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      await waitAgain(payload, edition, address, data)
    }
  }
}

async function waitAgain(payload: Payload, edition: string, as: string, again: { readonly tryAt: string }): Promise<void> {
  const where = all(is('edition', edition), is('address', as), is('state', 'refused'))
  const data = { ...again, sendingAt: null, answer: '', createdAt: again.tryAt }
  await payload.db.updateOne({ collection, where, data, options: { atomic: true } })
}

export async function dueMails(payload: Payload, now: Date, limit: number): Promise<ReportMail[]> {
  const where = all(is('state', 'waiting'), until('tryAt', now))
  const { docs } = await payload.db.find({ collection, where, sort: ['edition', 'address'], limit, pagination: false })
  return docs.map((doc) => row.parse(doc))
}

async function change(payload: Payload, { id: mail }: Pick<ReportMail, 'id'>, from: readonly MailState[], data: object): Promise<boolean> {
  const where = all(is('id', mail), { state: { in: [...from] } })
  const changed: unknown = await payload.db.updateOne({ collection, where, data: { ...data }, options: { atomic: true } })
  return Boolean(changed)
}

/** Before the mail server is spoken to. @returns false where another process has it: it must not be sent then. */
export const takeMail = (payload: Payload, mail: ReportMail, now: Date): Promise<boolean> =>
  change(payload, mail, ['waiting'], { state: 'sending', sendingAt: now.toISOString() })

/** It certainly did not go. */
export const putMailBack = (payload: Payload, mail: ReportMail, tryAt: Date, tries = mail.tries): Promise<boolean> =>
  change(payload, mail, ['sending'], { state: 'waiting', tryAt: tryAt.toISOString(), tries, sendingAt: null })

/** What became of it. An answer that comes after it was given up still counts. */
export const settleMail = (payload: Payload, mail: Pick<ReportMail, 'id'>, state: 'sent' | 'refused' | 'unknown', answer: string) =>
  change(payload, mail, state === 'unknown' ? ['sending'] : ['sending', 'unknown'], { state, answer })

/** Whose process died while their mail was on the wire: whether it arrived nobody knows, and it is never tried again (ADR 16). */
export async function giveUpLostMails(payload: Payload, before: Date): Promise<void> {
  const where = all(is('state', 'sending'), until('sendingAt', before))
  const { docs } = await payload.db.find({ collection, where, limit: 500, pagination: false })
  for (const doc of docs) await settleMail(payload, row.parse(doc), 'unknown', '')
}

export interface MailsOf {
  readonly mails: Record<MailState, number>
  readonly missed: MissedMail[]
}
const told = z.object({
  edition: z.string(),
  address: z.string(),
  state: z.enum(mailStates),
  answer: z.enum(withheld).nullable().catch(null),
})

/** What became of the mails of these editions. */
export async function mailsOf(payload: Payload, editions: readonly string[]): Promise<ReadonlyMap<string, MailsOf>> {
  const none = (): MailsOf => ({ mails: { waiting: 0, sending: 0, sent: 0, refused: 0, unknown: 0 }, missed: [] })
  const found = new Map(editions.map((edition) => [edition, none()]))
  if (editions.length === 0) return found
  const select = { edition: true, address: true, state: true, answer: true } as const
  const where: Where = { edition: { in: [...editions] } }
  const { docs } = await payload.db.find({ collection, where, sort: 'address', pagination: false, select })
  for (const doc of docs) {
    const { edition, address, state, answer } = told.parse(doc)
    const of = found.get(edition)
    if (!of) continue
    of.mails[state]++
    if (state === 'refused' || state === 'unknown')
      of.missed.push({ address: isForgotten(address) ? null : address, state, withheld: answer })
  }
  return found
}
