/** A ledger that is years old: copies of one delivery that is over, written by the database itself. */
import type { Payload } from 'payload'
import { rowFields } from '../../src/delivery/ledger-row.ts'

interface Drizzled {
  readonly name: string
  readonly tables: { readonly deliveries: { readonly [field: string]: { readonly name: string } } }
  readonly client?: { execute(sql: string): Promise<unknown> }
  readonly pool?: { query(sql: string): Promise<unknown> }
}

/** @param count so many rows, in steps of 100,000 */
export async function fillLedger(payload: Payload, count: number): Promise<void> {
  const { name, tables, client, pool } = payload.db as unknown as Drizzled
  const isPostgres = name === 'postgres'
  const named = (field: string) => `"${tables.deliveries[field]?.name ?? field}"`
  const text = (prefix: string) => `'${prefix}' || s.i`
  const dueAt = isPostgres ? `now() - (s.i || ' minutes')::interval` : `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-' || s.i || ' minutes')`
  const own: { readonly [field: string]: string } = {
    id: isPostgres ? 'gen_random_uuid()' : text('old-'),
    occurrence: '1000 + s.i',
    key: text('old-'),
    lane: text('old-'),
    slot: text('old-'),
    dueAt,
    publishedAt: dueAt,
    measureAt: 'null',
  }
  const into = rowFields.map(named).join(', ')
  const values = rowFields.map((field) => own[field] ?? `d.${named(field)}`).join(', ')
  const step = 100_000
  for (let from = 0; from < count; from += step) {
    const [first, last] = [from + 1, Math.min(from + step, count)]
    const series = isPostgres
      ? `(select generate_series(${first}, ${last}) as i) s`
      : `(with recursive n(i) as (values (${first}) union all select i + 1 from n where i < ${last}) select i from n) s`
    const one = `(select * from "deliveries" where "state" = 'published' limit 1) d`
    const sql = `insert into "deliveries" (${into}) select ${values} from ${one}, ${series}`
    await (isPostgres ? pool?.query(sql) : client?.execute(sql))
  }
  // As autovacuum does it. Nobody analyses an SQLite database of the hub.
  if (isPostgres) await pool?.query('analyze "deliveries"')
}
