/** Opens the shelf on the database that DATABASE_URL names, over a connection of its own. Nothing is asked before the first question. */
import { sqlShelf } from './shelf-sql.ts'
import type { Shelf, ShelfLog } from './shelf.ts'

export async function openShelf(url: string, log: ShelfLog): Promise<Shelf> {
  if (/^postgres(ql)?:/.test(url)) {
    const { default: pg } = await import('pg')
    const pool = new pg.Pool({ connectionString: url, max: 3 })
    // Without a listener an idle connection that breaks ends the process. The next question opens another.
    pool.on('error', () => {})
    const numbered = (sql: string) => {
      let n = 0
      return sql.replaceAll('?', () => `$${++n}`)
    }
    return sqlShelf(
      async (sql, values) => (await pool.query<object>(numbered(sql), [...values])).rows,
      () => pool.end(),
      log,
    )
  }
  if (/^mongodb(\+srv)?:/.test(url)) return (await import('./shelf-mongodb.ts')).mongodbShelf(url, log)
  const { createResilientClient } = await import('../../database/resilient-sqlite.ts')
  const client = createResilientClient(url)
  return sqlShelf(
    // The driver's rows are arrays with names.
    async (sql, values) => (await client.execute({ sql, args: [...values] })).rows.map((row) => ({ ...row })),
    async () => client.close(),
    log,
  )
}
