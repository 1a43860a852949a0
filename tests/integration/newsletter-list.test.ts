/** A newsletter's list over real HTTP and SMTP, on the database of this run: opt-in twice, leaving, what is told to whom, and for how long. */
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import supertest from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { careForLists } from '../../src/newsletter/list/care.payload.ts'
import { addressHash, confirmToken, leaveToken } from '../../src/newsletter/list/tokens.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { mailServer, type MailServer } from '../support/mail-server.ts'
import { refused } from '../support/refused.ts'

interface Row {
  readonly id: string
  readonly email: string
  readonly state: string
  readonly name: string | null
  readonly language: string
  readonly emailHash: string
  readonly consentText: string
  readonly origin: string | null
  readonly requestedAt: string
  readonly mails: number
}

const dayMs = 86_400_000

describe(`lists of newsletters on ${database}`, () => {
  let hub: LiveHub
  let mail: MailServer
  let manager: Person
  let newsletter: string
  let secret: string
  const slug = 'neues'
  let sender = 0
  let person = 0
  /** An address that is on no list yet. */
  const somebody = () => `leserin.${++person}@example.org`

  const post = (path: string) => {
    sender += 1
    return supertest(hub.base)
      .post(path)
      .set('X-Forwarded-For', `198.51.${sender >> 8}.${sender & 255}`)
  }
  const signUp = (fields: object) => post(`/newsletters/${slug}/subscribers`).type('form').send(fields)
  const get = (path: string) => supertest(hub.base).get(path)
  const row = async (email: string, list = newsletter): Promise<Row | null> =>
    hub.payload.db.findOne({
      collection: 'subscribers',
      where: { and: [{ newsletter: { equals: list } }, { emailHash: { equals: addressHash(secret, list, email) } }] },
    })
  const change = (id: string, data: object) =>
    hub.payload.db.updateOne({ collection: 'subscribers', id, data: data as Record<string, unknown> })
  const mailsTo = (email: string) => mail.mails.filter(({ to }) => to === email)
  const mailTo = async (email: string) => {
    await expect.poll(() => mailsTo(email).length, { timeout: 10_000 }).toBeGreaterThan(0)
    return (mailsTo(email).at(-1)?.data ?? '').replaceAll('=\n', '').replaceAll('=3D', '=')
  }
  const linkIn = (data: string) => /\/newsletters\/confirm\/[\w.-]+/.exec(data)?.[0] ?? ''
  const join = async (email = somebody()) => {
    await signUp({ email }).expect(200)
    const link = linkIn(await mailTo(email))
    await post(link).expect(200)
    const found = await row(email)
    expect(found?.state).toBe('confirmed')
    return { email, link, id: String(found?.id) }
  }

  beforeAll(async () => {
    mail = await mailServer()
    process.env.SMTP_URL = mail.url
    process.env.TRUST_PROXY = '1'
    hub = await liveHub(database)
    secret = hub.payload.secret && (await import('../../src/config/env.ts')).env().SECRET
    manager = await hub.person('channel-manager')
    newsletter = await make({ slug })
  })
  afterAll(async () => {
    await hub?.stop()
    await mail?.stop()
    delete process.env.SMTP_URL
    delete process.env.TRUST_PROXY
  })
  beforeEach(() => {
    mail.mails.length = 0
  })

  async function make(fields: object): Promise<string> {
    const made = await manager
      .post('/api/newsletters?locale=de', {
        name: 'Neues von Acme',
        brand: hub.brand,
        language: 'de',
        senderName: 'Acme',
        senderAddress: 'news@example.com',
        imprint: 'Acme GmbH\nAm Weg 1, 12345 Ort',
        privacyUrl: 'https://www.example.com/privacy',
        ...fields,
      })
      .expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }

  describe('signing up', () => {
    it('takes a wish, asks by mail, and confirms only where the button is pressed', async () => {
      const email = somebody()
      const page = await get(`/newsletters/${slug}`).expect(200)
      expect(page.text).toContain('<h1>Neues von Acme</h1>')
      expect(page.headers['content-security-policy']).toContain("default-src 'none'")
      const asked = await signUp({ email, name: 'Eva Muster', language: 'de', page: 'https://www.example.com/news?user=7#x' }).expect(200)
      expect(asked.text).toContain('Sehen Sie in Ihr Postfach')
      const data = await mailTo(email)
      expect(data).toMatch(/^Subject: .*Bitte/m)
      expect(data).toMatch(/^Auto-Submitted: auto-generated$/m)
      expect(data).not.toMatch(/^List-Unsubscribe/im)
      expect(data).toContain('text/plain')
      // A stranger's words are sent to nobody.
      expect(data).not.toContain('Muster')
      expect(await row(email)).toMatchObject({
        email,
        name: 'Eva Muster',
        state: 'pending',
        language: 'de',
        origin: 'https://www.example.com/news',
        consentText: expect.stringContaining('willige ich ein, dass Acme mir den Newsletter „Neues von Acme“') as string,
      })
      const link = linkIn(data)
      for (let n = 0; n < 3; n++) expect((await get(link).expect(200)).text).toContain('<button')
      expect((await row(email))?.state).toBe('pending')
      const answers = await Promise.all([post(link), post(link)])
      for (const answer of answers) expect([answer.status, answer.text.includes('Sie sind angemeldet')]).toEqual([200, true])
      expect(await row(email)).toMatchObject({ state: 'confirmed' })
      expect((await get(link).expect(200)).text).toContain('Sie sind angemeldet')
    })

    it('is answered alike whoever it is, in no less time', async () => {
      const [fresh, pending] = [somebody(), somebody()]
      await signUp({ email: pending })
      const { email: confirmed } = await join()
      const { email: left, id } = await join()
      await post(`/newsletters/leave/${leaveToken(secret, id)}`).expect(200)
      const answers = []
      for (const email of [fresh, pending, confirmed, left]) {
        const before = performance.now()
        const { status, text, headers } = await signUp({ email })
        expect(performance.now() - before).toBeGreaterThan(240)
        answers.push({ status, text, length: headers['content-length'] })
      }
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    })

    it('sends one mail in ten minutes and three a day, however many ask at once', async () => {
      const email = somebody()
      await Promise.all([1, 2, 3, 4, 5].map(() => signUp({ email }).expect(200)))
      await mailTo(email)
      await pause(500)
      expect(mailsTo(email)).toHaveLength(1)
      for (let round = 2; round <= 5; round++) {
        const found = await row(email)
        await change(String(found?.id), { mailedAt: new Date(Date.now() - 11 * 60_000).toISOString() })
        await signUp({ email }).expect(200)
        await expect.poll(() => mailsTo(email).length).toBe(Math.min(round, 3))
      }
      await pause(400)
      expect(mailsTo(email)).toHaveLength(3)
      const rows = await hub.payload.find({ collection: 'subscribers', where: { email: { equals: email } } })
      expect(rows.totalDocs).toBe(1)
    })

    it('takes so many from one sender, and says when more', async () => {
      const ask = () =>
        supertest(hub.base)
          .post(`/newsletters/${slug}/subscribers`)
          .set('X-Forwarded-For', '203.0.113.7')
          .type('form')
          .send({ email: 'no address' })
      for (let n = 0; n < 30; n++) await ask().expect(422)
      const refusal = await ask().expect(429)
      expect(Number(refusal.headers['retry-after'])).toBeGreaterThan(0)
      expect(refusal.text).toContain('Versuchen Sie es in zehn Minuten noch einmal.')
    })

    it('knows addresses, in small letters, of all scripts, and refuses what is none with a sentence', async () => {
      await signUp({ email: ' Eva+News@EXAMPLE.org ' }).expect(200)
      expect(await row('eva+news@example.org')).toMatchObject({ email: 'eva+news@example.org' })
      await signUp({ email: 'info@müller.example' }).expect(200)
      expect(await row('info@xn--mller-kva.example')).not.toBeNull()
      for (const email of [
        '',
        'x',
        'a@b',
        'a b@example.org',
        'a@example.org\r\nBcc: b@example.org',
        'a@example.org,b@example.org',
        '<a@example.org>',
      ]) {
        const answer = await signUp({ email, name: 'Eva' }).expect(422)
        expect(answer.text).toContain('Das ist keine E-Mail-Adresse.')
        expect(answer.text).toContain('aria-invalid="true"')
        expect(answer.text).toContain('value="Eva"')
      }
      expect((await signUp({ email: somebody(), name: 'a\nBcc: b@example.org' }).expect(422)).text).toContain('in einer Zeile')
      await signUp({ email: ['a@example.org', 'b@example.org'] }).expect(422)
      expect((await post(`/newsletters/${slug}/subscribers`).set('Content-Type', 'text/plain').send('x')).status).toBe(415)
    })

    it('tells a program what it tells everybody, and stores nothing', async () => {
      const email = somebody()
      expect((await signUp({ email, website: 'https://spam.example' }).expect(200)).text).toContain('Sehen Sie in Ihr Postfach')
      expect(await row(email)).toBeNull()
    })

    it('answers scripts of other websites in JSON', async () => {
      const email = somebody()
      const at = `/newsletters/${slug}/subscribers`
      const preflight = await supertest(hub.base).options(at).set('Origin', 'https://www.example.com').expect(204)
      expect(preflight.headers['access-control-allow-methods']).toContain('POST')
      const asked = await post(at)
        .set('Origin', 'https://www.example.com')
        .send({ email, language: 'en', consent: 'Yes, please.' })
        .expect(202)
      expect(asked.headers['access-control-allow-origin']).toBe('*')
      expect(asked.body).toMatchObject({ message: expect.stringContaining('on its way') as string })
      expect(await row(email)).toMatchObject({ language: 'en', consentText: 'Yes, please.' })
      expect(await mailTo(email)).toContain('Confirm subscription')
      const wrong = await post(at).send({ email: 'x', language: 'en' }).expect(422)
      expect(wrong.body).toMatchObject({ code: 'invalid-email', detail: 'This is no e-mail address. Write it like name@example.com.' })
      for (const unknown of ['nothing', '%00', '%F0%9F%98%80', 'a'.repeat(3000)]) {
        await post(`/newsletters/${unknown}/subscribers`).send({ email }).expect(404)
        await get(`/newsletters/${unknown}`).expect(404)
      }
      await post('/newsletters/%ff/subscribers').send({ email }).expect(400)
      await post(at).set('Content-Type', 'application/json').send('{"email":').expect(400)
      await post(at).send([]).expect(422)
      await post(at)
        .send({ email: { $gt: '' }, name: ['x'] })
        .expect(422)
      await post(at)
        .send({ email: 'x'.repeat(30_000) })
        .expect(413)
    })

    it('takes no sign-ups without a mail server, and says so', async () => {
      const list = await make({ slug: 'stumm', ownServer: true })
      expect((await get('/newsletters/stumm').expect(503)).text).toContain('Anmelden geht zurzeit nicht')
      const email = somebody()
      await post('/newsletters/stumm/subscribers').type('form').send({ email }).expect(503)
      expect(await row(email, list)).toBeNull()
    })

    it('confirms nobody by a link that ended, was changed or is for something else', async () => {
      const email = somebody()
      await signUp({ email })
      const id = String((await row(email))?.id)
      const old = confirmToken(secret, id, new Date(Date.now() - 49 * 3_600_000))
      expect((await post(`/newsletters/confirm/${old}`).expect(410)).text).toContain('abgelaufen')
      const good = confirmToken(secret, id, new Date())
      for (const bad of [`${good}x`, `${good.slice(0, -2)}AA`, leaveToken(secret, id), 'x'])
        await post(`/newsletters/confirm/${bad}`).expect(404)
      expect((await row(email))?.state).toBe('pending')
      await post(`/newsletters/leave/${good}`).expect(404)
    })
  })

  describe('leaving', () => {
    it('is one request of a mail program, erases at once, and holds against old links', async () => {
      const { email, id, link } = await join()
      const address = `/newsletters/leave/${leaveToken(secret, id)}`
      expect((await get(address).expect(200)).text).toContain('<button')
      expect((await row(email))?.state).toBe('confirmed')
      const answer = await post(address).type('form').send('List-Unsubscribe=One-Click').expect(200)
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect(await row(email)).toMatchObject({ state: 'left', email: '' })
      expect((await row(email))?.name || null).toBeNull()
      await post(address).type('form').send('List-Unsubscribe=One-Click').expect(200)
      await supertest(hub.base).post(address).field('List-Unsubscribe', 'One-Click').expect(200)
      expect((await post(link).expect(410)).text).toContain('gilt nicht mehr')
      expect((await row(email))?.state).toBe('left')
    })

    it('lets somebody come back who wants to, and forgets them again where they do not confirm', async () => {
      const { email, id } = await join()
      await post(`/newsletters/leave/${leaveToken(secret, id)}`).expect(200)
      await change(id, { mailedAt: new Date(Date.now() - 20 * 60_000).toISOString() })
      await signUp({ email }).expect(200)
      expect(await row(email)).toMatchObject({ state: 'pending', email })
      await expect.poll(() => mailsTo(email).length, { timeout: 10_000 }).toBe(2)
      await careForLists(hub.payload, new Date(Date.now() + 8 * dayMs))
      expect(await row(email)).toMatchObject({ state: 'left', email: '' })
    })
  })

  describe('keeping', () => {
    it('deletes who did not confirm after 7 days, and who cannot be reached after 90', async () => {
      const [email, kept] = [somebody(), (await join()).email]
      await signUp({ email })
      const { email: gone, id } = await join()
      await change(id, { state: 'bounced', bouncedAt: new Date().toISOString() })
      await careForLists(hub.payload, new Date(Date.now() + 6 * dayMs))
      expect(await row(email)).not.toBeNull()
      await careForLists(hub.payload, new Date(Date.now() + 8 * dayMs))
      expect(await row(email)).toBeNull()
      expect(await row(gone)).not.toBeNull()
      await careForLists(hub.payload, new Date(Date.now() + 91 * dayMs))
      expect([await row(gone), (await row(kept))?.state]).toEqual([null, 'confirmed'])
    })
  })

  describe('in the trash', () => {
    it('takes and asks nobody, lets people leave, and forgets all after 30 days', async () => {
      const list = await make({ slug: 'fort' })
      const [email, waiting] = [somebody(), somebody()]
      const statement = { when: 'in 2024', where: 'here' }
      await manager.post(`/api/newsletters/${list}/import`, { csv: email, as: 'confirmed', statement, dry: false }).expect(200)
      await manager.post(`/api/newsletters/${list}/import`, { csv: waiting, as: 'pending', dry: false }).expect(200)
      await manager.patch(`/api/newsletters/${list}`, { deletedAt: new Date().toISOString() }).expect(200)
      await get('/newsletters/fort').expect(404)
      await post('/newsletters/fort/subscribers').type('form').send({ email: somebody() }).expect(404)
      refused(await manager.post(`/api/newsletters/${list}/import`, { csv: somebody(), as: 'pending', dry: true }), 409)
      await careForLists(hub.payload, new Date())
      expect(mailsTo(waiting)).toHaveLength(0)
      await post(`/newsletters/leave/${leaveToken(secret, String((await row(email, list))?.id))}`).expect(200)
      expect((await row(email, list))?.state).toBe('left')
      await careForLists(hub.payload, new Date(Date.now() + 31 * dayMs))
      expect(await row(email, list)).toBeNull()
    })
  })

  describe('a mail server that is away', () => {
    it('loses no sign-up: the mail goes once it is back', async () => {
      const list = await make({ slug: 'spaeter', smtpUrl: 'smtp://127.0.0.1:1' })
      const email = somebody()
      await post('/newsletters/spaeter/subscribers').type('form').send({ email }).expect(200)
      // It was tried: only then the day's mails are counted, and none is.
      await expect.poll(() => row(email, list)).toMatchObject({ state: 'pending', mails: 0, mailsSince: expect.anything() as unknown })
      await manager.patch(`/api/newsletters/${list}`, { smtpUrl: mail.url }).expect(200)
      await careForLists(hub.payload, new Date())
      expect(linkIn(await mailTo(email))).not.toBe('')
      expect(await row(email, list)).toMatchObject({ mails: 1 })
    })
  })

  it('holds up nobody for one whose server puts them off, and tries them again', async () => {
    let busy = true
    const taken: string[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) => {
        if (busy && address.startsWith('busy')) return done(Object.assign(new Error('later'), { responseCode: 450 }))
        taken.push(address)
        done()
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = server.server.address() as AddressInfo
      const list = await make({ slug: 'spaeter-vielleicht', smtpUrl: `smtp://127.0.0.1:${port}` })
      const csv = 'busy@example.org\nfree@example.org'
      await manager.post(`/api/newsletters/${list}/import`, { csv, as: 'pending', dry: false }).expect(200)
      await careForLists(hub.payload, new Date())
      await careForLists(hub.payload, new Date())
      expect(taken).toEqual(['free@example.org'])
      expect(await row('busy@example.org', list)).toMatchObject({ state: 'pending', mails: 1 })
      busy = false
      await careForLists(hub.payload, new Date(Date.now() + 11 * 60_000))
      await careForLists(hub.payload, new Date(Date.now() + 60 * 60_000))
      expect(taken).toEqual(['free@example.org', 'busy@example.org'])
    } finally {
      await new Promise<void>((resolve) => server.close(resolve))
    }
  })

  describe('bringing and taking lists', () => {
    const bring = (list: string, body: object) => manager.post(`/api/newsletters/${list}/import`, { as: 'pending', dry: false, ...body })
    const noted = async () => {
      const { docs } = await hub.payload.find({ collection: 'audit-log', limit: 1000, pagination: false })
      return docs.map(({ summary, action }) => `${action}: ${summary}`).join('\n')
    }

    it('tells what is in a file, line by line, before anything is stored', async () => {
      const list = await make({ slug: 'einlesen' })
      const known = somebody()
      await bring(list, { csv: known }).expect(200)
      const csv = `\uFEFFVorname;Nachname;E-Mail;Sprache\r\nEva;"Muster; ""die"" Erste";${known};de\r\n;;kaputt;\r\nNeu;Ling;NEU@Example.org;en\r\n\r\nNeu;Ling;neu@example.org;en\r\n`
      const looked = await bring(list, { csv, dry: true }).expect(200)
      expect(looked.body).toMatchObject({ dry: true, new: 1, known: 2, left: 0, invalid: 1, wrong: [{ line: 3 }] })
      expect(await row('neu@example.org', list)).toBeNull()
      const done = await bring(list, { csv }).expect(200)
      expect(done.body).toMatchObject({ dry: false, new: 1, known: 2 })
      expect(await row('neu@example.org', list)).toMatchObject({ state: 'pending', name: 'Neu Ling', language: 'en' })
      await careForLists(hub.payload, new Date())
      expect(linkIn(await mailTo('neu@example.org'))).not.toBe('')
      expect(mailsTo('neu@example.org')).toHaveLength(1)
      await careForLists(hub.payload, new Date())
      expect(mailsTo('neu@example.org')).toHaveLength(1)
    })

    it('takes nobody as confirmed without a statement, which is noted without addresses', async () => {
      const list = await make({ slug: 'erklaert' })
      const email = somebody()
      refused(await bring(list, { csv: email, as: 'confirmed' }), 400)
      refused(await bring(list, { csv: email, as: 'confirmed', statement: { when: '2024', where: 'ask eva@example.org' } }), 400)
      expect(await row(email, list)).toBeNull()
      await bring(list, { csv: email, as: 'confirmed', statement: { when: 'in 2024', where: 'in the archive' } }).expect(200)
      expect(await row(email, list)).toMatchObject({ state: 'confirmed', consentText: expect.stringContaining('in the archive') as string })
      const log = await noted()
      expect(log).toContain(
        'newsletters.import-begun: Neues von Acme: people are imported as confirmed. channel-manager states: they consented in 2024, which is kept: in the archive.',
      )
      expect(log).not.toContain(email)
      await careForLists(hub.payload, new Date())
      expect(mailsTo(email)).toHaveLength(0)
    })

    it('brings back nobody who has left', async () => {
      const { email, id } = await join()
      await post(`/newsletters/leave/${leaveToken(secret, id)}`).expect(200)
      for (const how of [{ as: 'pending' }, { as: 'confirmed', statement: { when: 'in 2024', where: 'here' } }]) {
        const told = await bring(newsletter, { csv: email, ...how }).expect(200)
        expect(told.body).toMatchObject({ new: 0, left: 1 })
      }
      expect(await row(email)).toMatchObject({ state: 'left', email: '' })
    })

    it('hands out a list that no spreadsheet runs, and reads it back', async () => {
      const list = await make({ slug: 'formeln' })
      const rows = ['=cmd@example.org,"=HYPERLINK(""https://evil.example"",""x"")"', '+plus@example.org,Ärger']
      const csv = `email,name\n${rows.join('\n')}\n`
      await bring(list, { csv, as: 'confirmed', statement: { when: 'in 2024', where: 'here' } }).expect(200)
      const file = await manager.get(`/api/newsletters/${list}/export`).expect(200)
      expect(file.headers['content-disposition']).toMatch(/attachment; filename="formeln-\d{4}-\d\d-\d\d\.csv"/)
      expect(file.text.startsWith('\uFEFFemail,name,')).toBe(true)
      expect(file.text).toContain(`"'=cmd@example.org","'=HYPERLINK(""https://evil.example"",""x"")",de,confirmed,`)
      expect(file.text).toContain('Ärger')
      const again = await make({ slug: 'formeln-2' })
      await bring(again, { csv: file.text }).expect(200)
      expect(await row('+plus@example.org', again)).toMatchObject({ name: 'Ärger' })
      expect(await row('=cmd@example.org', again)).not.toBeNull()
      expect(await noted()).toContain('newsletters.exported: Neues von Acme: the list was exported, 2 people.')
    })

    it('erases one person, or takes them off, and notes neither name nor address', async () => {
      const [off, gone] = [await join(), await join()]
      await manager.post(`/api/subscribers/${off.id}/remove`).expect(200)
      expect(await row(off.email)).toMatchObject({ state: 'left', email: '' })
      await manager.post(`/api/subscribers/${gone.id}/erase`).expect(200)
      expect(await row(gone.email)).toBeNull()
      refused(await manager.post(`/api/subscribers/${gone.id}/erase`), 404)
      await post(`/newsletters/leave/${leaveToken(secret, gone.id)}`).expect(404)
      const log = await noted()
      expect(log).toContain('subscribers.erased')
      expect(log).not.toContain('example.org')
    })
  })

  describe('the newsletter’s own page', () => {
    it('counts, and proves the mail server', async () => {
      const list = await make({ slug: 'proben' })
      const facts = await manager.get(`/api/newsletters/${list}/list`).expect(200)
      expect(facts.body).toMatchObject({
        counts: { pending: 0, confirmed: 0, left: 0, bounced: 0 },
        signUpUrl: `${hub.base}/newsletters/proben`,
        mail: { kind: 'hub' },
        thrownAway: false,
      })
      const sent = await manager.post(`/api/newsletters/${list}/test-mail`).expect(200)
      expect(sent.body).toEqual({ to: 'channel-manager@example.com', failed: null })
      expect(mailsTo('channel-manager@example.com')).toHaveLength(1)
      const password = 'pa55word-of-the-server'
      await manager.patch(`/api/newsletters/${list}`, { smtpUrl: `smtp://news:${password}@127.0.0.1:1` }).expect(200)
      const failed = await manager.post(`/api/newsletters/${list}/test-mail`).expect(200)
      expect(failed.body).toMatchObject({ failed: { en: 'The mail server cannot be reached. Check its name and port.' } })
      expect(failed.text).not.toContain(password)
    })
  })

  describe('who may', () => {
    it('shows people to channel managers alone, and lets nobody write them', async () => {
      const { email, id } = await join()
      for (const role of ['editor', 'approver', 'community-manager', 'analyst'] as const) {
        const one = await hub.person(role)
        refused(await one.get('/api/subscribers'), 403)
        refused(await one.post(`/api/subscribers/${id}/erase`), 403)
        refused(await one.get(`/api/newsletters/${newsletter}/export`), 403)
        refused(await one.post(`/api/newsletters/${newsletter}/import`, { csv: 'a@example.org', as: 'pending', dry: true }), 403)
      }
      const seen = await manager.get(`/api/subscribers/${id}`).expect(200)
      expect(seen.body).toMatchObject({ email })
      expect(JSON.stringify(seen.body)).not.toContain('emailHash')
      for (const path of ['emailHash', 'newsletter.sealedSmtp', 'mails'])
        refused(await manager.get(`/api/subscribers?where[${path}][like]=a`), 400)
      const other = somebody()
      await signUp({ email: other })
      const waiting = String((await row(other))?.id)
      refused(await manager.patch(`/api/subscribers/${waiting}`, { state: 'confirmed' }), 403)
      refused(await manager.patch(`/api/subscribers?where[id][equals]=${waiting}`, { state: 'confirmed' }), 403)
      expect((await row(other))?.state).toBe('pending')
    })

    it('shows the sealed server to nobody', async () => {
      const password = 'pa55word-of-the-server'
      const list = await make({ slug: 'eigener', smtpUrl: `smtp://news:${password}@127.0.0.1:1` })
      const seen = await manager.get(`/api/newsletters/${list}?depth=2&showHiddenFields=true`).expect(200)
      expect(seen.text).not.toContain(password)
      expect(seen.text).not.toMatch(/"(sealedSmtp|smtpUrl)":/)
      refused(await manager.get('/api/newsletters?where[sealedSmtp][exists]=true'), 400)
      const stored: unknown = await hub.payload.db.findOne({ collection: 'newsletters', where: { id: { equals: list } } })
      expect(stored).toMatchObject({ ownServer: true, sealedSmtp: expect.stringMatching(/^v1\./) as string })
      expect(JSON.stringify(stored)).not.toContain(password)
      refused(await manager.patch(`/api/newsletters/${list}`, { smtpUrl: 'http://127.0.0.1' }), 400)
      refused(await manager.patch(`/api/newsletters/${list}`, { smtpUrl: 'smtp://a:b@c.example/?path=/etc/passwd' }), 400)
      await manager.patch(`/api/newsletters/${list}`, { ownServer: false }).expect(200)
      const freed: unknown = await hub.payload.db.findOne({ collection: 'newsletters', where: { id: { equals: list } } })
      expect((freed as { sealedSmtp?: string | null }).sealedSmtp ?? null).toBeNull()
    })
  })
})
