/** Who gets the mails of a report on a real database and a real mail server, and what is kept of them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ReportFacts } from '../../src/core/reports.ts'
import type { careForReports } from '../../src/reports/care.payload.ts'
import type { forgetAddresses } from '../../src/reports/forgotten.payload.ts'
import type { addMails } from '../../src/reports/mails.payload.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { smtpStand, type SmtpStand } from '../support/smtp-server.ts'

const slow = { timeout: 120_000 }
const dayMs = 86_400_000

describe(`mails of reports on ${database}`, () => {
  let hub: LiveHub
  let smtp: SmtpStand
  let analyst: Person
  let care: typeof careForReports
  let forget: typeof forgetAddresses
  let add: typeof addMails

  beforeAll(async () => {
    smtp = await smtpStand()
    process.env.SMTP_URL = smtp.url
    hub = await liveHub(database)
    ;({ careForReports: care } = await import('../../src/reports/care.payload.ts'))
    ;({ forgetAddresses: forget } = await import('../../src/reports/forgotten.payload.ts'))
    ;({ addMails: add } = await import('../../src/reports/mails.payload.ts'))
    analyst = await hub.person('analyst')
  }, 120_000)
  afterAll(async () => {
    await hub?.stop()
    await smtp?.stop()
    delete process.env.SMTP_URL
  })
  beforeEach(() => smtp.reset())

  /** A report to these, and an edition of it. */
  async function made(addresses: readonly string[], more: object = {}) {
    const body = { name: 'Monat', brand: hub.brand, language: 'de', blocks: [{ blockType: 'sums' }], files: [], addresses, ...more }
    const answer = await analyst.post('/api/reports', body).expect(201)
    const id = (answer.body as { doc: { id: string } }).doc.id
    const edition = await analyst.post(`/api/reports/${id}/make`, { from: '2026-10-01', to: '2026-10-31' }).expect(200)
    return { id, edition: (edition.body as { edition: string }).edition }
  }
  type Made = Awaited<ReturnType<typeof made>>
  const send = ({ id, edition }: Made) => analyst.post(`/api/reports/${id}/send`, { edition }).expect(200)
  const round = (minutes = 0) => care(hub.payload, new Date(Date.now() + minutes * 60_000))
  const told = async ({ id }: Made) => {
    const [edition] = ((await analyst.get(`/api/reports/${id}/facts`).expect(200)).body as ReportFacts).editions
    return { mails: edition!.mails, missed: edition!.missed }
  }
  const rows = async ({ edition }: Made) => {
    const { docs } = await hub.payload.db.find<Record<string, string>>({
      collection: 'report-mails',
      where: { edition: { equals: edition } },
      sort: 'address',
      pagination: false,
    })
    return docs
  }
  /** All mails of the edition are as old as this. */
  const age = ({ edition }: Made, days: number) => {
    const at = new Date(Date.now() - days * dayMs).toISOString()
    const where = { edition: { equals: edition } }
    return hub.payload.db.updateMany({ collection: 'report-mails', where, data: { createdAt: at, updatedAt: at } })
  }
  const got = () => smtp.mails.map(({ to }) => to).sort()

  it('that were refused go when somebody sends again, once, and with new patience', slow, async () => {
    const report = await made(['breaks@example.com', 'no@example.com', 'yes@example.com'])
    smtp.rcpt = (to) => (to.startsWith('no') ? { code: 550, text: '5.7.1 not today' } : null)
    smtp.data = ({ to }) => (to.startsWith('breaks') ? 'break' : 'take')
    await send(report)
    await round()
    expect((await told(report)).mails).toMatchObject({ waiting: 0, sent: 1, refused: 1, unknown: 1 })
    // Nobody has asked for it.
    await round(5)
    expect((await told(report)).mails).toMatchObject({ refused: 1 })

    await age(report, 4)
    let putOff = 1
    smtp.rcpt = (to) => (to.startsWith('no') && putOff-- > 0 ? { code: 451, text: '4.7.1 greylisted' } : null)
    smtp.data = () => 'take'
    await send(report)
    await round()
    expect((await told(report)).mails).toMatchObject({ waiting: 1, sent: 1, refused: 0, unknown: 1 })
    await Promise.all([round(5), round(5)])
    await send(report)
    await round(10)
    expect((await told(report)).mails).toMatchObject({ waiting: 0, sent: 2, refused: 0, unknown: 1 })
    expect(got()).toEqual(['no@example.com', 'yes@example.com'])
    expect(smtp.begun.get('breaks@example.com')).toBe(1)
  })
  it('that wait do not go to whom they are not for any more', slow, async () => {
    const person = (await hub.person('editor')).id
    const report = await made(['off@example.com', 'stays@example.com'], { people: [person] })
    smtp.rcpt = () => ({ code: 451, text: '4.7.1 greylisted' })
    await send(report)
    await round()
    expect((await told(report)).mails).toMatchObject({ waiting: 3 })

    await analyst.patch(`/api/reports/${report.id}`, { addresses: ['stays@example.com'] }).expect(200)
    const throwAway = { deletedAt: new Date().toISOString() }
    await hub.payload.db.updateOne({ collection: 'users', id: person, data: throwAway })
    smtp.rcpt = () => null
    await round(5)
    expect(got()).toEqual(['stays@example.com'])
    expect(await told(report)).toMatchObject({
      mails: { waiting: 0, sent: 1, refused: 2 },
      missed: ['editor@example.com', 'off@example.com'].map((address) => ({ address, state: 'refused', withheld: 'not-a-recipient' })),
    })
    // Back on the list, and somebody sends again.
    await analyst.patch(`/api/reports/${report.id}`, { addresses: ['off@example.com', 'stays@example.com'] }).expect(200)
    await send(report)
    await round(10)
    expect(got()).toEqual(['off@example.com', 'stays@example.com'])
  })

  it('that wait do not go while the report lies in the trash', slow, async () => {
    const report = await made(['a@example.com', 'b@example.com'])
    await send(report)
    smtp.rcpt = () => ({ code: 451, text: '4.7.1 greylisted' })
    await round()
    smtp.rcpt = () => null
    await analyst.patch(`/api/reports/${report.id}`, { deletedAt: new Date().toISOString() }).expect(200)
    await round(5)
    expect((await rows(report)).map(({ state, answer }) => `${state} ${answer}`)).toEqual(['refused report-gone', 'refused report-gone'])
    await analyst.patch(`/api/reports/${report.id}?trash=true`, { deletedAt: null }).expect(200)
    await round(10)
    expect(got()).toEqual([])
    expect((await told(report)).missed[0]).toEqual({ address: 'a@example.com', state: 'refused', withheld: 'report-gone' })
    await send(report)
    await round(15)
    expect(got()).toEqual(['a@example.com', 'b@example.com'])
  })
  it('are kept without their addresses 30 days after they have ended, and still nobody gets two', slow, async () => {
    const [gone, may, has, waits] = ['gone@example.com', 'may@example.com', 'has@example.com', 'waits@example.com']
    const report = await made([gone, may, has, waits])
    smtp.rcpt = (to) => (to === gone ? { code: 550, text: '5.7.1 no' } : to === waits ? { code: 451, text: '4.7.1 later' } : null)
    smtp.data = ({ to }) => (to === may ? 'break' : 'take')
    await send(report)
    await round()
    await age(report, 29)
    await forget(hub.payload, new Date())
    expect((await rows(report)).map(({ address }) => address)).toEqual([gone, has, may, waits])

    await age(report, 31)
    await Promise.all([forget(hub.payload, new Date()), forget(hub.payload, new Date())])
    const kept = JSON.stringify(await rows(report))
    for (const address of [gone, may, has]) expect(kept).not.toContain(address.split('@')[0])
    expect(kept).toContain(waits)
    expect(await told(report)).toMatchObject({ mails: { waiting: 1, sent: 1, refused: 1, unknown: 1 } })
    const missed = ['refused', 'unknown'].map((state) => ({ address: null, state, withheld: null }))
    expect([...(await told(report)).missed].sort((a, b) => a.state.localeCompare(b.state))).toEqual(missed)
    // Another edition does not tell that it is the same person.
    const other = await made([has])
    await send(other)
    await round()
    await age(other, 31)
    await forget(hub.payload, new Date())
    expect(kept).not.toContain((await rows(other))[0]?.address)

    smtp.reset()
    await add(hub.payload, report.edition, [gone, may, has, waits], new Date())
    expect((await told(report)).mails).toMatchObject({ waiting: 2, sent: 1, unknown: 1 })
    await send(report)
    await round(5)
    expect(got()).toEqual([gone, waits])
    expect((await told(report)).mails).toMatchObject({ waiting: 0, sent: 3, refused: 0, unknown: 1 })
    expect(await rows(report)).toHaveLength(4)
  })

  it('that were written down while an older one was forgotten do not go', slow, async () => {
    const report = await made(['has@example.com', 'refused@example.com'])
    smtp.rcpt = (to) => (to.startsWith('refused') ? { code: 550, text: '5.7.1 no' } : null)
    await send(report)
    await round()
    await age(report, 31)
    await forget(hub.payload, new Date())
    smtp.reset()
    for (const address of ['has@example.com', 'refused@example.com']) {
      const data = { edition: report.edition, address, state: 'waiting', tries: 0, tryAt: new Date().toISOString() }
      await hub.payload.db.create({ collection: 'report-mails', data })
    }
    await round(5)
    expect(got()).toEqual(['refused@example.com'])
    expect((await told(report)).mails).toEqual({ waiting: 0, sending: 0, sent: 2, refused: 0, unknown: 0 })
  })
})
