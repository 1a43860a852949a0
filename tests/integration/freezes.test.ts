/** Freezes: who may, what is told before and after, several at once, and the mails of it. By API, with a real mail server. */
import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FreezeBefore, FreezeStarted, FreezeView, LiftBefore } from '../../src/core/freeze.ts'
import { hub as hubOf } from '../../src/hub.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { aDelivery, aPost } from '../support/deliveries.ts'
import { smtpStand, type SmtpStand } from '../support/smtp-server.ts'

const minutes = 60_000
const at = (ms: number) => new Date(Date.now() + ms)

describe(`a freeze on ${database}`, () => {
  let hub: LiveHub
  let mail: SmtpStand
  let manager: Person
  let mastodon: string
  let bluesky: string
  let tellOfFreezes: (payload: Payload, now: Date) => Promise<void>

  beforeAll(async () => {
    mail = await smtpStand()
    process.env.SMTP_URL = mail.url
    hub = await liveHub(database)
    ;({ tellOfFreezes } = await import('../../src/delivery/freeze-telling.payload.ts'))
    manager = await hub.person('channel-manager')
    mastodon = await hub.channel('mastodon')
    bluesky = await hub.channel('bluesky')
  })
  afterAll(async () => {
    await hub?.stop()
    await mail?.stop()
  })
  beforeEach(async () => {
    for (const { id } of await active()) await manager.post(`/api/freezes/${id}/lift`).expect(200)
    await tell()
    mail.reset()
  })

  const active = async (who = manager) => ((await who.get('/api/freezes/active').expect(200)).body as { freezes: FreezeView[] }).freezes
  const start = async (body: object, who = manager) => (await who.post('/api/freezes/start', body).expect(200)).body as FreezeStarted
  const before = async (body: object) => (await manager.post('/api/freezes/before', body).expect(200)).body as FreezeBefore
  /** As two processes do it at the same time. */
  const tell = (now = new Date()) => Promise.all([1, 2].map(() => tellOfFreezes(hub.payload, now)))
  /** Those of one freeze: what was lifted before the test is still being told. */
  const mailed = async (count: number, ...saying: string[]) => {
    const found = () =>
      mail.mails
        .map(({ to, data }) => ({ to, data: data.replace(/=\r?\n/gu, '') }))
        .filter(({ data }) => saying.every((one) => data.includes(one)))
    await expect.poll(() => found().length).toBe(count)
    return found()
  }
  let occurrence = 0
  async function row(channel: string, platform: string, differs: Partial<ReturnType<typeof aDelivery>> = {}): Promise<string> {
    const made = aDelivery(
      { post: await aPost(hub.payload, hub.brand), brand: hub.brand, channel },
      { platform, occurrence: ++occurrence, dueAt: at(60 * minutes), ...differs },
    )
    await hubOf(hub.payload).ledger.add(made)
    const [stored] = await hubOf(hub.payload).ledger.find({ key: made.key }, { by: 'dueAt', limit: 1 })
    return stored?.id ?? ''
  }
  const holdOf = async (id: string) => (await hubOf(hub.payload).ledger.get(id))?.hold

  it('is begun by those who answer for content, and lifted by those who decide', async () => {
    const analyst = await hub.person('analyst')
    await analyst.post('/api/freezes/start', { scope: 'all', reason: 'Krise' }).expect(403)
    await analyst.post('/api/freezes/before', { scope: 'all' }).expect(403)
    const { freeze } = await start({ scope: 'all', reason: 'Krise' }, await hub.person('editor'))
    expect(await active(analyst)).toMatchObject([{ id: freeze.id, scope: 'all', channels: null, by: 'editor', until: null }])
    const editor = await hub.person('editor')
    await editor.post(`/api/freezes/${freeze.id}/lift`).expect(403)
    await editor.get(`/api/freezes/${freeze.id}/before`).expect(403)
    await (await hub.person('approver')).post(`/api/freezes/${freeze.id}/lift`).expect(200)
    expect(await active()).toEqual([])
  })

  it('stops several channels at once, and nothing where one of them is unknown', async () => {
    const [one, two] = [await row(mastodon, 'mastodon'), await row(bluesky, 'bluesky')]
    await manager.post('/api/freezes/start', { scope: 'channel', targets: [mastodon, 'gibt es nicht'], reason: 'Krise' }).expect(422)
    expect(await active()).toEqual([])
    const told = await before({ scope: 'channel', targets: [mastodon, bluesky] })
    const { freezes, held } = await start({ scope: 'channel', targets: [mastodon, bluesky, mastodon], reason: 'Krise' })
    expect(held).toBe(told.held)
    expect(freezes.map(({ channels }) => channels).sort()).toEqual([[mastodon], [bluesky]].sort())
    expect(await Promise.all([one, two].map(holdOf))).toEqual(expect.arrayContaining(freezes.map(({ id }) => `freeze:${id}`)))
  })

  it('names the channels that it stops, by brand and platform too', async () => {
    await start({ scope: 'platform', targets: ['mastodon'], reason: 'Störung' })
    await start({ scope: 'brand', target: hub.brand, reason: 'Unfall' })
    const [brand, platform] = await active()
    expect(platform).toMatchObject({ channels: [mastodon], targetName: 'Mastodon' })
    expect([...(brand?.channels ?? [])].sort()).toEqual([mastodon, bluesky].sort())
    expect(brand?.targetName).toBe('Acme')
  })

  it.each([
    ['without a reason', { scope: 'all', reason: ' ' }, 400],
    ['of nothing', { scope: 'channel', targets: [], reason: 'Krise' }, 400],
    ['to be reminded of in the past', { scope: 'all', reason: 'Krise', until: '2020-01-01T00:00:00Z' }, 422],
    ['to be reminded of at no time', { scope: 'all', reason: 'Krise', until: 'morgen' }, 400],
  ])('%s is refused, and stops nothing', async (_, body, status) => {
    await manager.post('/api/freezes/start', body).expect(status)
    expect(await active()).toEqual([])
  })

  it('tells before it is lifted what goes at once, what is late, and what another one holds', async () => {
    const { freeze } = await start({ scope: 'all', reason: 'Krise' })
    const none = (await manager.get(`/api/freezes/${freeze.id}/before`).expect(200)).body as LiftBefore
    const held = { hold: `freeze:${freeze.id}` }
    await row(mastodon, 'mastodon', { ...held, dueAt: at(-5 * minutes), title: 'Geht gleich · Acme' })
    await row(mastodon, 'mastodon', { ...held, dueAt: at(-60 * minutes) })
    await row(mastodon, 'mastodon', { ...held, dueAt: at(-60 * minutes), latePolicy: 'skip' })
    await row(mastodon, 'mastodon', { ...held, dueAt: at(-60 * minutes), latePolicy: 'publish', title: 'Trotzdem · Acme' })
    await row(bluesky, 'bluesky', { ...held, dueAt: at(-5 * minutes) })
    await row(bluesky, 'bluesky', { ...held, dueAt: at(60 * minutes) })
    await start({ scope: 'channel', targets: [bluesky], reason: 'Noch etwas' })
    const told = (await manager.get(`/api/freezes/${freeze.id}/before`).expect(200)).body as LiftBefore
    expect(told).toMatchObject({ atOnce: 2, asked: 1, leftOut: 1, stillHeld: 1 })
    expect(told.later).toBe(none.later + 1)
    expect([...told.titles].sort()).toEqual(['Geht gleich', 'Trotzdem'])
    await hub.payload.db.deleteMany({ collection: 'deliveries', where: { dueAt: { less_than: at(0).toISOString() } } })
  })

  it('is told by mail once, in both languages, to administrators and channel managers', async () => {
    await start({ scope: 'channel', targets: [mastodon, bluesky], reason: 'Unfall im Werk' })
    await tell()
    const mails = await mailed(2, 'Unfall im Werk')
    expect(mails.map(({ to }) => to).sort()).toEqual(['administrator@example.com', 'channel-manager@example.com'])
    for (const words of ['Acme mastodon de', 'Acme bluesky de', 'hat angehalten', 'has frozen']) await mailed(2, 'Unfall im Werk', words)
    await tell()
    await mailed(2, 'Unfall im Werk')
  })

  it('reminds once when its time has come, and stays in force until a person lifts it', async () => {
    const until = at(30 * minutes)
    const { freeze } = await start({ scope: 'all', reason: 'Zum Erinnern', until: until.toISOString() })
    await mailed(2, 'Zum Erinnern', 'has frozen')
    expect(freeze.until).toBe(until.toISOString())
    await tell(at(29 * minutes))
    await mailed(0, 'Zum Erinnern', 'still frozen')
    await tell(at(31 * minutes))
    await tell(at(32 * minutes))
    await mailed(2, 'Zum Erinnern', 'still frozen')
    expect(await active()).toHaveLength(1)
    await manager.post(`/api/freezes/${freeze.id}/lift`).expect(200)
    await mailed(2, 'Zum Erinnern', 'has lifted')
  })

  it('is in force at once where the mail server is silent', async () => {
    mail.rcpt = () => ({ code: 451, text: 'later' })
    const { freeze } = await start({ scope: 'all', reason: 'Krise' })
    expect(await active()).toMatchObject([{ id: freeze.id }])
  })
})
