/** Many small rows, read as the database has them: Payload's own way of reading takes most of the time that there is for a page. */
import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'
import { z } from 'zod'

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

/** The rows of a group as one value, a list of these columns each: drivers take longer for thousands of rows than a database for finding them. */
export function listed(payload: Payload, ...columns: readonly SQL[]): SQL {
  const all = sql.join([...columns], sql`, `)
  return payload.db.name === 'sqlite' ? sql`json_group_array(json_array(${all}))` : sql`json_agg(json_build_array(${all}))`
}

/** What `listed` made, as SQLite has it, or as PostgreSQL's driver has read it. Nothing at all is an empty list. */
export const fromListed = <Columns extends z.ZodType>(columns: Columns) =>
  z.preprocess((value) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : (value ?? [])), z.array(columns))
