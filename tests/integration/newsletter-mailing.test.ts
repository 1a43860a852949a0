/** Mailings on the database of this run: each reader gets one mail at most, and none who left, during a freeze or after a withdrawal. */
import supertest from 'supertest'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/delivery/engine.ts'
import type { Delivery } from '../../src/delivery/ledger.ts'
import type { Hub } from '../../src/hub.ts'
import type { sendMailings } from '../../src/newsletter/mailing/sender.payload.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { operatorOf, type Operator } from '../support/operator.ts'
import { smtpStand, type SmtpStand, type Verdict } from '../support/smtp-server.ts'

const fast = { perSecond: 1_000, lanes: 4 }

describe(`on ${database}`, () => {
  let live: LiveHub
  let hub: Hub
  let smtp: SmtpStand
  let send: typeof sendMailings
  let operator: Operator
  let engine: Engine
  let newsletter: string
  let channel: string
  let manager: Person
  let readers: string[]

  beforeAll(async () => {
    smtp = await smtpStand()
    process.env.SMTP_URL = smtp.url
    live = await liveHub(database)
    hub = (await import('../../src/hub.ts')).hub(live.payload)
    send = (await import('../../src/newsletter/mailing/sender.payload.ts')).sendMailings
    manager = await live.person('channel-manager')
    const list = {
      name: 'Acme-Brief',
      brand: live.brand,
      language: 'de',
      senderName: 'Acme „Presse“',
      senderAddress: 'news@acme.example',
      replyTo: 'antwort@acme.example',
      imprint: 'Acme GmbH\nHauptstraße 1',
      privacyUrl: 'https://acme.example/privacy',
      slug: 'acme-brief',
    }
    newsletter = String(((await manager.post('/api/newsletters?locale=de', list).expect(201)).body as { doc: { id: unknown } }).doc.id)
    channel = await live.channel('newsletter')
    operator = operatorOf(live, channel)
    const { createEngine } = await import('../../src/delivery/engine.ts')
    engine = createEngine(hub.ledger, hub.world, { callTimeoutMs: 20_000, staleIntentMs: 20_000 })
  })
  afterAll(async () => {
    await engine?.stop()
    await live?.stop()
    await smtp?.stop()
  })
  beforeEach(async () => {
    readers = []
    for (let n = 0; n < 7; n++) readers.push(await subscribe(`reader-${n}@example.com`))
  })
  afterEach(async () => {
    smtp.reset()
    for (const collection of ['subscribers', 'mailings', 'mailing-recipients'] as const)
      await live.payload.db.deleteMany({ collection, where: { id: { exists: true } } })
  })

  async function subscribe(email: string, more: object = {}): Promise<string> {
    const at = new Date(Date.now() - 60_000).toISOString()
    const data = {
      newsletter,
      email,
      emailHash: email,
      language: 'de',
      name: 'Erika',
      state: 'confirmed',
      requestedAt: at,
      confirmedAt: at,
      refusals: 0,
      mails: 0,
      ...more,
    }
    return String((await live.payload.db.create({ collection: 'subscribers', data })).id)
  }
  const reader = async (id: string) =>
    (await live.payload.db.findOne({ collection: 'subscribers', where: { id: { equals: id } } })) as unknown as {
      state: string
      refusals: number
    }
  const change = (id: string, data: object) => live.payload.db.updateOne({ collection: 'subscribers', id, data: { ...data } })
  const rowOf = async (post: string): Promise<Delivery> => (await operator.rowsOf(post))[0] as Delivery
  /** Beside them, people of the house are told of a freeze. */
  const letters = () => smtp.mails.filter(({ data }) => /^List-Unsubscribe:/im.test(data))
  const addresses = () =>
    letters()
      .map(({ to }) => to)
      .sort()
  const everybody = () => readers.map((_, n) => `reader-${n}@example.com`)

  /** A post that was approved, and handed to the hub's own receiver. */
  async function handedOver(): Promise<{ post: string; title: string; key: string }> {
    const approved = await operator.approvedPost([channel])
    await engine.drain()
    const row = await rowOf(approved.post)
    expect(row).toMatchObject({ state: 'processing', reason: '' })
    return { ...approved, key: row.key }
  }
  const mailing = async (key: string) =>
    (await live.payload.db.findOne({ collection: 'mailings', where: { key: { equals: key } } })) as unknown as {
      id: string
      state: string
      reason: string
      sent: number
      waiting: number
      refused: number
      unknown: number
      left: number
      address: string
    }
  /** As if so much later: what waits for its time need not wait any more. */
  const hurry = async () => {
    const nextAt = new Date(Date.now() - 1_000).toISOString()
    for (const collection of ['mailings', 'mailing-recipients'] as const)
      await live.payload.db.updateMany({ collection, where: { id: { exists: true } }, data: { nextAt } })
    await live.payload.db.updateMany({
      collection: 'deliveries',
      where: { state: { equals: 'processing' } },
      data: { notBefore: new Date(0).toISOString() },
    })
  }
  const sendAll = async () => {
    const sender = send(live.payload, fast)
    await sender.look()
    await sender.stop()
  }
  /** The engine asks how far it is. */
  const ask = async () => {
    await hurry()
    await engine.drain()
  }
  const freeze = async (): Promise<() => Promise<void>> => {
    const admin = await live.person('administrator')
    const { freeze } = (await admin.post('/api/freezes/start', { scope: 'channel', target: channel, reason: 'Krise' }).expect(200))
      .body as { freeze: { id: string } }
    return async () => void (await admin.post(`/api/freezes/${freeze.id}/lift`).expect(200))
  }
  const withdraw = async (post: string) =>
    (await live.person('approver')).post(`/api/posts/${post}/withdraw`, { comment: 'Doch nicht.' }).expect(200)

  it('reaches every confirmed reader once, with all that a mail must have', async () => {
    await subscribe('pending@example.com', { state: 'pending', confirmedAt: null })
    await subscribe('gone@example.com', { state: 'left' })
    await subscribe('late@example.com', { confirmedAt: new Date(Date.now() + 60_000).toISOString() })
    const { post, title, key } = await handedOver()
    await sendAll()
    expect(addresses()).toEqual(everybody())
    await sendAll()
    expect(smtp.mails).toHaveLength(readers.length)
    await ask()
    const { address, ...record } = await mailing(key)
    expect(record).toMatchObject({ state: 'sent', sent: 7, waiting: 0, refused: 0, unknown: 0, left: 1 })
    expect(await rowOf(post)).toMatchObject({ state: 'published', remoteId: key, url: address })

    const [{ data, from } = { data: '', from: '' }] = smtp.mails
    expect(from).toBe('news@acme.example')
    const head = data.slice(0, data.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
    const leave = /^List-Unsubscribe: <(.*)>$/m.exec(head)?.[1] ?? ''
    expect(leave).toMatch(new RegExp(`^${live.base}/newsletters/leave/.{40,}$`))
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
    expect(head).toMatch(/^List-I[dD]: <acme-brief\.newsletters\.127\.0\.0\.1>$/m)
    expect(head).toMatch(/^Reply-To: antwort@acme\.example$/m)
    expect(head).toMatch(/^Message-I[dD]: <[0-9a-f]{32}\.[\w-]+@acme\.example>$/m)
    expect(head).toContain(`Subject: ${title}`)
    const text = data.replace(/=\r\n/g, '').replaceAll('=3D', '=')
    for (const there of [leave, address, 'https://acme.example/privacy', 'Hauptstra=C3=9Fe 1', 'lang="de"', 'color-scheme', 'Abmelden'])
      expect(text).toContain(there)
    expect(text).not.toContain('leave.invalid')
    expect(new Set(smtp.mails.map((mail) => /Message-I[dD]:\s+(<\S+>)/.exec(mail.data)?.[1])).size).toBe(7)

    const page = await supertest(live.base).get(new URL(address).pathname).expect(200)
    expect(page.text).toContain(title)
    expect(page.text).not.toContain('leave.invalid')
    const picture = /<img[^>]*src="([^"]+)"/.exec(page.text)?.[1] ?? ''
    expect(text).toContain(picture)
    expect((await supertest(live.base).get(new URL(picture).pathname).expect(200)).headers['content-type']).toBe('image/jpeg')

    await supertest(live.base).post(new URL(leave).pathname).type('form').send('List-Unsubscribe=One-Click').expect(200)
    expect((await live.payload.db.count({ collection: 'subscribers', where: { state: { equals: 'confirmed' } } })).totalDocs).toBe(7)
  })

  it('is sent once by two workers at the same time, and by one that has lost it meanwhile', async () => {
    const { key } = await handedOver()
    const both = [send(live.payload, fast), send(live.payload, fast)]
    const lost = hurryOn()
    await Promise.all(both.map((sender) => sender.look()))
    await lost
    await Promise.all(both.map((sender) => sender.look()))
    await Promise.all(both.map((sender) => sender.stop()))
    await hurry()
    await sendAll()
    expect(addresses()).toEqual(everybody())
    expect(await mailing(key)).toMatchObject({ state: 'sent', sent: 7 })
  })
  /** Takes the mailing away from whoever looks after it, again and again. */
  async function hurryOn() {
    for (let n = 0; n < 10; n++) {
      await hurry()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  it('that was being sent when its process died is never sent again to whom it may have reached', async () => {
    const { key } = await handedOver()
    let reached = ''
    smtp.data = ({ to }) => {
      reached = to
      return new Promise(() => {})
    }
    const dead = send(live.payload, { perSecond: 1_000, lanes: 1 })
    dead.ring()
    await expect.poll(() => reached, { timeout: 30_000 }).not.toBe('')
    // Nobody has heard of it for long.
    const sendingAt = new Date(Date.now() - 3_600_000).toISOString()
    await live.payload.db.updateMany({ collection: 'mailing-recipients', where: { state: { equals: 'sending' } }, data: { sendingAt } })
    smtp.data = () => 'take'
    await hurry()
    await sendAll()
    expect(await mailing(key)).toMatchObject({ state: 'sent', sent: 6, unknown: 1 })
    expect(addresses()).toEqual(everybody().filter((address) => address !== reached))
    expect(smtp.begun.get(reached)).toBe(1)
    await hurry()
    await sendAll()
    expect(smtp.mails).toHaveLength(6)
    void dead.stop()
  })

  it('whose connection breaks after the mail has left is unknown to that reader, and comes to all others', async () => {
    const { key } = await handedOver()
    smtp.data = ({ to }) => (to === 'reader-2@example.com' ? 'break' : 'take')
    const sender = send(live.payload, { perSecond: 1_000, lanes: 1 })
    for (let n = 0; n < 3; n++) {
      await hurry()
      await sender.look()
    }
    await sender.stop()
    expect(smtp.begun.get('reader-2@example.com')).toBe(1)
    expect(await mailing(key)).toMatchObject({ state: 'sent', sent: 6, unknown: 1 })
  })

  it('is paused by a freeze and goes on after it', async () => {
    const { post, key } = await handedOver()
    let lift = async () => {}
    smtp.data = async (): Promise<Verdict> => {
      if (smtp.mails.length === 1) lift = await freeze()
      return 'take'
    }
    const one = send(live.payload, { perSecond: 1_000, lanes: 1 })
    await one.look()
    expect(letters()).toHaveLength(2)
    expect(await mailing(key)).toMatchObject({ state: 'sending', reason: 'Frozen: Krise', sent: 2, waiting: 5 })
    await hurry()
    await one.look()
    expect(letters()).toHaveLength(2)
    await ask()
    expect(await rowOf(post)).toMatchObject({ state: 'processing' })
    await lift()
    await hurry()
    await one.look()
    await one.stop()
    expect(addresses()).toEqual(everybody())
    await ask()
    expect(await rowOf(post)).toMatchObject({ state: 'published' })
  })

  it('is stopped by a withdrawal: what has gone is live and withdrawn, and is taken down with its pictures', async () => {
    const { post, key } = await handedOver()
    smtp.data = async (): Promise<Verdict> => {
      if (smtp.mails.length === 1) await withdraw(post)
      return 'take'
    }
    const one = send(live.payload, { perSecond: 1_000, lanes: 1 })
    await one.look()
    await hurry()
    await one.look()
    await one.stop()
    expect(smtp.mails).toHaveLength(2)
    const { address, ...record } = await mailing(key)
    expect(record).toMatchObject({ state: 'stopped', sent: 2, waiting: 5 })
    await ask()
    const row = await rowOf(post)
    expect(row).toMatchObject({ state: 'live-withdrawn', url: address })
    await operator.ask('resolve', { id: row.id, answer: 'take-down' })
    expect(await rowOf(post)).toMatchObject({ state: 'withdrawn' })
    await supertest(live.base).get(new URL(address).pathname).expect(410)
    await supertest(live.base)
      .get(`${new URL(address).pathname}/pictures/0`)
      .expect(404)
  })

  it('that was withdrawn before anything had gone was never there', async () => {
    const { post, key } = await handedOver()
    await withdraw(post)
    await sendAll()
    await ask()
    expect(smtp.mails).toEqual([])
    expect(await mailing(key)).toMatchObject({ state: 'stopped', sent: 0 })
    expect(await rowOf(post)).toMatchObject({ state: 'withdrawn', url: '' })
  })

  it('honours who leaves, and knows nobody who comes, while it is being sent', async () => {
    const { key } = await handedOver()
    let left: string[] = []
    smtp.data = async ({ to }): Promise<Verdict> => {
      if (smtp.mails.length === 0) {
        left = everybody()
          .filter((address) => address !== to)
          .slice(0, 2)
        for (const address of left) await change(readers[everybody().indexOf(address)] ?? '', { state: 'left', email: '' })
        await subscribe('new@example.com', { confirmedAt: new Date().toISOString() })
      }
      return 'take'
    }
    const one = send(live.payload, { perSecond: 1_000, lanes: 1 })
    await one.look()
    await one.stop()
    expect(addresses()).toEqual(everybody().filter((address) => !left.includes(address)))
    expect(await mailing(key)).toMatchObject({ state: 'sent', sent: 5, left: 2 })
  })

  it('tells refusals for good from those for now, and servers that refuse everybody from addresses that are none', async () => {
    const { key } = await handedOver()
    await change(readers[0] ?? '', { refusals: 2 })
    await change(readers[3] ?? '', { refusals: 2 })
    const answers: Record<string, { code: number; text: string }> = {
      'reader-0@example.com': { code: 550, text: '5.1.1 no such user' },
      'reader-1@example.com': { code: 550, text: '5.1.1 no such user' },
      'reader-2@example.com': { code: 550, text: '5.7.1 relaying denied' },
      'reader-4@example.com': { code: 451, text: '4.7.1 come back later' },
    }
    smtp.rcpt = (to) => answers[to] ?? null
    await sendAll()
    expect(await mailing(key)).toMatchObject({ state: 'sending', sent: 3, refused: 3, waiting: 1 })
    const standing = await Promise.all(readers.slice(0, 4).map(reader))
    expect(standing).toMatchObject([
      { state: 'bounced' },
      { state: 'confirmed', refusals: 1 },
      { refusals: 0 },
      { state: 'confirmed', refusals: 0 },
    ])
    for (let n = 0; n < 6; n++) {
      await hurry()
      await sendAll()
    }
    expect(await mailing(key)).toMatchObject({ state: 'sent', sent: 3, refused: 4, waiting: 0 })
    expect((await reader(readers[4] ?? '')).refusals).toBe(0)
    const rows = await live.payload.db.find({ collection: 'mailing-recipients', where: {}, pagination: false })
    expect(JSON.stringify(rows.docs)).not.toContain('@')
  })

  it('waits while the mail server cannot be used, and says why', async () => {
    const { key } = await handedOver()
    await change(readers[0] ?? '', {})
    await live.payload.db.updateOne({
      collection: 'newsletters',
      id: newsletter,
      data: { ownServer: true, sealedSmtp: hub.settings.vault.seal('smtp://127.0.0.1:1', `newsletters/${newsletter}/smtp`) },
    })
    await sendAll()
    const waiting = await mailing(key)
    await live.payload.db.updateOne({ collection: 'newsletters', id: newsletter, data: { ownServer: false, sealedSmtp: null } })
    expect(waiting).toMatchObject({ state: 'sending', sent: 0, waiting: 7, unknown: 0 })
    expect(waiting.reason).toMatch(/mail server/)
    await hurry()
    await sendAll()
    expect(addresses()).toEqual(everybody())
  })

  it('is stopped by a person, who may do so, and by nobody else', async () => {
    const { post, key } = await handedOver()
    const { id } = await mailing(key)
    await (await live.person('analyst')).post(`/api/mailings/${id}/stop`).expect(403)
    const editor = await live.person('editor')
    await editor.post(`/api/mailings/${id}/stop`).expect(200)
    await editor.post(`/api/mailings/${id}/stop`).expect(409)
    await sendAll()
    expect(smtp.mails).toEqual([])
    await ask()
    expect(await rowOf(post)).toMatchObject({ state: 'failed', reason: 'Stopped by editor.' })
    expect(await operator.noted(String(id))).toContain('editor: mailing.stopped')
  })

  it('is taken from its own channel alone, and the same key again is the same mailing', async () => {
    const { key } = await handedOver()
    const token = hub.settings.issueToken(channel)
    const ask = (method: 'get' | 'put' | 'delete', path: string, as = token) =>
      supertest(live.base)[method](`/api/newsletter/v1/${path}`).set('Authorization', `Bearer ${as}`)
    for (const as of ['', 'x', hub.settings.issueToken(await live.channel('mastodon'))]) await ask('get', 'newsletters', as).expect(401)
    await ask('get', `mailings/${'x'.repeat(10)}`).expect(404)
    const body = { newsletter, language: 'de', subject: 'Anders', preheader: '', body: null, text: '', link: null, images: [] }
    await ask('put', 'mailings/of-nobody-at-all').send(body).expect(422)
    await ask('put', `mailings/${key}`)
      .send({ ...body, subject: 'a\nBcc: b@c.de' })
      .expect(422)
    expect(await ask('put', `mailings/${key}`).send(body).expect(200)).toMatchObject({ body: { state: 'open', id: key, hasGone: false } })
    await sendAll()
    expect(smtp.mails).toHaveLength(7)
    expect(smtp.mails[0]?.data).not.toContain('Anders')
    expect((await ask('get', `mailings/${key}`).expect(200)).body).toMatchObject({ state: 'done' })
  })

  it('lets no name or title begin a line of the head', async () => {
    for (const id of readers) await change(id, { name: 'Erika\r\nBcc: all@example.com' })
    const { key } = await handedOver()
    await live.payload.db.updateMany({ collection: 'mailings', where: { key: { equals: key } }, data: { subject: 'Neu\r\nX-Evil: 1' } })
    await sendAll()
    for (const { data } of smtp.mails) expect(data.slice(0, data.indexOf('\r\n\r\n'))).not.toMatch(/^(Bcc|X-Evil):/im)
    expect(smtp.mails).toHaveLength(7)
  })
})
