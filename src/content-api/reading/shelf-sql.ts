/** The shelf on SQLite and PostgreSQL, without Payload: three questions to the tables that its adapters made. */
import { z } from 'zod'
import { columns, readContent, rowReader, unknownAmong, type Shelf, type ShelfLog } from './shelf.ts'

/** Asks with `?` for each value. */
export type Ask = (sql: string, values: readonly string[]) => Promise<readonly object[]>

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const selected = columns.map((name) => `${snake(name)} as "${name}"`).join(', ')
// The body of rows that an older version wrote, which has no facts: once, for they are filled in by the next publication.
const withBody = `select ${selected}, case when facts is null then body end as "body" from publications`

const contentRow = z.object({ id: z.string(), key: z.string(), body: z.string() })
/** SQLite takes some thousand values in a statement, PostgreSQL 65,535. */
const mostIds = 500

async function askByIds(ask: Ask, sql: string, ids: readonly string[]): Promise<object[]> {
  const rows: object[] = []
  for (let from = 0; from < ids.length; from += mostIds) {
    const some = ids.slice(from, from + mostIds)
    rows.push(...(await ask(`${sql} id in (${some.map(() => '?').join(', ')})`, some)))
  }
  return rows
}

export function sqlShelf(ask: Ask, close: () => Promise<void>, log: ShelfLog): Shelf {
  const read = rowReader(log)
  return {
    all: async () => read(await ask(withBody, [])),
    async changedSince(at, isKnown = () => false) {
      const changes = await ask('select id, changed_at as "changedAt" from publications where changed_at >= ?', [at.toISOString()])
      return read(await askByIds(ask, `${withBody} where`, unknownAmong(changes, isKnown)))
    },
    async contents(ids) {
      const rows = await askByIds(ask, 'select id, key, body from publications where withdrawn_at is null and', ids)
      return new Map(rows.map((row) => contentRow.parse(row)).map(({ id, ...content }) => [id, readContent(content)]))
    },
    sites: async () => (await ask('select body from site_settings', [])).map((row) => z.object({ body: z.string() }).parse(row).body),
    close,
  }
}
