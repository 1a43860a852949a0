/** The views of `views.ts` in the database: taken away before the schema changes, and made again when it has. */
import type { Payload } from 'payload'
import { versionOf, viewsFor, type Dialect } from './views.ts'

interface Sql {
  readonly client: { executeMultiple(sql: string): Promise<unknown>; execute(sql: string): Promise<{ readonly rows: readonly unknown[] }> }
  readonly pool: { query(sql: string): Promise<{ readonly rows: readonly unknown[] }> }
}

interface Views {
  readonly dialect: Dialect
  readonly nameOf: (view: string) => string
  /** All of it or none. */
  run(statements: readonly string[]): Promise<void>
  ask(query: string): Promise<unknown>
}

function viewsOf({ db }: Payload): Views | null {
  const { client, pool } = db as unknown as Sql
  if (db.name === 'sqlite')
    return {
      dialect: 'sqlite',
      nameOf: (view) => `bi_${view}`,
      run: async (statements) => void (await client.executeMultiple(['begin', ...statements, 'commit'].join(';\n'))),
      ask: async (query) => (await client.execute(query)).rows[0],
    }
  if (db.name === 'postgres')
    return {
      dialect: 'postgres',
      nameOf: (view) => `bi.${view}`,
      // Statements that are sent together are one transaction.
      run: async (statements) => void (await pool.query(statements.join(';\n'))),
      ask: async (query) => (await pool.query(query)).rows[0],
    }
  return null
}

const version = 'version'
const dropsOf = ({ dialect, nameOf }: Views) =>
  [version, ...Object.keys(viewsFor(dialect))].map((view) => `drop view if exists ${nameOf(view)}`)

/** Before a change of the schema: neither database lets what a view shows be changed. What stands in the way is said in the log. */
export async function dropViews(payload: Payload): Promise<void> {
  const views = viewsOf(payload)
  if (!views) return
  try {
    if (await hasPlace(views)) await views.run(dropsOf(views))
  } catch (error) {
    payload.logger.warn(
      { err: error },
      'The views for BI tools could not be taken away before the database is brought to this version. Take away what was built upon them.',
    )
  }
}

/**
 * Makes them where they are not there as they are to be; otherwise nothing is touched, so that nobody who reads them is disturbed. What stands
 * in the way is said in the log: the hub itself does not need them.
 */
export async function makeViews(payload: Payload): Promise<void> {
  const views = viewsOf(payload)
  if (!views) return
  const { dialect, nameOf } = views
  const wanted = versionOf(dialect)
  const made = await views.ask(`select version from ${nameOf(version)}`).catch(() => null)
  if ((made as { version?: unknown } | null)?.version === wanted) return
  const creates = Object.entries({ ...viewsFor(dialect), [version]: `select '${wanted}' as version` })
  try {
    await views.run([
      ...((await hasPlace(views)) ? [] : ['create schema bi']),
      ...dropsOf(views),
      ...creates.map(([view, select]) => `create view ${nameOf(view)} as ${select}`),
    ])
  } catch (error) {
    payload.logger.warn(
      { err: error },
      'The views for BI tools could not be made; everything else works. On PostgreSQL, let the hub make them: CREATE SCHEMA bi AUTHORIZATION its_role; and start it again.',
    )
  }
}

/** To make a schema that is there already needs the right to make one. */
const hasPlace = async ({ dialect, ask }: Views): Promise<boolean> =>
  dialect === 'sqlite' || (await ask(`select 1 from pg_namespace where nspname = 'bi'`)) !== undefined
