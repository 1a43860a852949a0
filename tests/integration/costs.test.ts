/** What was spent and what came of it, on a real database: costs by their days, conversions that are signed and count once, and both beside each other. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { promisify } from 'node:util'
import { Webhook } from 'standardwebhooks'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceStanding } from '../../src/core/conversions.ts'
import type { NumbersOverview } from '../../src/core/numbers.ts'
import type { NewSecret } from '../../src/core/webhook.ts'
import type { Received } from '../../src/conversions/receive.payload.ts'
import { hub as hubOf } from '../../src/hub.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { aBrand, aChannel } from '../support/deliveries.ts'
import { refused } from '../support/refused.ts'

interface Call {
  readonly secret?: string
  readonly now?: Date
  readonly to?: string
  /** What is sent instead of what was signed. */
  readonly instead?: string
  readonly headers?: Record<string, string>
  readonly base?: string
}

describe(`costs and conversions on ${database}`, () => {
  let hub: LiveHub
  let manager: Person
  let editor: Person
  let analyst: Person
  let source: string
  let secret: string
  let mastodon: string
  let campaign: string
  let post: string

  const made = async (person: Person, path: string, body: object) => {
    const answer = await person.post(path, body)
    expect(answer.status, answer.text).toBe(201)
    return (answer.body as { doc: { id: string } }).doc.id
  }
  const secretOf = async (id: string) => ((await manager.post(`/api/conversion-sources/${id}/secret`).expect(200)).body as NewSecret).secret

  beforeAll(async () => {
    hub = await liveHub(database)
    ;[manager, editor, analyst] = [await hub.person('channel-manager'), await hub.person('editor'), await hub.person('analyst')]
    mastodon = await aChannel(hub.payload, hub.brand, 'mastodon')
    campaign = await made(editor, '/api/campaigns', { name: 'Frühling', brand: hub.brand })
    post = await made(editor, '/api/posts?locale=de', { title: 'Die neue Glocke', brand: hub.brand, campaign })
    source = await made(manager, '/api/conversion-sources', { name: 'Shop', brand: hub.brand })
    secret = await secretOf(source)
  })
  afterAll(() => hub?.stop())

  async function tell(told: object | string, call: Call = {}) {
    const body = typeof told === 'string' ? told : JSON.stringify(told)
    const now = call.now ?? new Date()
    const headers = {
      'webhook-id': 'a-call',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(call.secret ?? secret).sign('a-call', now, body),
      ...call.headers,
    }
    const url = `${call.base ?? hub.base}/api/conversion/v1/${call.to ?? source}`
    const answer = await fetch(url, { method: 'POST', headers, body: call.instead ?? body })
    const text = await answer.text()
    return { status: answer.status, text, body: JSON.parse(text) as Received & { code?: string; detail?: string } }
  }
  const order = (more: object = {}) => ({ id: randomUUID(), name: 'Order', ...more })
  const counted = async (key: string) =>
    (
      (await analyst.get(`/api/conversions?depth=0&where[key][equals]=${encodeURIComponent(key)}`).expect(200)).body as {
        docs: Record<string, unknown>[]
      }
    ).docs
  const effect = async (query: Record<string, string>) =>
    ((await analyst.get(`/api/numbers/overview?${new URLSearchParams(query).toString()}`).expect(200)).body as NumbersOverview).effect

  describe('a conversion', () => {
    it('counts when its source has signed it, and says only what is kept', async () => {
      const told = order({ at: '2026-11-30T09:30:00+01:00', value: { amount: '129.9', currency: 'EUR' }, email: 'anna@example.com' })
      expect(await tell(told)).toMatchObject({ status: 201, body: { counted: true, attributedBy: 'nothing' } })
      const [row] = await counted(told.id)
      expect(row).toMatchObject({
        name: 'Order',
        minor: 12_990,
        value: '129.90 EUR',
        at: '2026-11-30T08:30:00.000Z',
        source,
        brand: hub.brand,
      })
      expect(JSON.stringify(row)).not.toContain('anna')
      expect(row).not.toHaveProperty('digest')
    })

    it('is refused where it is not signed by its source just now, and nobody learns why', async () => {
      const told = order()
      const body = JSON.stringify(told)
      const other = await made(manager, '/api/conversion-sources', { name: 'Without a secret', brand: hub.brand })
      const foreign = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
      const late = new Date(Date.now() - 301_000)
      const refusals = [
        await tell(told, { secret: foreign }),
        await tell(told, { instead: body.replace('Order', 'Ordex') }),
        await tell(told, { now: late }),
        await tell(told, { now: new Date(Date.now() + 310_000) }),
        await tell(told, { headers: { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 1) }, now: late }),
        await tell(told, { headers: { 'webhook-signature': '' } }),
        await tell(told, { headers: { 'webhook-signature': 'v1,' } }),
        await tell(told, { to: other }),
        await tell(told, { to: randomUUID() }),
        await tell(told, { to: 'nothing' }),
      ]
      const said = refusals.map(({ status, body: { code, detail } }) => ({ status, code, detail }))
      expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1)
      expect(said[0]).toMatchObject({ status: 401, code: 'not-signed' })
      expect(await counted(told.id)).toEqual([])
      await supertest(hub.base).get(`/api/conversion/v1/${source}`).expect(405)
    })

    it('counts once, whoever sends it again and however many at once', async () => {
      const { conversionReceiver } = await import('../../src/http/conversion-receiver.ts')
      // As another process has it.
      const app = express()
      const options = { payload: hub.payload, vault: hubOf(hub.payload).settings.vault, clock: { now: () => new Date() } }
      app.use('/api/conversion/v1', conversionReceiver(options))
      const server = createServer(app)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const another = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const told = order({ value: { amount: '5', currency: 'EUR' } })
      const answers = await Promise.all([...Array(12).keys()].map((n) => tell(told, { base: n % 2 ? another : hub.base })))
      server.close()
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(11).fill(200), 201])
      expect(await counted(told.id)).toHaveLength(1)
      // Written in another way, it is the same; with another value it is not.
      expect((await tell({ utm: {}, ...told, value: { currency: 'EUR', amount: '5.00' } })).status).toBe(200)
      expect(await tell({ ...told, value: { amount: '6', currency: 'EUR' } })).toMatchObject({
        status: 409,
        body: { code: 'told-otherwise' },
      })
      // Another source has ids of its own.
      const other = await made(manager, '/api/conversion-sources', { name: 'Other', brand: hub.brand })
      expect((await tell(told, { to: other, secret: await secretOf(other) })).status).toBe(201)
    })

    it.each([
      ['no JSON', '{', 400],
      ['no object', '[]', 422],
      ['without an id', { name: 'Order' }, 422],
      ['with an empty name', order({ name: ' ' }), 422],
      ['of a currency that is none', order({ value: { amount: '1', currency: 'EURO' } }), 422],
      ['more exact than its currency', order({ value: { amount: '1.005', currency: 'EUR' } }), 422],
      ['with an amount that is no text', order({ value: { amount: 1, currency: 'EUR' } }), 422],
      ['with a negative amount', order({ value: { amount: '-1', currency: 'EUR' } }), 422],
      ['of tomorrow', order({ at: new Date(Date.now() + 86_400_000).toISOString() }), 422],
      ['with what no database keeps', order({ name: 'a\u0000b' }), 422],
      ['with half a character', order({ utm: { campaign: '\ud800' } }), 422],
      ['too large', order({ utm: { term: 'x'.repeat(20_000) } }), 413],
    ])('%s is refused with a sentence', async (_, told, status) => {
      const answer = await tell(told)
      expect(answer.status, answer.text).toBe(status)
      expect(answer.body.detail).toMatch(/\.$/)
    })

    it('is refused while its source is paused, and where it was thrown away', async () => {
      await manager.patch(`/api/conversion-sources/${source}`, { paused: true }).expect(200)
      expect(await tell(order())).toMatchObject({ status: 403, body: { code: 'paused' } })
      await manager.patch(`/api/conversion-sources/${source}`, { paused: false }).expect(200)
      await manager.patch(`/api/conversion-sources/${source}`, { deletedAt: new Date().toISOString() }).expect(200)
      expect((await tell(order())).status).toBe(401)
      await manager.patch(`/api/conversion-sources/${source}?trash=true`, { deletedAt: null }).expect(200)
      expect((await tell(order())).status).toBe(201)
    })

    it('is signed by a secret that is shown once, and for a day also by the one before', async () => {
      const id = await made(manager, '/api/conversion-sources', { name: 'Rotated', brand: hub.brand })
      const [first, second] = [await secretOf(id), await secretOf(id)]
      for (const one of [first, second]) expect((await tell(order(), { to: id, secret: one })).status).toBe(201)
      const third = await secretOf(id)
      expect((await tell(order(), { to: id, secret: first })).status).toBe(401)
      const standing = (await manager.get(`/api/conversion-sources/${id}/standing`).expect(200)).body as SourceStanding
      expect(standing).toMatchObject({ hasSecret: true, counted: 2, address: `${hub.base}/api/conversion/v1/${id}` })
      expect(standing.formerSecretUntil).not.toBeNull()
      const stored = JSON.stringify(await hub.payload.db.findOne({ collection: 'conversion-sources', where: { id: { equals: id } } }))
      const admin = await hub.person('administrator')
      const answers = [
        ...(await Promise.all(
          [manager, admin].flatMap((person) =>
            [
              `/api/conversion-sources/${id}?depth=2&showHiddenFields=true`,
              '/api/conversion-sources?select[secrets]=true&showHiddenFields=true',
              `/api/conversion-sources/${id}/standing`,
              '/api/conversions?depth=3',
              '/api/audit-log?limit=200',
            ].map(async (path) => (await person.get(path)).text),
          ),
        )),
        stored,
      ]
      for (const answer of answers) for (const one of [first, second, third]) expect(answer).not.toContain(one.slice(6, 30))
      for (const answer of answers.slice(0, -1)) expect(answer).not.toContain('"secrets"')
      // Whoever forges one by the API is not heard.
      await manager.patch(`/api/conversion-sources/${id}`, { secrets: 'forged', rotation: 0 }).expect(200)
      expect((await tell(order(), { to: id, secret: third })).status).toBe(201)
      refused(await editor.post(`/api/conversion-sources/${id}/secret`), 403)
      await supertest(hub.base).post(`/api/conversion-sources/${id}/secret`).expect(401)
    })

    it('finds its post, channel and campaign by the short link, else by UTM, else its brand alone', async () => {
      const link = (code: string, more: object = {}) =>
        hub.payload.db.create({
          collection: 'short-links',
          data: {
            ...{ code, post, channel: mastodon, purpose: 'channel', brand: hub.brand, language: 'de', platform: 'mastodon', gone: false },
            ...more,
          },
        })
      await link('bcdfghjk')
      await link('bcdfghjm', { channel: '', purpose: 'print', platform: 'print' })
      const elsewhere = await aBrand(hub.payload)
      await link('bcdfghjn', { brand: elsewhere, language: 'en' })
      const found = async (more: object) => {
        const told = order(more)
        const { attributedBy } = (await tell(told)).body
        const [row] = await counted(told.id)
        expect(row?.attributedBy).toBe(attributedBy)
        return [attributedBy, row?.post ?? null, row?.channel ?? null, row?.campaign ?? null]
      }
      const utm = { source: 'mastodon', medium: 'social', campaign: 'fruehling', content: 'die-neue-glocke' }
      for (const written of ['bcdfghjk', 'BCDFGHJK', `${hub.base}/l/bcdfghjk?x=1`])
        expect(await found({ link: written })).toEqual(['link', post, mastodon, campaign])
      expect(await found({ link: 'bcdfghjm', utm })).toEqual(['link', post, null, campaign])
      expect(await found({ link: 'bcdfghjn' })).toEqual(['nothing', null, null, null])
      expect(await found({ link: 'zzzzzzzz', utm })).toEqual(['utm', post, mastodon, campaign])
      expect(await found({ utm: { campaign: 'fruehling' } })).toEqual(['utm', null, null, campaign])
      expect(await found({ utm: { source: 'mastodon', medium: 'social', campaign: 'theirs' } })).toEqual(['utm', null, mastodon, null])
      expect(await found({ utm: { content: '100%_"or 1=1--', source: 'x' } })).toEqual(['nothing', null, null, null])
    })

    it('is told by the examples of the documentation', async () => {
      const docs = readFileSync(new URL('../../src/docs/costs.md', import.meta.url), 'utf8')
      const example = (name: string) => new RegExp(`<!-- example: ${name} -->\n\`\`\`\\w+\n([^]*?)\n\`\`\``).exec(docs)?.[1] ?? ''
      const url = `${hub.base}/api/conversion/v1/${source}`
      const run = promisify(execFile)
      const node = ['--input-type=module', '-e', example('node')]
      const env = { ...process.env, CONVERSION_URL: url, CONVERSION_SECRET: secret }
      expect((await run(process.execPath, node, { env })).stdout).toBe('201 {"counted":true,"attributedBy":"nothing"}\n')
      expect((await run(process.execPath, node, { env })).stdout).toMatch(/^200 /)
      const shell = await run('bash', ['--norc', '-euo', 'pipefail', '-c', example('curl')], { env: { ...process.env, url, secret } })
      expect(shell.stdout).toBe('{"counted":true,"attributedBy":"nothing"}')
      expect((await tell(JSON.parse(/```json\n([^]*?)\n```/.exec(docs)?.[1] ?? '') as object)).status).toBe(409)
    })

    it('is not heard from who calls too often', async () => {
      const { conversionReceiver } = await import('../../src/http/conversion-receiver.ts')
      const app = express()
      const options = { payload: hub.payload, vault: hubOf(hub.payload).settings.vault, clock: { now: () => new Date() } }
      app.use(conversionReceiver({ ...options, mostPerMinute: 2 }))
      for (const path of [`/${source}`, '/nothing']) await supertest(app).post(path).expect(401)
      const answer = await supertest(app).post(`/${source}`).expect(429)
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    })
  })

  describe('a cost', () => {
    const cost = (more: object = {}) => ({
      kind: 'advertising',
      amount: '10',
      currency: 'EUR',
      from: '2026-11-01',
      brand: hub.brand,
      ...more,
    })

    it('is kept in its smallest unit, however it was written, and changed by who may', async () => {
      const id = await made(analyst, '/api/costs', cost({ amount: '1.234,5', currency: 'eur' }))
      const read = async () => (await editor.get(`/api/costs/${id}?showHiddenFields=true`).expect(200)).body as Record<string, unknown>
      expect(await read()).toMatchObject({ amount: '1234.50', minor: 123_450, currency: 'EUR' })
      await manager.patch(`/api/costs/${id}`, { amount: '7', minor: 9 }).expect(200)
      expect(await read()).toMatchObject({ amount: '7.00', minor: 700 })
      await manager.patch(`/api/costs/${id}`, { currency: 'JPY' }).expect(400)
      await manager.patch(`/api/costs/${id}`, { currency: 'JPY', amount: '7' }).expect(200)
      expect(await read()).toMatchObject({ amount: '7', minor: 7, currency: 'JPY' })
      refused(await (await hub.person('approver')).get(`/api/costs/${id}`), 403)
      const log = (await (await hub.person('administrator')).get(`/api/audit-log?where[document][equals]=${id}`)).body as {
        docs: { action: string }[]
      }
      expect(log.docs.map(({ action }) => action).sort()).toEqual(['costs.changed', 'costs.changed', 'costs.created'])
      await analyst.patch(`/api/costs/${id}`, { deletedAt: new Date().toISOString() }).expect(200)
    })

    it('of a currency with three digits is saved again as it stands, and else not taken for another', async () => {
      const id = await made(analyst, '/api/costs', cost({ amount: '9.5', currency: 'KWD', from: '2019-01-01' }))
      const read = async () => (await editor.get(`/api/costs/${id}?showHiddenFields=true`).expect(200)).body as Record<string, unknown>
      await manager.patch(`/api/costs/${id}`, { amount: '9.500', currency: 'KWD', note: 'Plakate', minor: 7 }).expect(200)
      await manager.patch(`/api/costs/${id}`, { note: 'Plakate im Mai' }).expect(200)
      expect(await read()).toMatchObject({ amount: '9.500', minor: 9_500, note: 'Plakate im Mai' })
      // 8.5 dinars, or 8500.
      await manager.patch(`/api/costs/${id}`, { amount: '8.500', minor: 8_500 }).expect(400)
      await editor.post('/api/costs', cost({ amount: '9.500', currency: 'KWD', minor: 9_500 })).expect(400)
    })

    it('that does not fit is refused with a sentence', async () => {
      const elsewhere = await aBrand(hub.payload)
      const theirs = await aChannel(hub.payload, elsewhere, 'bluesky')
      for (const wrong of [
        { amount: '0' },
        { amount: '-5' },
        { amount: '1.005,001' },
        { amount: 'zehn' },
        { amount: '9'.repeat(15) },
        { amount: 12 },
        { amount: '' },
        { currency: 'EURO' },
        { currency: '' },
        { currency: null },
        { from: '' },
        { from: 'tomorrow' },
        { to: '2026-10-31' },
        { to: '2046-11-01' },
        { kind: 'bribes' },
        { brand: '' },
        { brand: elsewhere, campaign },
        { channel: theirs },
        { brand: elsewhere, post },
      ]) {
        const answer = await editor.post('/api/costs', cost(wrong))
        expect(answer.status, JSON.stringify(wrong)).toBe(400)
        expect(answer.text, JSON.stringify(wrong)).toMatch(/"message":"[^"]{10,}"/)
      }
      const mine = await made(editor, '/api/costs', cost({ campaign, from: '2020-01-01' }))
      refused(await editor.patch(`/api/costs/${mine}`, { brand: elsewhere }), 400)
    })
  })

  describe('the effect', () => {
    let brand: string
    let channel: string
    let pushed: string
    let written: string
    let shop: { id: string; secret: string }
    const november = { from: '2026-11-01', to: '2026-11-30' }

    beforeAll(async () => {
      brand = await aBrand(hub.payload)
      channel = await aChannel(hub.payload, brand, 'mastodon')
      pushed = await made(editor, '/api/campaigns', { name: 'Schub', brand, figures: [{ metric: 'conversions', target: 4 }] })
      written = await made(editor, '/api/posts?locale=de', { title: 'Schub', brand, campaign: pushed })
      const costs: object[] = [
        { amount: '100', from: '2026-11-01', to: '2026-11-30' },
        { amount: '50', from: '2026-11-10', campaign: pushed },
        { amount: '7', from: '2026-11-10', post: written },
        { amount: '3', from: '2026-11-11', channel },
        { amount: '1', from: '2026-11-11', channel, campaign: pushed },
      ]
      for (const cost of costs) await made(editor, '/api/costs', { kind: 'other', currency: 'EUR', brand, ...cost })
      const id = await made(manager, '/api/conversion-sources', { name: 'Shop', brand })
      shop = { id, secret: await secretOf(id) }
      const told = (more: object) => tell(order(more), { to: id, secret: shop.secret })
      await told({ at: '2026-11-12T10:00:00Z', value: { amount: '200', currency: 'EUR' }, utm: { campaign: 'schub' } })
      // Half past midnight in Berlin is November.
      await told({ at: '2026-10-31T23:30:00Z', value: { amount: '8', currency: 'EUR' } })
      await told({ at: '2026-11-13T10:00:00Z', value: { amount: '9.99', currency: 'USD' } })
      await told({ at: '2026-11-13T11:00:00Z', name: 'Sign-up', utm: { source: 'mastodon', medium: 'social' } })
    })

    it('is that of the brand, the campaign or the channel that is asked for, in the days that are asked for', async () => {
      const costs = async (query: Record<string, string>) =>
        (await effect(query)).money.map(({ currency, costs, value }) => [currency, costs, value])
      expect(await costs({ brand, ...november })).toEqual([
        ['EUR', 16_100, 20_800],
        ['USD', 0, 999],
      ])
      expect(await costs({ brand, to: '2026-10-31' })).toEqual([])
      expect(await costs({ brand, from: '2026-12-01' })).toEqual([])
      // A third of what is spread over the month, to the cent.
      expect(await costs({ brand, from: '2026-11-21', to: '2026-11-30' })).toEqual([['EUR', 3_334, null]])
      expect(await costs({ brand, from: '2026-11-01', to: '2026-11-10' })).toEqual([['EUR', 3_333 + 5_700, 800]])
      expect(await costs({ brand, from: '2026-11-11', to: '2026-11-20' })).toEqual([
        ['EUR', 3_333 + 400, 20_000],
        ['USD', 0, 999],
      ])
      expect(await costs({ campaign: pushed })).toEqual([['EUR', 5_800, 20_000]])
      expect(await costs({ channel })).toEqual([['EUR', 400, null]])
      expect(await costs({ campaign: pushed, channel })).toEqual([['EUR', 100, null]])
      expect(await costs({ brand: await aBrand(hub.payload) })).toEqual([])
    })

    it('counts conversions, divides by them, and measures a campaign’s goal by them', async () => {
      expect((await effect({ brand })).conversions).toEqual([
        { name: 'Order', count: 3 },
        { name: 'Sign-up', count: 1 },
      ])
      expect(await effect({ campaign: pushed })).toEqual({
        money: [
          {
            currency: 'EUR',
            costs: 5_800,
            value: 20_000,
            perEngagement: null,
            perClick: null,
            perConversion: 5_800,
            returnOnInvestment: (20_000 - 5_800) / 5_800,
          },
        ],
        conversions: [{ name: 'Order', count: 1 }],
        clicks: null,
      })
      const goals = async (of: string) =>
        ((await analyst.get(`/api/numbers/overview?campaign=${of}`).expect(200)).body as NumbersOverview).goals
      expect(await goals(pushed)).toEqual([{ metric: 'conversions', target: 4, value: 1, soFar: 1 }])
      const silent = await aBrand(hub.payload)
      const figures = [{ metric: 'conversions', target: 9 }]
      // Nobody tells any for that brand: that is not zero.
      expect(await goals(await made(editor, '/api/campaigns', { name: 'Still', brand: silent, figures }))).toEqual([
        { metric: 'conversions', target: 9, value: null, soFar: null },
      ])
    })

    it('divides by the hub’s own clicks where the brand counts them, and else by the platforms’', async () => {
      const row = { post: written, channel, brand, platform: 'mastodon', part: 0, publishedAt: '2026-11-11T10:00Z', standing: 'measured' }
      const { ledger } = hubOf(hub.payload)
      const { aDelivery } = await import('../support/deliveries.ts')
      const delivery = aDelivery({ post: written, channel, brand }, { state: 'published', publishedAt: new Date('2026-11-11T10:00Z') })
      await ledger.add(delivery)
      const [{ id } = { id: '' }] = await ledger.find({ key: delivery.key }, { by: 'dueAt', limit: 1 })
      await hub.payload.db.create({ collection: 'delivery-numbers', data: { ...row, delivery: id, reactions: 40, clicks: 8 } })
      const link = await hub.payload.db.create({
        collection: 'short-links',
        data: {
          ...{ code: 'bcdfghjp', post: written, channel, purpose: 'channel', brand },
          ...{ language: 'de', platform: 'mastodon', gone: false },
        },
      })
      const click = { link: String(link.id), day: '2026-11-12', country: 'DE', device: 'phone', visitors: 1 }
      await hub.payload.db.create({ collection: 'link-clicks', data: { ...click, bot: false, clicks: 5 } })
      await hub.payload.db.create({ collection: 'link-clicks', data: { ...click, bot: true, clicks: 90 } })
      const told = async () => {
        const { clicks, money } = await effect({ campaign: pushed })
        return [clicks, money[0]?.perEngagement, money[0]?.perClick]
      }
      expect(await told()).toEqual([{ by: 'platforms', count: 8 }, 5_800 / 40, 5_800 / 8])
      const admin = await hub.person('administrator')
      await admin.patch(`/api/brands/${brand}`, { countsClicks: true }).expect(200)
      expect(await told()).toEqual([{ by: 'hub', count: 5 }, 5_800 / 40, 5_800 / 5])
      // Of brands that count in different ways together nothing is said.
      expect((await effect({})).clicks).toBeNull()
    })

    it('forgets a cost in the trash, and says no “per” where costs are in two currencies', async () => {
      const id = await made(editor, '/api/costs', {
        kind: 'agency',
        amount: '5',
        currency: 'CHF',
        from: '2026-11-10',
        brand,
        campaign: pushed,
      })
      const { money } = await effect({ campaign: pushed })
      expect(money.map(({ currency, costs, perConversion }) => [currency, costs, perConversion])).toEqual([
        ['EUR', 5_800, null],
        ['CHF', 500, null],
      ])
      await editor.patch(`/api/costs/${id}`, { deletedAt: new Date().toISOString() }).expect(200)
      expect((await effect({ campaign: pushed })).money.map(({ currency, perConversion }) => [currency, perConversion])).toEqual([
        ['EUR', 5_800],
      ])
    })
  })
})
