/** The ledger in Payload's database, whichever it is: one port, a store for each kind (ADR 7). */
import type { Payload } from 'payload'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { mongoStore } from './ledger-mongodb.payload.ts'
import { postgresDatabase } from './ledger-postgres.payload.ts'
import { sqlStore } from './ledger-sql.payload.ts'
import { sqliteDatabase } from './ledger-sqlite.payload.ts'
import { parseRow } from './ledger-row.ts'
import { goesNow, type Change, type Ledger, type Store } from './ledger.ts'
import { together } from './together.ts'

function storeOf(payload: Payload): Store {
  if (payload.db.name === 'mongoose') return mongoStore(payload)
  return sqlStore(payload, payload.db.name === 'postgres' ? postgresDatabase(payload) : sqliteDatabase(payload))
}

const columns = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [name, value instanceof Date ? value.toISOString() : value]),
  )

export function payloadLedger(payload: Payload): Ledger {
  const store = storeOf(payload)
  // Group commit: what is asked for at once is on the disk at once. Two changes of one row are one after the other.
  const commit = together((changes: readonly Change[]) => store.commit(changes), { apart: ({ id }) => id })
  const first = (rows: readonly unknown[]) => (rows[0] ? parseRow(rows[0]) : null)
  return {
    now: store.now,
    async add(delivery) {
      try {
        await payload.db.create({ collection: 'deliveries', data: columns(delivery) })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },
    get: async (id) => first(await store.find({ id }, { by: 'dueAt', limit: 1 })),
    find: async (query, order) => (await store.find(query, order)).map(parseRow),
    next: async (now) => (await store.next(now)).map(parseRow),
    nextOn: async (channel, now) => first(await store.find({ ...goesNow(now), channel }, { by: 'dueAt', limit: 1 })),
    async change(id, expect, patch, along) {
      const row = await commit({ id, expect, patch, along })
      return row ? parseRow(row) : null
    },
    settleAttempt: (settled) => store.settle([settled]),
  }
}
