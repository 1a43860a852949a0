/** What the hub itself took down: it keeps its numbers, and is gone; what was never measured has none, and is not listed. */
import type { Payload } from 'payload'
import { isReplaced } from '../delivery/afterwards.ts'
import type { Delivery } from '../delivery/ledger.ts'
import { hub } from '../hub.ts'
import { deriveNumbers } from './derive.payload.ts'
import { newestNumbers } from './newest.payload.ts'
import type { NumbersStore } from './store.payload.ts'
import { takeOver } from './take-over.payload.ts'

/** In one run. What is beyond that is settled in the next. */
const most = 500

export async function settleTakenDown(
  payload: Payload,
  { now, scale, store }: { readonly now: Date; readonly scale: number; readonly store: NumbersStore },
): Promise<void> {
  const { ledger } = hub(payload)
  const ended = await ledger.find({ states: ['withdrawn'], measureBefore: now }, { by: 'publishedAt', limit: most })
  const rows: Delivery[] = []
  // What was replaced is gone on with by what stands in its place.
  for (const row of ended.filter((one) => !isReplaced(one))) rows.push(await takeOver(payload, row, { scale, store }))
  // Whatever a crash left out of the list before it was taken down.
  for (const row of rows) await deriveNumbers(payload, row, { scale, store })
  const listed = await newestNumbers(
    payload,
    rows.map(({ id }) => id),
  )
  const wasMeasured = new Set(rows.filter(({ id }) => listed.get(id)?.standing !== 'waiting'))
  await store.gone([...wasMeasured])
  await store.unlisted(rows.filter((row) => !wasMeasured.has(row)))
  for (const row of ended) await ledger.change(row.id, { states: ['withdrawn'], measureBefore: now }, { measureAt: null })
}
