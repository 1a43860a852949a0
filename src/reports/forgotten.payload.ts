/**
 * Addresses are kept in mails of reports no longer than they are needed. What stays in their place tells a recipient again, and nobody's
 * address.
 */
import { createHmac } from 'node:crypto'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { env } from '../config/env.ts'
import type { MailState } from '../core/reports.ts'
import { id } from '../workflow/stored-post.ts'

const collection = 'report-mails'
const dayMs = 86_400_000
/** Days after a mail has ended. src/docs/reports.md tells them to data protection officers. */
export const keptDays = 30
const atOnce = 500
const ended: readonly MailState[] = ['sent', 'refused', 'unknown']
const mark = 'forgotten:'

interface Recipient {
  readonly edition: string
  readonly address: string
}

/**
 * What stands in the place of the address: without SECRET nobody can try addresses against it, and two editions do not tell who had
 * both. No address can look like it.
 */
export const forgottenAddress = ({ edition, address }: Recipient): string =>
  mark + createHmac('sha256', env().SECRET).update(`report-address:${edition}:${address}`).digest('base64url')

export const isForgotten = (address: string): boolean => address.startsWith(mark)

const all = (...and: Where[]): Where => ({ and })
const is = (field: string, value: unknown): Where => ({ [field]: { equals: value } })

/** To be run every hour by one process or by many. The state of each mail stays, and with it that nobody gets two. */
export async function forgetAddresses(payload: Payload, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * dayMs).toISOString()
  const old = all({ state: { in: [...ended] } }, { updatedAt: { less_than: before } }, { address: { contains: '@' } })
  for (;;) {
    const { docs } = await payload.db.find({ collection, where: old, limit: atOnce, pagination: false })
    for (const doc of docs) {
      const mail = z.object({ id, edition: z.string(), address: z.string() }).parse(doc)
      // Not where it has just been sent again. When it ended stays: a row is written as changed now unless that is null.
      const data = { address: forgottenAddress(mail), updatedAt: null }
      await payload.db.updateOne({ collection, where: all(is('id', mail.id), old), data, options: { atomic: true } })
    }
    if (docs.length < atOnce) return
  }
}

/** What stands in the place of addresses in the mails of this edition. */
export async function forgottenOf(payload: Payload, edition: string): Promise<ReadonlySet<string>> {
  const where = all(is('edition', edition), { address: { contains: mark } })
  const { docs } = await payload.db.find({ collection, where, pagination: false, select: { address: true } })
  return new Set(docs.map((doc) => z.object({ address: z.string() }).parse(doc).address))
}

/**
 * A mail that was written down in the very moment in which an older one to the same recipient was forgotten is a second one. To be asked
 * before it is taken.
 * @returns whether there is an older one that has arrived, or may have: this one is removed then
 */
export async function removeSecond(payload: Payload, mail: Recipient & { readonly id: string }): Promise<boolean> {
  const older = all(is('edition', mail.edition), is('address', forgottenAddress(mail)))
  await payload.db.deleteMany({ collection, where: all(older, is('state', 'refused')) })
  if (!(await payload.db.findOne({ collection, where: older }))) return false
  await payload.db.deleteMany({ collection, where: all(is('id', mail.id), is('state', 'waiting')) })
  return true
}
