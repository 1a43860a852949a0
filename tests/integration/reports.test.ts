/** Reports on a real database: frozen editions, the rhythm, mails of which nobody gets two, and who may what. */
import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NumbersOverview } from '../../src/core/numbers.ts'
import type { ReportFacts } from '../../src/core/reports.ts'
import type { careForReports } from '../../src/reports/care.payload.ts'
import { hub as hubOf } from '../../src/hub.ts'
import { readCsv } from '../../src/newsletter/list/csv.ts'
import { binary, liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { aBrand, aChannel, aDelivery, aPost, aStory } from '../support/deliveries.ts'
import { readPdf } from '../support/pdf-text.ts'
import { smtpStand, type SmtpStand } from '../support/smtp-server.ts'

const slow = { timeout: 120_000 }
const month = { from: '2026-10-01', to: '2026-10-31' }

describe(`reports on ${database}`, () => {
  let hub: LiveHub
  let smtp: SmtpStand
  let analyst: Person
  let editor: Person
  let channel: string
  let care: typeof careForReports

  beforeAll(async () => {
    smtp = await smtpStand()
    process.env.SMTP_URL = smtp.url
    hub = await liveHub(database)
    ;({ careForReports: care } = await import('../../src/reports/care.payload.ts'))
    analyst = await hub.person('analyst')
    editor = await hub.person('editor')
    channel = await aChannel(hub.payload, hub.brand, 'mastodon')
    for (const [n, at] of ['2026-10-05T08:10Z', '2026-10-12T08:10Z', '2026-10-31T22:30Z', '2026-11-02T08:10Z'].entries())
      await brought(at, 1_000 + n)
  }, 120_000)
  afterAll(async () => {
    await hub?.stop()
    await smtp?.stop()
    delete process.env.SMTP_URL
  })

  const create = async (collection: string, data: object) => {
    const { id } = (await hub.payload.db.create({ collection: collection as 'posts', data: { ...data } })) as { id: string | number }
    return String(id)
  }
  async function brought(at: string, reactions: number): Promise<void> {
    const post = await aPost(hub.payload, hub.brand)
    const publishedAt = new Date(at)
    const story = JSON.stringify(aStory(post, `Beitrag vom ${at.slice(0, 10)}`))
    const row = aDelivery(
      { post, channel, brand: hub.brand },
      { platform: 'mastodon', state: 'published', publishedAt, url: 'https://example.com/1', story },
    )
    expect(await hubOf(hub.payload).ledger.add(row)).toBe(true)
    const [{ id: delivery } = { id: '' }] = await hubOf(hub.payload).ledger.find({ key: row.key }, { by: 'dueAt', limit: 1 })
    await create('delivery-numbers', {
      delivery,
      post,
      channel,
      brand: hub.brand,
      platform: 'mastodon',
      part: 0,
      publishedAt: at,
      standing: 'measured',
      reactions,
    })
  }
  const report = async (more: object = {}, by = analyst) => {
    const blocks = [{ blockType: 'text', words: 'Guten Tag.' }, { blockType: 'sums' }, { blockType: 'channels', measure: 'reactions' }]
    const made = await by.post('/api/reports', { name: 'Monat', brand: hub.brand, language: 'de', blocks, ...more }).expect(201)
    return String((made.body as { doc: { id: string } }).doc.id)
  }
  const make = async (id: string, more: object = {}) =>
    (await analyst.post(`/api/reports/${id}/make`, { ...month, ...more }).expect(200)).body as { edition: string; revision: number }
  const facts = async (id: string) => (await analyst.get(`/api/reports/${id}/facts`).expect(200)).body as ReportFacts
  const file = async (edition: string, kind: string) =>
    (await editor.get(`/api/report-editions/${edition}/${kind}`).buffer(true).parse(binary).expect(200)).body as Buffer
  const files = (edition: string) => Promise.all(['pdf', 'xlsx', 'csv'].map((kind) => file(edition, kind)))
  /** The report is as old as the world, so that its rhythm has passed times to look back at. */
  const since = (id: string, at: string) =>
    hub.payload.db.updateOne({ collection: 'reports', where: { id: { equals: id } }, data: { scheduledFrom: at } })

  it('says in its files what the page of results says', slow, async () => {
    const { edition } = await make(await report())
    const query = new URLSearchParams({ brand: hub.brand, ...month }).toString()
    const overview = (await editor.get(`/api/numbers/overview?${query}`).expect(200)).body as NumbersOverview
    expect(overview.totals.sums.reactions?.sum).toBe(3_003)
    const [pdf, , csv] = await files(edition)
    const rows = readCsv(String(csv)).map(({ cells }) => cells.slice(4))
    expect(rows).toContainEqual(['Reaktionen', 'Wert', '3003'])
    expect(rows).toContainEqual(['Beiträge', 'Wert', '3'])
    const text = readPdf(pdf ?? Buffer.alloc(0)).pages.join('\n')
    for (const said of ['Monat', 'Oktober 2026', 'Guten Tag.', '3.003']) expect(text).toContain(said)
  })

  it('stays the same for ever, and is made anew only on purpose', slow, async () => {
    const id = await report({ files: ['pdf'] })
    const first = await make(id)
    const before = await files(first.edition)
    await hub.payload.db.updateMany({ collection: 'delivery-numbers', where: {}, data: { reactions: 5 } })
    await analyst.patch(`/api/reports/${id}`, { name: 'Anders', blocks: [{ blockType: 'sums' }] }).expect(200)
    expect(await make(id)).toEqual(first)
    const after = await files(first.edition)
    before.forEach((bytes, at) => expect(bytes.equals(after[at] ?? Buffer.alloc(0))).toBe(true))

    const again = await make(id, { anew: true })
    expect(again.revision).toBe(2)
    expect(String(await file(again.edition, 'csv'))).toContain('Reaktionen,Wert,15\r\n')
    expect(String(await file(first.edition, 'csv'))).toContain('Reaktionen,Wert,3003\r\n')
    const { editions } = await facts(id)
    expect(editions.map(({ revision, madeBy, posts }) => [revision, madeBy, posts])).toEqual([
      [2, 'analyst', 3],
      [1, 'analyst', 3],
    ])
  })

  it('stays with its brand and campaign once there is an edition, and sends none of another', slow, async () => {
    const aCampaign = (brand: string) => create('campaigns', { name: 'Wärme', brand })
    const [of, other] = [await aCampaign(hub.brand), await aBrand(hub.payload)]
    const id = await report({ rhythm: 'monthly', addresses: ['board@example.com'] })
    // Before there is an edition, whoever chooses another one means from now on.
    await since(id, '2026-01-01T00:00:00.000Z')
    await analyst.patch(`/api/reports/${id}`, { campaign: of }).expect(200)
    await care(hub.payload, new Date())
    expect((await facts(id)).editions).toEqual([])

    const first = await make(id)
    for (const another of [{ brand: other }, { campaign: null }, { campaign: await aCampaign(hub.brand) }]) {
      const answer = await analyst.patch(`/api/reports/${id}`, another).expect(409)
      expect(JSON.stringify(answer.body)).toContain('make a new report')
    }
    await analyst.patch(`/api/reports/${id}`, { name: 'Anders', brand: hub.brand, campaign: of }).expect(200)
    // One that was changed when that was possible.
    await hub.payload.db.updateOne({ collection: 'reports', where: { id: { equals: id } }, data: { campaign: null } })
    const refused = await analyst.post(`/api/reports/${id}/send`, { edition: first.edition }).expect(409)
    expect(JSON.stringify(refused.body)).toContain('of-another')
    const second = await make(id)
    expect(second.revision).toBe(2)
    await analyst.post(`/api/reports/${id}/send`, { edition: second.edition }).expect(200)
    expect(await make(id)).toEqual(second)
    await analyst.patch(`/api/reports/${id}`, { rhythm: 'by-hand', deletedAt: new Date().toISOString() }).expect(200)
  })

  it('is made once by several at once', slow, async () => {
    const id = await report()
    const all = await Promise.all(Array.from({ length: 4 }, () => make(id)))
    expect(new Set(all.map(({ edition }) => edition)).size).toBe(1)
    expect((await facts(id)).editions).toHaveLength(1)
  })

  it('goes out by its rhythm, makes up for the newest that was missed, and to each once', slow, async () => {
    smtp.reset()
    const people = [(await hub.person('editor')).id]
    const id = await report({
      rhythm: 'monthly',
      monthDay: 3,
      time: '08:00',
      addresses: ['Vorstand@Example.com', 'editor@example.com'],
      people,
      files: ['pdf', 'csv'],
    })
    await since(id, '2026-01-01T00:00:00.000Z')
    const at = new Date('2026-12-20T09:00:00Z')
    await Promise.all([care(hub.payload, at), care(hub.payload, at)])
    await care(hub.payload, new Date('2026-12-21T09:00:00Z'))
    const { editions } = await facts(id)
    expect(editions.map(({ from, to, madeBy, mails }) => [from, to, madeBy, mails.sent])).toEqual([['2026-11-01', '2026-11-30', null, 2]])
    expect(smtp.mails.map(({ to }) => to).sort()).toEqual(['editor@example.com', 'vorstand@example.com'])
    const [mail] = smtp.mails
    expect(mail?.data).toContain('Monat: November 2026')
    expect(mail?.data).toContain('filename=monat-2026-11-01-2026-11-30.pdf')
    expect(mail?.data).toContain('filename=monat-2026-11-01-2026-11-30.csv')
    expect(mail?.data).toMatch(/Content-Type: text\/plain/)
    // The next of its rhythm is another edition.
    await care(hub.payload, new Date('2027-01-03T07:00:00Z'))
    expect((await facts(id)).editions.map(({ from }) => from)).toEqual(['2026-12-01', '2026-11-01'])
    expect(smtp.mails).toHaveLength(4)
  })

  it('looks back at nothing from before its rhythm was set', slow, async () => {
    smtp.reset()
    const id = await report({ rhythm: 'weekly', addresses: ['a@example.com'] })
    await care(hub.payload, new Date())
    expect((await facts(id)).editions).toEqual([])
    const { next, recipients } = await facts(id)
    expect(recipients).toBe(1)
    expect(new Date(next?.at ?? 0).getTime()).toBeGreaterThan(Date.now())
    // What says nothing of when keeps it.
    await since(id, '2026-01-01T00:00:00.000Z')
    const saved = await analyst
      .patch(`/api/reports/${id}`, { name: 'Woche', rhythm: 'weekly', brand: hub.brand, deletedAt: null })
      .expect(200)
    expect((saved.body as { doc: { scheduledFrom: string } }).doc.scheduledFrom).toBe('2026-01-01T00:00:00.000Z')
    // A copy is made now, whatever of its original was due before.
    const copy = (await analyst.post(`/api/reports/${id}/duplicate`)).body as { doc: { id: string; scheduledFrom: string } }
    expect(Date.parse(copy.doc.scheduledFrom)).toBeGreaterThan(Date.parse('2026-11-01T00:00:00Z'))
    for (const one of [id, copy.doc.id]) await analyst.patch(`/api/reports/${one}`, { deletedAt: new Date().toISOString() }).expect(200)
    await since(id, '2026-01-01T00:00:00.000Z')
    await care(hub.payload, new Date('2027-02-01T00:00:00Z'))
    expect(smtp.begun.has('a@example.com')).toBe(false)
  })

  it('never sends again what may have arrived, and again what certainly did not', slow, async () => {
    smtp.reset()
    const id = await report({ addresses: ['breaks@example.com', 'later@example.com', 'no@example.com', 'yes@example.com'] })
    const { edition } = await make(id)
    let putOff = 1
    smtp.rcpt = (to) =>
      to.startsWith('no')
        ? { code: 550, text: '5.1.1 nobody' }
        : to.startsWith('later') && putOff-- > 0
          ? { code: 451, text: '4.7.1 greylisted' }
          : null
    smtp.data = ({ to }) => (to.startsWith('breaks') ? 'break' : 'take')
    const send = () => analyst.post(`/api/reports/${id}/send`, { edition }).expect(200)
    await send()
    const round = (minutes: number) => care(hub.payload, new Date(Date.now() + minutes * 60_000))
    for (const minutes of [0, 2, 4]) await round(minutes)
    await send()
    for (const minutes of [6, 8]) await round(minutes)
    expect((await facts(id)).editions[0]?.missed.map(({ address, state }) => `${address} ${state}`)).toEqual([
      'breaks@example.com unknown',
      'no@example.com refused',
    ])
    expect(((await editor.get(`/api/reports/${id}/facts`).expect(200)).body as ReportFacts).editions[0]?.missed).toEqual([])
    expect((await facts(id)).editions[0]?.mails).toEqual({ waiting: 0, sending: 0, sent: 2, refused: 1, unknown: 1 })
    expect(smtp.begun.get('breaks@example.com')).toBe(1)
    expect(smtp.mails.map(({ to }) => to).sort()).toEqual(['later@example.com', 'yes@example.com'])
    // Whoever is entered later gets it by hand, and the others no second one.
    await analyst.patch(`/api/reports/${id}`, { addresses: ['yes@example.com', 'new@example.com'] }).expect(200)
    await send()
    await round(10)
    expect(smtp.mails.map(({ to }) => to).sort()).toEqual(['later@example.com', 'new@example.com', 'yes@example.com'])
  })

  it('says what is wrong, and what there is nothing of', slow, async () => {
    const wrong = async (body: object, said: RegExp) => {
      const answer = await analyst
        .post('/api/reports', { name: 'X', brand: hub.brand, blocks: [{ blockType: 'sums' }], ...body })
        .expect(400)
      expect(JSON.stringify(answer.body)).toMatch(said)
    }
    await wrong({ addresses: ['nobody'] }, /no e-mail address/)
    await wrong({ addresses: ['a@example.com\r\nBcc: b@example.com'] }, /no e-mail address/)
    await wrong({ time: '25:00', rhythm: 'weekly' }, /Write a time/)
    await wrong({ monthDay: 31, rhythm: 'monthly' }, /monthDay|Day of the month/)
    await wrong({ blocks: [{ blockType: 'nothing' }] }, /Choose one of: text, sums/)
    await wrong({ blocks: 'all' }, /list/i)
    await wrong({ brand: randomUUID() }, /does not exist/)
    const id = await report()
    // By the brand's clock today may be over already.
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    await analyst.post(`/api/reports/${id}/make`, { from: '2026-10-02', to: '2026-10-01' }).expect(400)
    await analyst.post(`/api/reports/${id}/make`, { from: 'x', to: '2026-10-01' }).expect(400)
    await analyst.post(`/api/reports/${id}/make`, { from: tomorrow, to: tomorrow }).expect(422)
    await analyst.post(`/api/reports/${id}/send`, { edition: randomUUID() }).expect(404)
    await analyst.post(`/api/reports/${id}/send`, { edition: (await make(id)).edition }).expect(422)
    const { edition } = await make(id, { from: '2001-01-01', to: '2001-01-31' })
    expect(readPdf(await file(edition, 'pdf')).pages.join('\n')).toContain('In diesem Zeitraum wurde nichts veröffentlicht.')
    expect(String(await file(edition, 'csv'))).not.toMatch(/NaN|Infinity/)
    const preview = await analyst.get(`/api/reports/${id}/preview?from=2026-10-01&to=${tomorrow}`).buffer(true).parse(binary).expect(200)
    expect(readPdf(preview.body as Buffer).pages[0]).toContain('Vorschau')
    expect((await facts(id)).editions).toHaveLength(2)
  })

  it('is made by analysts and channel managers, and read by whoever is signed in', slow, async () => {
    const id = await report({ addresses: ['board@example.com'] }, await hub.person('channel-manager'))
    const { edition } = await make(id)
    for (const [path, body] of [
      ['make', month],
      ['send', { edition }],
    ] as const) {
      await editor.post(`/api/reports/${id}/${path}`, body).expect(403)
      await supertest(hub.base).post(`/api/reports/${id}/${path}`).send(body).expect(401)
    }
    await editor.get(`/api/reports/${id}/preview?from=2026-10-01&to=2026-10-31`).expect(403)
    for (const path of [`reports/${id}/facts`, `report-editions/${edition}/pdf`]) await supertest(hub.base).get(`/api/${path}`).expect(401)
    // Addresses of people outside are for those who write to them.
    expect(JSON.stringify((await editor.get(`/api/reports/${id}`).expect(200)).body)).not.toContain('board@example.com')
    expect(JSON.stringify((await analyst.get(`/api/reports/${id}`).expect(200)).body)).toContain('board@example.com')
    expect(JSON.stringify((await editor.get(`/api/report-editions/${edition}`).expect(200)).body)).not.toContain('board@example.com')
    await editor.get(`/api/report-editions/${randomUUID()}/pdf`).expect(404)
    await analyst.patch(`/api/report-editions/${edition}`, { data: '{}' }).expect(403)
  })
})
