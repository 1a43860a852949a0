/** The ledger in SQL: what is the same on SQLite and PostgreSQL. How each carries it out stands in `ledger-sqlite.payload.ts` and `ledger-postgres.payload.ts`. */
import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { rowFields } from './ledger-row.ts'
import { termsOf, type Term } from './ledger-terms.ts'
import { goesNow, type AttemptRecord, type Change, type Order, type Query, type SettledAttempt, type Store } from './ledger.ts'

export type Value = string | number | boolean | Date | null
/** Takes a value and gives back what stands for it in the statement. */
export type Put = (value: Value) => string
/** One statement. `source` is where the row of the change before it is read. */
export type Write = (put: Put, source: string) => string

export interface SqlDatabase {
  /** What a row is read as. */
  readonly selection: (columns: readonly { readonly name: string; readonly field: string }[]) => string
  /** How a row is changed so that a lane that is taken is passed over, as far as the database can say that. */
  readonly update: string
  /** A parameter's type, where the database cannot tell it by itself. */
  readonly cast: (parameter: string, type: string) => string
  readonly now: () => Promise<Date>
  readonly query: (write: Write) => Promise<readonly unknown[]>
  /**
   * Each group is a change and what is written along with it; all groups are on the disk at once.
   * @returns the row of each group's first statement, or `null`.
   */
  readonly atOnce: (groups: readonly (readonly Write[])[]) => Promise<readonly unknown[]>
}

interface Column {
  readonly name: string
  getSQLType(): string
}
type Tables = { readonly [table: string]: { readonly [field: string]: Column } }

export function sqlStore(payload: Payload, database: SqlDatabase): Store {
  const { tables } = payload.db as unknown as { readonly tables: Tables }
  const columnOf = (table: string, field: string): Column => {
    const column = tables[table]?.[field]
    if (!column) throw new Error(`The table ${table} has no column for ${field}.`)
    return column
  }
  const named = (field: string) => `"${columnOf('deliveries', field).name}"`
  const columns = database.selection(rowFields.map((field) => ({ field, name: named(field) })))

  const condition = ({ field, comparison, values }: Term, put: Put): string => {
    const [value = null] = values
    switch (comparison) {
      case 'is':
        return `${named(field)} = ${put(value)}`
      case 'among':
        // One value as an equality: only then an index keeps its order.
        return values.length === 1
          ? `${named(field)} = ${put(value)}`
          : values.length > 1
            ? `${named(field)} in (${values.map(put).join(', ')})`
            : '1 = 0'
      case 'until':
        return `${named(field)} <= ${put(value)}`
      case 'after':
        return `${named(field)} > ${put(value)}`
      case 'filled':
        // Not `<>`, for which no index is asked.
        return `${named(field)} > ''`
    }
  }
  const where = (query: Query, put: Put): string => ['1 = 1', ...termsOf(query).map((term) => condition(term, put))].join(' and ')

  const select =
    (query: Query, { by, limit, newestFirst }: Order): Write =>
    (put) =>
      `select ${columns} from "deliveries" where ${where(query, put)} order by ${named(by)}${newestFirst ? ' desc' : ''}, "id" limit ${limit}`

  const changing =
    ({ id, expect, patch }: Change): Write =>
    (put) => {
      const set = Object.entries({ ...patch, updatedAt: new Date() }).map(([field, value]) => `${named(field)} = ${put(value)}`)
      return `${database.update} "deliveries" set ${set.join(', ')} where ${where({ ...expect, id }, put)} returning ${columns}`
    }
  const opening =
    ({ delivery, ...attempt }: AttemptRecord): Write =>
    (put, source) => {
      const given = Object.entries({ id: randomUUID(), delivery, ...attempt }).map(([field, value]) => {
        const column = columnOf('attempts', field)
        return { name: `"${column.name}"`, value: database.cast(put(value), column.getSQLType()) }
      })
      const into = given.map(({ name }) => name).join(', ')
      const values = given.map(({ value }) => value).join(', ')
      // The row has this fence and this attempt only if the change before it has matched.
      const matched = `"id" = ${put(delivery)} and "fence" = ${put(attempt.fence)} and "attempt" = ${put(attempt.number)} and "state" = 'sending'`
      return `insert into "attempts" (${into}) select ${values} from ${source} where ${matched}`
    }
  const settling =
    ({ delivery, number, ...settled }: SettledAttempt): Write =>
    (put) => {
      const set = Object.entries({ ...settled, settledAt: new Date() }).map(
        ([field, value]) => `"${columnOf('attempts', field).name}" = ${put(value)}`,
      )
      return `update "attempts" set ${set.join(', ')} where "delivery_id" = ${put(delivery)} and "number" = ${put(number)} returning 1 as "row"`
    }
  const group = (change: Change): Write[] => {
    const { opens, settles } = change.along ?? {}
    return [changing(change), ...(opens ? [opening(opens)] : []), ...(settles ? [settling(settles)] : [])]
  }

  return {
    now: database.now,
    find: async (query, order) => [...(await database.query(select(query, order)))],
    async next(now) {
      // For each channel a probe of the index that ends at the first row; no look at all that is due.
      const first = (put: Put) =>
        `select "id" from "deliveries" where ${named('channel')} = "channels"."id" and ${where(goesNow(now), put)} order by ${named('dueAt')}, "id" limit 1`
      return [
        ...(await database.query((put) => `select ${columns} from "deliveries" where "id" in (select (${first(put)}) from "channels")`)),
      ]
    },
    async commit(changes) {
      try {
        return await database.atOnce(changes.map(group))
      } catch (error) {
        if (!isUniqueViolation(error) && !isDeadlock(error)) throw error
        // Nothing of it was written. One of them found its lane taken, or stood in somebody's way: which, is found out one by one.
        if (changes.length === 1) {
          if (isUniqueViolation(error)) return [null]
          throw error
        }
        const rows: unknown[] = []
        for (const change of changes) rows.push(...(await this.commit([change])))
        return rows
      }
    },
    settle: async (settled) => void (await database.atOnce(settled.map((one) => [settling(one)]))),
  }
}

/** Two processes that change the same rows in another order: PostgreSQL ends one of them, and undoes all that it did. */
const isDeadlock = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '40P01'
