/** Many rows at once, each of them made or brought up to date: a statement for each few hundred where the database speaks SQL, else one by one. */
import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { CollectionSlug, Payload, Where } from 'payload'
import { isUniqueViolation } from '../database/unique-violation.ts'

type Value = string | number | boolean | null
export type Row = Readonly<Record<string, Value | undefined>>

export interface Upsert {
  readonly collection: CollectionSlug
  /** All of them say the same fields; what is `undefined` keeps what is stored. */
  readonly rows: readonly Row[]
  /** The fields of the unique index. */
  readonly key: readonly string[]
  /**
   * What becomes of a row that is there. `replace`: it says what the new one says. `keep`: it stays. `{ newest }` and `{ oldest }`: the one whose
   * field says a later, or an earlier, time stays.
   */
  readonly where: 'replace' | 'keep' | { readonly newest: string } | { readonly oldest: string }
}

interface Table extends Record<string, unknown> {
  readonly [column: string]: unknown
}
interface Insert {
  values(rows: readonly object[]): {
    onConflictDoNothing(on: { target: unknown[] }): Promise<unknown>
    onConflictDoUpdate(on: { target: unknown[]; set: object; setWhere?: SQL }): Promise<unknown>
  }
}
interface SqlAdapter {
  readonly name: string
  readonly tables: { readonly [table: string]: Table }
  readonly drizzle: { insert(table: Table): Insert }
}

const atOnce = 500

/** Nothing is stored twice, however often it is called, and by whom. @throws where the database failed: some rows may be stored then. */
export async function upsert(payload: Payload, asked: Upsert): Promise<void> {
  if (asked.rows.length === 0) return
  if (payload.db.name === 'mongoose') for (const row of asked.rows) await one(payload, asked, row)
  else for (let at = 0; at < asked.rows.length; at += atOnce) await together(payload, { ...asked, rows: asked.rows.slice(at, at + atOnce) })
}

const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

async function together(payload: Payload, { collection, rows, key, where }: Upsert): Promise<void> {
  const { tables, drizzle } = payload.db as unknown as SqlAdapter
  const table = tables[snake(collection.replaceAll('-', '_'))]
  if (!table) throw new Error(`There is no table of ${collection}.`)
  const target = key.map((field) => table[field])
  const insert = drizzle.insert(table).values(rows.map((row) => ({ ...row })))
  if (where === 'keep') return void (await insert.onConflictDoNothing({ target }))
  const columns = Object.keys(rows[0] ?? {}).filter((field) => !key.includes(field))
  const given = (field: string) => sql`excluded.${sql.identifier((table[field] as { name: string }).name)}`
  const set = Object.fromEntries(columns.map((field) => [field, sql`coalesce(${given(field)}, ${table[field]})`]))
  const setWhere =
    where === 'replace'
      ? undefined
      : 'newest' in where
        ? sql`${table[where.newest]} is null or ${given(where.newest)} >= ${table[where.newest]}`
        : sql`${given(where.oldest)} < ${table[where.oldest]}`
  await insert.onConflictDoUpdate({ target, set, ...(setWhere && { setWhere }) })
}

async function one(payload: Payload, { collection, key, where }: Upsert, row: Row): Promise<void> {
  const data = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== null))
  try {
    await payload.db.create({ collection, data })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (where === 'keep') return
    const same: Where[] = key.map((field) => ({ [field]: { equals: row[field] } }))
    const further: Where[] =
      where === 'replace'
        ? []
        : 'newest' in where
          ? [{ or: [{ [where.newest]: { exists: false } }, { [where.newest]: { less_than_equal: row[where.newest] } }] }]
          : [{ [where.oldest]: { greater_than: row[where.oldest] } }]
    await payload.db.updateOne({ collection, where: { and: [...same, ...further] }, data, options: { atomic: true } })
  }
}
