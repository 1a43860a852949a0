import path from 'node:path'
import type { DatabaseAdapterObj } from 'payload'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { fewTransactions } from './few-transactions.ts'
import { createResilientClient } from './resilient-sqlite.ts'

/** Payload opens transactions only where the address names the replica set. */
function warnWithoutTransactions({ connection, payload }: Pick<MongooseAdapter, 'connection' | 'payload'>): void {
  if (!connection.getClient().options.replicaSet)
    payload.logger.warn(
      'DATABASE_URL names no replica set, so MongoDB saves what belongs together one after the other: a crash may leave half of a save. In production, add ?replicaSet=… to it.',
    )
}

interface Tables {
  readonly rawTables: Readonly<Record<string, { indexes?: Record<string, { name: string; on: string | string[] }> }>>
}

/**
 * The list of posts is read from their versions, newest first, each with what belongs to it. Without an index in that order a database
 * gathers all of that for a hundred thousand posts before it takes the first ten: six seconds on SQLite, measured 2026-11-30. Payload's
 * own `indexes` cannot name `latest`.
 */
function keepInOrder({ rawTables }: Tables): void {
  const versions = rawTables._posts_v
  if (!versions) throw new Error('The versions of posts have no table.')
  versions.indexes = { ...versions.indexes, list: { name: '_posts_v_list_idx', on: ['latest', 'version_deletedAt', 'version_updatedAt'] } }
}

/** Blocks are read and written together with what they stand in: a table for each kind would hold nothing that anybody looks for. */
const blocksAsJSON = true

/**
 * One schema on three databases: DATABASE_URL chooses. Ids are strings everywhere. The schema is changed by committed
 * migrations only (`push` once used makes Payload ask a question on the terminal at the next production start).
 */
export async function databaseFor(url: string, root: string): Promise<DatabaseAdapterObj> {
  const migrationDir = (dialect: string) => path.resolve(root, 'src/database/migrations', dialect)
  if (/^postgres(ql)?:/.test(url)) {
    const { postgresAdapter } = await import('@payloadcms/db-postgres')
    const pool = { connectionString: url, max: 10 }
    const base = postgresAdapter({ pool, idType: 'uuidv7', push: false, blocksAsJSON, migrationDir: migrationDir('postgres') })
    return {
      ...base,
      init: (args) => {
        const adapter = base.init(args)
        adapter.beforeSchemaInit.push(({ schema }) => (keepInOrder(adapter), schema))
        // Payload would check a connection out of its own pool for ever, so that the pool could never end; and without a
        // listener, an idle connection that breaks (the server restarts) ends the process. The next query opens another.
        adapter.pool = new adapter.pg.Pool(pool)
        adapter.pool.on('error', (error) => args.payload.logger.warn({ err: error.message }, 'A connection to PostgreSQL broke.'))
        return fewTransactions(adapter, pool.max / 2)
      },
    }
  }
  if (/^mongodb(\+srv)?:/.test(url)) {
    const { mongooseAdapter } = await import('@payloadcms/db-mongodb')
    return mongooseAdapter({
      url,
      migrationDir: migrationDir('mongodb'),
      // Joins by plain queries: not every server that is compatible knows a `$lookup` with a pipeline.
      useJoinAggregations: false,
      usePipelineInSortLookup: false,
      connectOptions: {
        // A delivery's intent must be in the journal of a majority before the call leaves.
        writeConcern: { w: 'majority', j: true },
        readPreference: 'primary',
        // `migrate` makes the indexes, once the data of older versions fits them.
        autoIndex: false,
        // Nor are collections made behind its back: a transaction that writes into one that is just being made is undone.
        autoCreate: false,
        // One that does not answer is said to be down before the command line's patience ends.
        serverSelectionTimeoutMS: 8_000,
      },
      afterOpenConnection: warnWithoutTransactions,
    })
  }
  const { sqliteAdapter } = await import('@payloadcms/db-sqlite')
  const base = sqliteAdapter({ client: { url }, idType: 'uuidv7', push: false, blocksAsJSON, migrationDir: migrationDir('sqlite') })
  return {
    ...base,
    init: (args) => {
      const adapter = base.init(args)
      adapter.beforeSchemaInit.push(({ schema }) => (keepInOrder(adapter), schema))
      adapter.client = createResilientClient(url)
      return adapter
    },
  }
}
