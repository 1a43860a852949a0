/** Views for programs that read SQL, on the databases that speak it: the same rows as the exports tell, and in nobody's way. */
import { randomBytes } from 'node:crypto'
import type { Migration, Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportColumns, exportNames, notInViews, type ExportName, type ExportPage } from '../../src/core/exports.ts'
import { makeViews } from '../../src/database/make-views.ts'
import { migrate } from '../../src/database/migrate.ts'
import { liveHub, type LiveHub } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { someNumbers } from '../support/some-numbers.ts'

type Row = Readonly<Record<string, unknown>>
interface Pool {
  query(sql: string): Promise<{ readonly rows: readonly Row[]; readonly fields: readonly { readonly name: string }[] }>
  end(): Promise<void>
}
interface Sql {
  readonly client: { execute(sql: string): Promise<{ readonly rows: readonly Row[]; readonly columns: readonly string[] }> }
  readonly pool: Pool
  readonly pg: { readonly Pool: new (options: object) => Pool }
}

// MongoDB speaks no SQL: there the exports are the way.
describe.skipIf(database === 'mongodb')(`views on ${database}`, () => {
  const isSqlite = database === 'sqlite'
  let hub: LiveHub
  beforeAll(async () => {
    hub = await liveHub(database)
    await someNumbers(hub)
  })
  afterAll(() => hub?.stop())

  const db = () => hub.payload.db as unknown as Sql
  const nameOf = (view: string) => (isSqlite ? `bi_${view}` : `bi.${view}`)
  const ask = async (query: string): Promise<{ readonly rows: readonly Row[]; readonly columns: readonly string[] }> => {
    if (isSqlite) return db().client.execute(query)
    const { rows, fields } = await db().pool.query(query)
    return { rows, columns: fields.map(({ name }) => name) }
  }
  const exported = async (name: ExportName) => {
    const analyst = await hub.person('analyst')
    return ((await analyst.get(`/api/numbers/export/${name}?limit=1000`).expect(200)).body as ExportPage).rows
  }
  /** As JSON has them: whichever database, and whatever its driver makes of a number or an instant. */
  const plain = (row: Row, columns: readonly string[]) =>
    columns
      .map((column) => {
        const value = row[column]
        if (value instanceof Date) return value.toISOString()
        return typeof value === 'string' && value !== '' && !Number.isNaN(Number(value)) ? Number(value) : value
      })
      .map((value) => JSON.stringify(value))
      .join(' ')

  it.each(exportNames)('show what the export of %s tells', async (name) => {
    const wanted = exportColumns[name].filter((column) => !notInViews.includes(column))
    const { rows, columns } = await ask(`select * from ${nameOf(name)}`)
    expect(columns).toEqual(wanted)
    expect(rows.map((row) => plain(row, wanted)).sort()).toEqual((await exported(name)).map((row) => plain(row, wanted)).sort())
    expect(rows.length).toBeGreaterThan(0)
  })

  it('show each post once, however often it went out and was written', async () => {
    const { rows, columns } = await ask(`select * from ${nameOf('posts')}`)
    expect(columns).toEqual([
      'post_id',
      'title_de',
      'title_en',
      'brand_id',
      'brand',
      'campaign_id',
      'campaign',
      'first_published_at',
      'deliveries',
    ])
    const posts = new Set((await exported('deliveries')).map(({ post_id: post }) => post))
    expect(rows.map(({ post_id: post }) => post).sort()).toEqual([...posts].sort())
    const warmth = rows.find(({ campaign }) => campaign === 'Wärme')
    expect([warmth?.title_de, warmth?.title_en, Number(warmth?.deliveries)]).toEqual(['Wärme', 'Warmth', 1])
  })

  it('are left alone by a start that changes nothing, and are there after many at once', async () => {
    const all = isSqlite
      ? `select name, rowid as made from sqlite_master where type = 'view' order by name`
      : `select relname as name, oid as made from pg_class where relkind = 'v' and relnamespace = 'bi'::regnamespace order by relname`
    const { rows } = await ask(all)
    expect(rows).toHaveLength(exportNames.length + 2)
    await migrate(hub.payload)
    expect((await ask(all)).rows).toEqual(rows)
    await ask(`drop view ${nameOf('version')}`)
    await Promise.all(Array.from({ length: isSqlite ? 1 : 4 }, () => migrate(hub.payload)))
    expect((await ask(all)).rows.map(({ name }) => name)).toEqual(rows.map(({ name }) => name))
  })

  it('give way to a migration of what they show, and come back', async () => {
    const { sql } = isSqlite ? await import('@payloadcms/db-sqlite') : await import('@payloadcms/db-postgres')
    const up = async ({ db }: { db: unknown }) => {
      const { run, execute } = db as { run?: (query: unknown) => Promise<unknown>; execute?: (query: unknown) => Promise<unknown> }
      for (const statement of ['add column seen numeric default 0', 'drop column visitors', 'rename column seen to visitors'])
        await (run ?? execute)?.call(db, sql.raw(`alter table link_clicks ${statement}`))
    }
    expect(await migrate(hub.payload, [{ name: 'later', up, down: async () => {} } as Migration])).toEqual(['later'])
    const { rows } = await ask(`select sum(clicks) as clicks, sum(visitors) as visitors from ${nameOf('clicks')}`)
    expect(Object.values(rows[0] ?? {}).map(Number)).toEqual([17, 0])
  })

  it.skipIf(isSqlite)('can be read by a role that may read nothing else, after an update too', async () => {
    const role = `reader_${randomBytes(4).toString('hex')}`
    const run = (query: string) => db().pool.query(query)
    await run(`create role ${role}; grant usage on schema bi to ${role}; grant select on all tables in schema bi to ${role};
      alter default privileges in schema bi grant select on tables to ${role}`)
    const url = process.env.DATABASE_URL
    const pool = new (db().pg.Pool)({ connectionString: url, options: `-c role=${role}`, max: 1 })
    try {
      for (const started of [false, true]) {
        if (started) {
          await run('drop view bi.version')
          await migrate(hub.payload)
        }
        expect((await pool.query('select * from bi.deliveries')).rows.length).toBeGreaterThan(0)
      }
      for (const table of ['users', 'channels', 'measurements', 'app_keys'])
        await expect(pool.query(`select * from public.${table}`)).rejects.toThrow('permission denied')

      // To a hub with such a role it is said what to do, and it starts.
      await run('drop view bi.version')
      const said: unknown[] = []
      const weak = { db: { name: 'postgres', pool }, logger: { warn: (_: unknown, text: string) => said.push(text) } }
      await makeViews(weak as unknown as Payload)
      expect(said).toEqual([expect.stringContaining('CREATE SCHEMA bi AUTHORIZATION')])
      await makeViews(hub.payload)
    } finally {
      await pool.end()
      await run(`drop owned by ${role}; drop role ${role}`)
    }
  })

  it('show nothing that is secret, and nobody who works here', async () => {
    for (const view of [...exportNames, 'posts']) {
      const { columns } = await ask(`select * from ${nameOf(view)}`)
      expect(columns.filter((column) => /secret|credential|token|hash|key|mail|user|owner|editor|password/.test(column))).toEqual([])
    }
  })
})
