/** PostgreSQL: several changes are the common table expressions of one statement, so they are one round trip and one commit. */
import type { Payload } from 'payload'
import { databaseClock } from './database-clock.ts'
import type { SqlDatabase, Value } from './ledger-sql.payload.ts'

type Parameter = string | number | boolean | null
interface Pool {
  query(text: string, values?: readonly Parameter[]): Promise<{ rows: unknown[] }>
}

const parameter = (value: Value): Parameter => (value instanceof Date ? value.toISOString() : value)

function collecting() {
  const values: Parameter[] = []
  return { values, put: (value: Value) => `$${values.push(parameter(value))}` }
}

export function postgresDatabase(payload: Payload): SqlDatabase {
  const pool = () => (payload.db as unknown as { readonly pool: Pool }).pool
  return {
    selection: (columns) => columns.map(({ name, field }) => `${name} as "${field}"`).join(', '),
    update: 'update',
    cast: (given, type) => `${given}::${type}`,
    now: databaseClock(async () => {
      const { rows } = await pool().query('select now() as now')
      return (rows[0] as { now: Date }).now
    }),
    async query(write) {
      const { values, put } = collecting()
      return (await pool().query(write(put, '"deliveries"'), values)).rows
    },
    async atOnce(groups) {
      const { values, put } = collecting()
      const parts = groups.flatMap((writes, group) => writes.map((write, step) => `g${group}_${step} as (${write(put, `g${group}_0`)})`))
      const answers = groups.map((_, group) => `select ${group} as "group", to_jsonb(g${group}_0) as "row" from g${group}_0`)
      const { rows } = await pool().query(`with ${parts.join(', ')} ${answers.join(' union all ')}`, values)
      const found = new Map((rows as { group: number; row: unknown }[]).map(({ group, row }) => [group, row]))
      return groups.map((_, group) => found.get(group) ?? null)
    },
  }
}
