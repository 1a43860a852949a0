import type { Migration, Payload } from 'payload'

/** Any number will do, as long as every version of the hub uses the same one. */
const advisoryLock = 730_411_922

interface Postgres {
  pool: { connect: () => Promise<{ query: (text: string) => Promise<unknown>; release: () => void }> }
}

/**
 * Brings the database to the schema of this version. Safe to call from several processes at once: PostgreSQL by an advisory
 * lock, SQLite because only one process may open it. MongoDB has no schema; its indexes are made at connection.
 *
 * @returns the names of the migrations that ran. @throws when one fails; the database is then as the failed one left it.
 */
export async function migrate(payload: Payload): Promise<string[]> {
  const name = payload.db.name
  if (name === 'mongoose') return []
  const { migrations } = (
    name === 'postgres' ? await import('./migrations/postgres/index.ts') : await import('./migrations/sqlite/index.ts')
  ) as { migrations: Migration[] }
  const run = async () => {
    const before = await appliedMigrations(payload)
    await payload.db.migrate({ migrations: migrations })
    return migrations.map((m) => m.name ?? '').filter((m) => !before.has(m))
  }
  if (name !== 'postgres') return run()
  const lock = await (payload.db as unknown as Postgres).pool.connect()
  try {
    await lock.query(`select pg_advisory_lock(${advisoryLock})`)
    return await run()
  } finally {
    await lock.query(`select pg_advisory_unlock(${advisoryLock})`).catch(() => {})
    lock.release()
  }
}

async function appliedMigrations(payload: Payload): Promise<Set<string>> {
  try {
    const { docs } = await payload.find({ collection: 'payload-migrations', pagination: false, depth: 0 })
    return new Set(docs.map((doc) => doc.name ?? ''))
  } catch {
    return new Set() // The table comes with the first migration.
  }
}
