import type { Migration, Payload } from 'payload'
import { dropViews, makeViews } from './make-views.ts'

/** Any number will do, as long as every version of the hub uses the same one. */
const advisoryLock = 730_411_922

interface Postgres {
  pool: { connect: () => Promise<{ query: (text: string) => Promise<unknown>; release: () => void }> }
}
interface Mongo {
  readonly collections: Models
  readonly versions: Models
}
type Models = Readonly<Record<string, { ensureIndexes(): Promise<unknown>; createCollection(): Promise<unknown> }>>

const migrationsOf = {
  sqlite: () => import('./migrations/sqlite/index.ts'),
  postgres: () => import('./migrations/postgres/index.ts'),
  mongoose: () => import('./migrations/mongodb/index.ts'),
}

/**
 * Brings the database to the schema of this version, and makes the views upon it. Safe to call from several processes at once: PostgreSQL by an advisory
 * lock, SQLite because only one process may open it, MongoDB because each step of it may be done twice.
 *
 * @param further after those of this version
 * @returns the names of the migrations that ran. @throws when one fails; the database is then as the failed one left it.
 */
export async function migrate(payload: Payload, further: readonly Migration[] = []): Promise<string[]> {
  const name = payload.db.name as keyof typeof migrationsOf
  const migrations = [...((await migrationsOf[name]()) as { migrations: Migration[] }).migrations, ...further]
  const run = async () => {
    const before = await appliedMigrations(payload)
    const missing = migrations.map((m) => m.name ?? '').filter((m) => !before.has(m))
    if (missing.length > 0) await dropViews(payload)
    await payload.db.migrate({ migrations })
    await makeViews(payload)
    return missing
  }
  if (name === 'sqlite') return run()
  if (name === 'mongoose') {
    // A transaction writes into it first, and loses where another process makes it at the same moment.
    await (payload.db as unknown as Mongo).collections['payload-migrations']?.createCollection()
    const ran = await run()
    await makeIndexes(payload)
    return ran
  }
  const lock = await (payload.db as unknown as Postgres).pool.connect()
  try {
    await lock.query(`select pg_advisory_lock(${advisoryLock})`)
    return await run()
  } finally {
    await lock.query(`select pg_advisory_unlock(${advisoryLock})`).catch(() => {})
    lock.release()
  }
}

/** After the migrations: a UNIQUE index is refused where rows of an older version contradict it. What is there is left alone. */
async function makeIndexes(payload: Payload): Promise<void> {
  const { collections, versions } = payload.db as unknown as Mongo
  await Promise.all([...Object.values(collections), ...Object.values(versions)].map((model) => model.ensureIndexes()))
}

async function appliedMigrations(payload: Payload): Promise<Set<string>> {
  try {
    const { docs } = await payload.find({ collection: 'payload-migrations', pagination: false, depth: 0 })
    return new Set(docs.map((doc) => doc.name ?? ''))
  } catch {
    return new Set() // The table comes with the first migration.
  }
}
