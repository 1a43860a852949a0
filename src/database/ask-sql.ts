/** Many small rows, read as the database has them: Payload's own way of reading takes most of the time that there is for a page. */
import type { SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'

interface SqlDatabase {
  readonly name: string
  readonly drizzle: { all?(query: SQL): Promise<unknown[]>; execute?(query: SQL): Promise<{ rows: unknown[] }> }
}

/** @returns `null` where the database does not speak SQL. */
export async function askSql(payload: Payload, query: SQL): Promise<readonly unknown[] | null> {
  const { name, drizzle } = payload.db as unknown as SqlDatabase
  if (name === 'mongoose') return null
  return (await drizzle.all?.(query)) ?? (await drizzle.execute?.(query))?.rows ?? []
}
