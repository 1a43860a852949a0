/** Brings people from elsewhere onto a list: to be asked by mail, or as confirmed where somebody answers for their consent. */
import type { Payload, Where } from 'payload'
import { mostWrongLines, type ImportReport } from '../../core/newsletter.ts'
import { readImport, type ImportRow } from './import-rows.ts'
import type { Newsletter } from './newsletter.payload.ts'
import { addSubscriber, findSubscribers, type NewSubscriber } from './subscribers.payload.ts'
import { addressHash } from './tokens.ts'

/** More are brought in several files: one is read within a request. */
export const mostRows = 10_000
const together = 200

export interface Import {
  readonly newsletter: Pick<Newsletter, 'id' | 'language'>
  readonly secret: string
  readonly csv: string
  readonly now: Date
  /** What is noted with each: by whom, when and where they had consented. `null`: each is asked by mail. */
  readonly statement: string | null
  readonly dry: boolean
}

export async function importPeople(payload: Payload, { newsletter, secret, csv, now, statement, dry }: Import): Promise<ImportReport> {
  const { rows, wrong, twice } = readImport(csv)
  const counts = { new: 0, known: twice, left: 0 }
  for (let at = 0; at < rows.length; at += together) {
    const part = rows.slice(at, at + together).map((row) => ({ row, emailHash: addressHash(secret, newsletter.id, row.email) }))
    const where: Where = { and: [{ newsletter: { equals: newsletter.id } }, { emailHash: { in: part.map(({ emailHash }) => emailHash) } }] }
    const there = await findSubscribers(payload, where, { sort: 'id', limit: together })
    const states = new Map(there.map(({ emailHash, state }) => [emailHash, state]))
    for (const { row, emailHash } of part) {
      const state = states.get(emailHash)
      if (state) counts[state === 'left' ? 'left' : 'known']++
      else if (dry || (await addSubscriber(payload, subscriberOf(row, emailHash)))) counts.new++
      else counts.known++
    }
  }
  return { ...counts, invalid: wrong.length, wrong: wrong.slice(0, mostWrongLines), dry }

  function subscriberOf({ email, name, language }: ImportRow, emailHash: string): NewSubscriber {
    return {
      newsletter: newsletter.id,
      email,
      emailHash,
      name,
      language: language ?? newsletter.language,
      requestedAt: now.toISOString(),
      origin: null,
      ...(statement === null
        ? { state: 'pending', consentText: '' }
        : { state: 'confirmed', confirmedAt: now.toISOString(), consentText: statement }),
    }
  }
}
