/** The ledger in memory, with a clock that a test owns. It keeps to the same contract as the one on the database. */
import { randomUUID } from 'node:crypto'
import { termsOf, type Comparison, type Scalar } from '../../src/delivery/ledger-terms.ts'
import { goesNow, type AttemptRecord, type Delivery, type Ledger, type Query, type SettledAttempt } from '../../src/delivery/ledger.ts'

export interface RecordedAttempt extends AttemptRecord {
  readonly outcome: string | null
  readonly answer: string | null
}

export interface MemoryLedger extends Ledger {
  rows(): readonly Delivery[]
  attempts(): readonly RecordedAttempt[]
}

const order = (value: unknown): number | string =>
  value instanceof Date ? value.getTime() : typeof value === 'number' ? value : String(value)
const compare: { readonly [comparison in Comparison]: (value: Scalar | null, wanted: readonly Scalar[]) => boolean } = {
  is: (value, [wanted]) => value !== null && order(value) === order(wanted),
  among: (value, wanted) => wanted.some((one) => order(one) === order(value)),
  until: (value, [wanted]) => value !== null && wanted !== undefined && order(value) <= order(wanted),
  after: (value, [wanted]) => value !== null && wanted !== undefined && order(value) > order(wanted),
  filled: (value) => value !== '',
}
const matches = (row: Delivery, query: Query): boolean =>
  termsOf(query).every(({ field, comparison, values }) => compare[comparison](row[field], values))

export function memoryLedger(clock: () => number = Date.now): MemoryLedger {
  const rows = new Map<string, Delivery>()
  const attempts: RecordedAttempt[] = []
  const others = (id: string) => [...rows.values()].filter((row) => row.id !== id)
  const oldestFirst = (found: Delivery[]) => found.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  // A database answers later, never at once: what must not be interleaved has to be one call.
  const later = () => new Promise<void>((resolve) => setImmediate(resolve))
  const settle = ({ delivery, number, outcome, answer }: SettledAttempt) => {
    const at = attempts.findIndex((attempt) => attempt.delivery === delivery && attempt.number === number)
    const found = attempts[at]
    if (found) attempts[at] = { ...found, outcome, answer }
  }

  return {
    rows: () => [...rows.values()],
    attempts: () => attempts,
    async now() {
      await later()
      return new Date(clock())
    },
    async add(row) {
      await later()
      const id = randomUUID()
      const { post, channel, occurrence, key, lane, slot } = row
      const taken = others(id).some(
        (other) =>
          (other.post === post && other.channel === channel && other.occurrence === occurrence) ||
          other.key === key ||
          other.lane === lane ||
          other.slot === slot,
      )
      if (!taken) rows.set(id, structuredClone({ ...row, id }))
      return !taken
    },
    async get(id) {
      await later()
      return structuredClone(rows.get(id) ?? null)
    },
    async find(query, { by, limit, newestFirst }) {
      await later()
      const found = [...rows.values()].filter((row) => matches(row, query))
      const instant = (row: Delivery) => row[by]?.getTime() ?? 0
      return structuredClone(found.sort((a, b) => (instant(a) - instant(b)) * (newestFirst ? -1 : 1)).slice(0, limit))
    },
    async next(now) {
      await later()
      const due = oldestFirst([...rows.values()].filter((row) => matches(row, goesNow(now))))
      return structuredClone(due.filter((row, at) => due.findIndex(({ channel }) => channel === row.channel) === at))
    },
    async nextOn(channel, now) {
      await later()
      return structuredClone(oldestFirst([...rows.values()].filter((row) => matches(row, { ...goesNow(now), channel })))[0] ?? null)
    },
    async change(id, expect, patch, along) {
      await later()
      if (along?.settles) settle(along.settles)
      const row = rows.get(id)
      if (!row || !matches(row, expect)) return null
      if (others(id).some((other) => other.lane === patch.lane || other.slot === patch.slot)) return null
      const opens = along?.opens
      if (opens && attempts.some(({ delivery, number }) => delivery === opens.delivery && number === opens.number)) return null
      const changed = structuredClone({ ...row, ...patch })
      rows.set(id, changed)
      if (opens) attempts.push({ ...opens, outcome: null, answer: null })
      return structuredClone(changed)
    },
    async settleAttempt(settled) {
      await later()
      settle(settled)
    },
  }
}
