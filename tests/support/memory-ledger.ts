/** The ledger in memory, with a clock that a test owns. It keeps to the same contract as the one on the database. */
import { randomUUID } from 'node:crypto'
import type { AttemptRecord, Delivery, Expect, Ledger, Query } from '../../src/delivery/ledger.ts'

export interface SettledAttempt extends AttemptRecord {
  readonly outcome: string | null
  readonly answer: string | null
}

export interface MemoryLedger extends Ledger {
  rows(): readonly Delivery[]
  attempts(): readonly SettledAttempt[]
}

function matches(row: Delivery, query: Query): boolean {
  for (const field of [
    'fence',
    'owner',
    'hold',
    'cancel',
    'ambiguous',
    'contentHash',
    'approvedHash',
    'waitsFor',
    'post',
    'channel',
    'brand',
    'platform',
    'key',
    'remoteId',
  ] as const)
    if (query[field] !== undefined && row[field] !== query[field]) return false
  return (
    (!query.states || query.states.includes(row.state)) &&
    (!query.leaseAfter || row.leaseUntil > query.leaseAfter) &&
    (!query.leaseBefore || row.leaseUntil <= query.leaseBefore) &&
    (!query.dueBefore || row.dueAt <= query.dueBefore) &&
    (!query.notBeforeUntil || row.notBefore <= query.notBeforeUntil) &&
    (!query.measureBefore || (row.measureAt !== null && row.measureAt <= query.measureBefore)) &&
    (!query.heldAtAll || row.hold !== '') &&
    (!query.waitingAtAll || row.waitsFor !== '') &&
    !query.exceptChannels?.includes(row.channel)
  )
}

export function memoryLedger(clock: () => number = Date.now): MemoryLedger {
  const rows = new Map<string, Delivery>()
  const attempts: SettledAttempt[] = []
  const others = (id: string) => [...rows.values()].filter((row) => row.id !== id)
  // A database answers later, never at once: what must not be interleaved has to be one call.
  const later = () => new Promise<void>((resolve) => setImmediate(resolve))

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
    async change(id, expect: Expect, patch) {
      await later()
      const row = rows.get(id)
      if (!row || !matches(row, expect)) return null
      if (patch.lane !== undefined && others(id).some((other) => other.lane === patch.lane)) return null
      const changed = structuredClone({ ...row, ...patch })
      rows.set(id, changed)
      return structuredClone(changed)
    },
    async recordAttempt(attempt) {
      await later()
      if (attempts.some(({ delivery, number }) => delivery === attempt.delivery && number === attempt.number))
        throw new Error('This attempt is recorded already.')
      attempts.push({ ...attempt, outcome: null, answer: null })
    },
    async settleAttempt(delivery, number, outcome, answer) {
      await later()
      const at = attempts.findIndex((attempt) => attempt.delivery === delivery && attempt.number === number)
      const found = attempts[at]
      if (found) attempts[at] = { ...found, outcome, answer }
    },
  }
}
