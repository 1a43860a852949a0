/** A whole list as a file for spreadsheets. Whoever has left is not in it: nothing is known of them. */
import type { Payload, Where } from 'payload'
import { byteOrderMark, csvLine } from '../../core/csv-line.ts'
import { findSubscribers, type Subscriber } from './subscribers.payload.ts'

const page = 500
const columns: readonly (readonly [name: string, of: (one: Subscriber) => string])[] = [
  ['email', ({ email }) => email],
  ['name', ({ name }) => name],
  ['language', ({ language }) => language],
  ['state', ({ state }) => state],
  ['requestedAt', ({ requestedAt }) => requestedAt.toISOString()],
  ['confirmedAt', ({ confirmedAt }) => confirmedAt?.toISOString() ?? ''],
  ['consentText', ({ consentText }) => consentText],
  ['origin', ({ origin }) => origin],
]

export async function exportList(payload: Payload, newsletter: string): Promise<{ readonly csv: string; readonly people: number }> {
  const lines = [byteOrderMark + csvLine(columns.map(([name]) => name))]
  for (let after: string | null = null; ;) {
    const where: Where = {
      and: [
        { newsletter: { equals: newsletter } },
        { state: { not_equals: 'left' } },
        ...(after === null ? [] : [{ id: { greater_than: after } }]),
      ],
    }
    const people: Subscriber[] = await findSubscribers(payload, where, { sort: 'id', limit: page })
    lines.push(...people.map((one) => csvLine(columns.map(([, of]) => of(one)))))
    after = people.at(-1)?.id ?? null
    if (people.length < page) break
  }
  return { csv: lines.join(''), people: lines.length - 1 }
}
