/** Numbers as tables, on a real database and over real HTTP: the same as the overview tells, whole, and harmless in a spreadsheet. */
import { parse } from 'csv-parse/sync'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportColumns, exportNames, metricColumns, type ExportName, type ExportPage, type ExportRow } from '../../src/core/exports.ts'
import type { NumbersOverview } from '../../src/core/numbers.ts'
import { roles } from '../../src/core/roles.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { someNumbers, type SomeNumbers } from '../support/some-numbers.ts'

type Query = Readonly<Record<string, string>>

describe(`numbers as tables on ${database}`, () => {
  let hub: LiveHub
  let analyst: Person
  let mastodon: string
  let bluesky: string
  let otherBrand: string
  let campaign: string
  let published: SomeNumbers['published']
  beforeAll(async () => {
    hub = await liveHub(database)
    analyst = await hub.person('analyst')
    ;({ mastodon, bluesky, otherBrand, campaign, published } = await someNumbers(hub))
  })
  afterAll(() => hub?.stop())

  const address = (name: ExportName, query: Query) => `/api/numbers/export/${name}?${new URLSearchParams(query).toString()}`
  const page = async (name: ExportName, query: Query = {}) => (await analyst.get(address(name, query)).expect(200)).body as ExportPage
  const rowsOf = async (name: ExportName, query: Query = {}) => (await page(name, { limit: '1000', ...query })).rows
  const text = async (name: ExportName, query: Query) => {
    const { text: body, headers } = await analyst.get(address(name, query)).buffer(true).expect(200)
    return { body, headers: headers as Record<string, string> }
  }
  const overview = async (query: Query) =>
    (await analyst.get(`/api/numbers/overview?${new URLSearchParams(query).toString()}`).expect(200)).body as NumbersOverview
  const sum = (rows: readonly ExportRow[], column: string) => rows.reduce((all, row) => all + Number(row[column] ?? 0), 0)

  it('are for who is signed in, in any role, and by the key of a user', async () => {
    for (const name of exportNames) {
      await supertest(hub.base).get(`/api/numbers/export/${name}`).expect(401)
      await supertest(hub.base).get(`/api/numbers/export/${name}`).set('Authorization', 'users API-Key nobody').expect(401)
      for (const role of roles) expect((await (await hub.person(role)).get(address(name, {})).expect(200)).body).toEqual(await page(name))
    }
    const apiKey = '2f9c3f52-6a5d-4f5e-9f5e-6c0f5d1b7a11'
    await hub.payload.update({ collection: 'users', id: analyst.id, data: { enableAPIKey: true, apiKey } })
    const byKey = await supertest(hub.base)
      .get(address('clicks', { format: 'csv' }))
      .set('Authorization', `users API-Key ${apiKey}`)
      .expect(200)
    expect(byKey.text).toBe((await text('clicks', { format: 'csv' })).body)
  })

  it('refuse what they cannot read, and say what to write instead', async () => {
    const refused: readonly (readonly [ExportName, Query, RegExp])[] = [
      ['deliveries', { format: 'xlsx' }, /^format: write csv, jsonl or json/],
      ['deliveries', { limit: '0' }, /^limit: must be 1 or more/],
      ['deliveries', { limit: '1e9' }, /^limit: must be 1000 or less/],
      ['deliveries', { limit: 'many' }, /^limit: is no number/],
      ['deliveries', { format: 'csv', limit: '5' }, /^format: with limit and after only json/],
      ['deliveries', { after: 'yesterday' }, /^after: take it from/],
      ['clicks', { after: (await page('deliveries', { limit: '1' })).next ?? '' }, /^after: take it from/],
      ['measurements', { after: Buffer.from(`["measurements","${mastodon}","x"]`).toString('base64url') }, /^after: take it from/],
      ['deliveries', { from: 'yesterday' }, /^from: write a day/],
      ['accounts', { brand: '7' }, /^brand: is no id/],
      ['clicks', { from: '2026-11-02', to: '2026-11-01' }, /^to: lies before/],
    ]
    for (const [name, query, said] of refused) {
      const { body } = await analyst.get(address(name, query)).expect(400)
      expect((body as { errors: { message: string }[] }).errors[0]?.message).toMatch(said)
    }
    await analyst.get(address('clicks', { campaign: hub.brand })).expect(404)
    await analyst.get('/api/numbers/export/passwords').expect(404)
  })

  it('add up to what the overview says, whatever is chosen', async () => {
    const choices: readonly Query[] = [
      {},
      { brand: hub.brand },
      { brand: otherBrand },
      { channel: bluesky },
      { campaign },
      { brand: hub.brand, from: '2026-11-17', to: '2026-11-17' },
      { from: '2026-11-02' },
      { brand: otherBrand, channel: mastodon },
      { campaign, to: '2026-11-03' },
      { from: '2030-01-01' },
    ]
    for (const choice of choices) {
      const { totals, clicks, followers } = await overview(choice)
      const rows = await rowsOf('deliveries', choice)
      expect([rows.length, rows.filter(({ part }) => part === 0).length]).toEqual([totals.deliveries, totals.posts])
      for (const [column, measure] of [['engagements', 'engagements'] as const, ...metricColumns]) {
        const told = rows.filter((row) => row[column] !== null)
        const expected = told.length === 0 ? undefined : { sum: sum(told, column), told: told.length }
        expect(totals.sums[measure]).toEqual(expected)
      }
      // The newest of all measurements is what is listed.
      const measured = await rowsOf('measurements', choice)
      const newest = new Map(
        measured
          .filter(({ measured_at: at, published_at: from }) => Date.parse(String(at)) - Date.parse(String(from)) > 1e7)
          .map((row) => [`${row.delivery_id} ${row.metric}`, row]),
      )
      expect(sum([...newest.values()], 'value')).toBe(metricColumns.reduce((all, [column]) => all + sum(rows, column), 0))

      const clicked = await rowsOf('clicks', choice)
      expect({ clicks: sum(clicked, 'clicks'), visitors: sum(clicked, 'visitors'), bots: sum(clicked, 'bots') }).toEqual(clicks.totals)
      const accounts = await rowsOf('accounts', choice)
      const points = followers.flatMap(({ channel, points }) => points.map(({ day, value }) => `${channel.id} ${day} ${value}`))
      expect(accounts.map((row) => `${row.channel_id} ${row.day} ${row.followers}`).sort()).toEqual(points.sort())
    }
  })

  it('tell ids and names, and nothing where nothing is known', async () => {
    const rows = await rowsOf('deliveries')
    expect(rows.find(({ campaign_id: of }) => of === campaign)).toMatchObject({
      ...{
        title: 'Beitrag vom 2026-11-18',
        brand: 'Acme',
        campaign: 'Wärme',
        channel: 'Acme mastodon',
        platform: 'mastodon',
        kind: 'text',
      },
      ...{ published_at: '2026-11-18T09:00:00.000Z', standing: 'measured', reactions: 60, follows: -1, views: null, topics: null },
    })
    expect(rows[0]).toMatchObject({
      topics: 'wind, meer',
      watch_time: 12.5,
      engagements: 9,
      url: expect.stringMatching(/^https:/) as string,
    })
    expect(rows.find(({ standing }) => standing === 'waiting')).toMatchObject({ engagements: null, reactions: null, measured_at: null })
    expect(
      (await rowsOf('accounts', { channel: mastodon })).map(({ day, followers, posts, reach }) => [day, followers, posts, reach]),
    ).toEqual([
      ['2026-11-01', 100, 7, null],
      ['2026-11-02', 110, null, null],
    ])
    expect((await rowsOf('clicks')).map(({ code, channel, title, campaign: of, day }) => [code, channel, title, of, day])).toEqual([
      ['aaa', 'Acme mastodon', 'Wärme', 'Wärme', '2026-11-03'],
      ['aaa', 'Acme mastodon', 'Wärme', 'Wärme', '2026-11-03'],
      ['aaa', 'Acme mastodon', 'Wärme', 'Wärme', '2026-11-04'],
      ['bbb', null, 'Wärme', 'Wärme', '2026-11-04'],
    ])
    for (const name of exportNames)
      for (const row of await rowsOf(name)) expect(Object.keys(row).sort()).toEqual([...exportColumns[name]].sort())
  })

  it('are the same as CSV and as JSON Lines, and nothing in them runs', async () => {
    for (const name of exportNames) {
      const rows = await rowsOf(name)
      expect(rows.length).toBeGreaterThan(0)
      const csv = await text(name, { format: 'csv' })
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
      expect(csv.headers['content-disposition']).toMatch(new RegExp(`^attachment; filename="funkhaus-${name}-\\d{4}-\\d\\d-\\d\\d\\.csv"$`))
      expect(csv.body.startsWith('\uFEFF')).toBe(true)
      const [head, ...cells] = parse(csv.body, { bom: true, record_delimiter: '\r\n' })
      expect(head).toEqual([...exportColumns[name]])
      const plain = (value: string | number | null | undefined) =>
        typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? '')
      expect(cells).toEqual(rows.map((row) => exportColumns[name].map((column) => plain(row[column]))))
      const jsonl = await text(name, { format: 'jsonl' })
      expect(jsonl.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
      expect(
        jsonl.body
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      ).toEqual(rows)
      const [first = ''] = jsonl.body.split('\n', 1)
      expect(Object.keys(JSON.parse(first) as object)).toEqual([...exportColumns[name]])
    }
    const { body } = await text('deliveries', { format: 'csv' })
    expect(body).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    expect(body).toContain(`"'-5 Grad"`)
    // A number is no text.
    expect(body).toContain(',-1,')
    expect((await text('clicks', { format: 'csv', from: '2030-01-01' })).body).toBe(`\uFEFF${exportColumns.clicks.join(',')}\r\n`)
    expect((await text('clicks', { format: 'jsonl', from: '2030-01-01' })).body).toBe('')
  })

  it('come in pages that leave nothing out and tell nothing twice, also while more is measured', async () => {
    for (const name of exportNames) {
      const before = await rowsOf(name)
      const seen: ExportRow[] = []
      for (let after: string | null = null, n = 0; n === 0 || after !== null; n++) {
        const { rows, next }: ExportPage = await page(name, { limit: '2', ...(after === null ? {} : { after }) })
        expect(rows.length).toBe(next === null ? rows.length : 2)
        seen.push(...rows)
        after = next
        if (n === 0) await published(bluesky, { at: `2026-11-2${exportNames.indexOf(name)}T09:00Z`, numbers: { reactions: 3 } })
      }
      const keys = seen.map((row) => JSON.stringify(row))
      expect(new Set(keys).size).toBe(keys.length)
      expect(before.filter((row) => !keys.includes(JSON.stringify(row)))).toEqual([])
    }
  })
})
