/** The shelf on SQLite and PostgreSQL, without Payload: three questions to the tables that its adapters made. */
import { z } from 'zod'
import { columns, readContent, readRow, type Shelf } from './shelf.ts'

/** Asks with `?` for each value. */
export type Ask = (sql: string, values: readonly string[]) => Promise<readonly object[]>

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const selected = columns.map((name) => `${snake(name)} as "${name}"`).join(', ')
// The body of rows that an older version wrote, which has no facts: once, for they are filled in by the next publication.
const withBody = `select ${selected}, case when facts is null then body end as "body" from publications`

const contentRow = z.object({ id: z.string(), key: z.string(), body: z.string() })
/** SQLite takes some thousand values in a statement, PostgreSQL 65,535. */
const mostIds = 500

export const sqlShelf = (ask: Ask, close: () => Promise<void>): Shelf => ({
  all: async () => (await ask(withBody, [])).map(readRow),
  changedSince: async (at) => (await ask(`${withBody} where changed_at >= ?`, [at.toISOString()])).map(readRow),
  async contents(ids) {
    const found = new Map<string, ReturnType<typeof readContent>>()
    for (let from = 0; from < ids.length; from += mostIds) {
      const some = ids.slice(from, from + mostIds)
      const sql = `select id, key, body from publications where withdrawn_at is null and id in (${some.map(() => '?').join(', ')})`
      for (const row of await ask(sql, some)) {
        const { id, ...content } = contentRow.parse(row)
        found.set(id, readContent(content))
      }
    }
    return found
  },
  sites: async () => (await ask('select body from site_settings', [])).map((row) => z.object({ body: z.string() }).parse(row).body),
  close,
})
