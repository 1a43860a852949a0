/** SQLite: several statements in one transaction are one flush to the disk (`synchronous = FULL`). */
import type { Payload } from 'payload'
import type { SqlDatabase, Value, Write } from './ledger-sql.payload.ts'

type Parameter = string | number | null
interface Statement {
  readonly sql: string
  readonly args: Parameter[]
}
interface Client {
  execute(statement: Statement): Promise<{ rows: readonly unknown[] }>
  batch(statements: readonly Statement[], mode: 'write'): Promise<readonly { rows: readonly unknown[] }[]>
}

const parameter = (value: Value): Parameter =>
  value instanceof Date ? value.toISOString() : typeof value === 'boolean' ? Number(value) : value

function statement(write: Write): Statement {
  const args: Parameter[] = []
  const sql = write((value) => {
    args.push(parameter(value))
    return '?'
  }, '"deliveries"')
  return { sql, args }
}

const rowOf = (row: unknown): unknown => JSON.parse((row as { readonly row: string }).row)

export function sqliteDatabase(payload: Payload): SqlDatabase {
  const client = () => (payload.db as unknown as { readonly client: Client }).client
  return {
    // One cell instead of forty: each is a step over the border between the driver and us, and costs more than what is in it.
    selection: (columns) => `json_object(${columns.map(({ name, field }) => `'${field}', ${name}`).join(', ')}) as "row"`,
    update: 'update or ignore',
    cast: (given) => given,
    now: async () => new Date(),
    query: async (write) => (await client().execute(statement(write))).rows.map(rowOf),
    async atOnce(groups) {
      const results = await client().batch(groups.flat().map(statement), 'write')
      let at = 0
      return groups.map(({ length }) => {
        const row = results[at]?.rows[0]
        at += length
        return row ? rowOf(row) : null
      })
    },
  }
}
