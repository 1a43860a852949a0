/** Rows of the real ledger type, changed by the real table. Rows that no rule can tell apart are one. */
import type { Event } from '../../../src/delivery/events.ts'
import { never, type Delivery, type Expect } from '../../../src/delivery/ledger.ts'
import { sampleRow } from '../../../src/delivery/table/samples.ts'
import type { Table } from '../../../src/delivery/table/rule.ts'
import { step } from '../../../src/delivery/transitions.ts'

/** Time is not told in the model: whatever can have run out may have, at any moment. */
const now = new Date('2026-11-22T10:00:00Z')
export const channel = 'channel'

const asked = ['fence', 'owner', 'hold', 'cancel', 'ambiguous', 'contentHash', 'approvedHash', 'waitsFor'] as const
const holds = (row: Delivery, expect: Expect): boolean =>
  (expect.states?.includes(row.state) ?? true) && asked.every((field) => expect[field] === undefined || expect[field] === row[field])

const identityOf = (row: Delivery): string =>
  [
    row.state,
    row.fence,
    row.owner,
    row.lane === channel,
    row.contentHash,
    row.approvedHash,
    row.story,
    row.snapshot,
    row.ambiguous,
    row.unknownSince !== null,
    row.hold,
    row.cancel,
  ].join()

export interface Rows {
  readonly first: number
  get(id: number): Delivery
  /**
   * The event as it was decided from `seen`, written over what is there now.
   * @returns the row as it is then; `null` where the event is not allowed, or the compare-and-set does not match.
   */
  change(seen: number, event: Event, actual: number): number | null
}

export function rowsOf(rules: Table): Rows {
  const rows: Delivery[] = []
  const known = new Map<string, number>()
  const changes = new Map<string, number | null>()
  const intern = (row: Delivery): number => {
    const identity = identityOf(row)
    const id = known.get(identity) ?? rows.push(row) - 1
    known.set(identity, id)
    return id
  }
  const get = (id: number): Delivery => {
    const row = rows[id]
    if (!row) throw new Error(`There is no row ${id}.`)
    return row
  }
  function change(seen: number, event: Event, actual: number): number | null {
    const next = step(get(seen), event, now, rules)
    if (!next || !holds(get(actual), next.expect)) return null
    return intern({ ...get(actual), ...next.patch })
  }
  return {
    first: intern(
      sampleRow({
        channel,
        lane: 'k',
        fence: 0,
        owner: '',
        contentHash: 'one',
        approvedHash: 'one',
        story: 'one',
        reason: '',
        notBefore: never,
      }),
    ),
    get,
    change(seen, event, actual) {
      const carries = event.is === 'intent' ? event.snapshot : event.is === 'approved-again' ? (event.patch.contentHash ?? '') : ''
      const asking = `${seen} ${actual} ${event.is} ${carries}`
      const answered = changes.get(asking)
      if (answered !== undefined) return answered
      const changed = change(seen, event, actual)
      changes.set(asking, changed)
      return changed
    },
  }
}
