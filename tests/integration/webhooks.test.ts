/** Webhooks at a running hub, on the real database: told, signed, sent, sent again, once; and secrets that nobody gets to see. */
import { get } from 'node:http'
import { Webhook } from 'standardwebhooks'
import supertest from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventSchema } from '../../src/content-api/events/event.ts'
import { openShelf } from '../../src/content-api/reading/open-shelf.ts'
import { createReading } from '../../src/content-api/reading/reading.ts'
import { issueToken } from '../../src/content-api/owned-medium-token.ts'
import { aPublication, aText } from '../../src/content-api/testing.ts'
import { payloadWebhooks } from '../../src/content-api/webhooks/store.payload.ts'
import { createTeller } from '../../src/content-api/webhooks/teller.ts'
import { answerWith, receiver, type Receiver } from '../../src/content-api/webhooks/testing.ts'
import type { sendWebhooks } from '../../src/content-api/webhooks/webhooks.payload.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { NewSecret, WebhookCall, WebhookLog } from '../../src/core/webhook.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { refused } from '../support/refused.ts'

type Sender = ReturnType<typeof sendWebhooks>

describe(`webhooks on ${database}`, () => {
  let hub: LiveHub
  let admin: Person
  let site: string
  let here: Receiver
  let sender: Sender
  let another: Sender
  let webhook: string
  let secret: string
  const logged: string[] = []
  const answered: string[] = []

  beforeAll(async () => {
    // Only there a receiver on this machine is reached.
    process.env.HUB_MODE = 'playground'
    hub = await liveHub(database)
    const { logger } = hub.payload as unknown as { logger: Record<symbol, unknown> & { level: string } }
    logger.level = 'trace'
    const stream = Object.getOwnPropertySymbols(logger).find(({ description }) => description === 'pino.stream')
    logger[stream ?? Symbol()] = { write: (line: string) => logged.push(line) }
    admin = await hub.person('administrator')
    site = await hub.channel('website')
    here = await receiver()
    const webhooks = await import('../../src/content-api/webhooks/webhooks.payload.ts')
    sender = webhooks.sendWebhooks(hub.payload)
    another = webhooks.sendWebhooks(hub.payload)
    webhook = await made({ name: 'Website', url: here.url })
    secret = ((await tell(admin.post(`/api/webhooks/${webhook}/secret`).expect(200))) as unknown as { body: NewSecret }).body.secret
    answered.length = 0
  })
  afterAll(async () => {
    await sender?.stop()
    await another?.stop()
    await here?.stop()
    await hub?.stop()
  })
  beforeEach(() => {
    here.received.length = 0
    here.answers.length = 0
  })

  const tell = async (asked: supertest.Test): Promise<supertest.Response> => {
    const answer = await asked
    answered.push(JSON.stringify(answer.headers), answer.text)
    return answer
  }
  const made = async (data: object): Promise<string> =>
    ((await tell(admin.post('/api/webhooks', data).expect(201))).body as { doc: { id: string } }).doc.id
  const log = async (of = webhook) => (await tell(admin.get(`/api/webhooks/${of}/log`).expect(200))).body as WebhookLog

  let posts = 0
  const publish = async (post = `post-${++posts}`, title = 'Ein Beitrag', key = `delivery-${post}`) => {
    const { docs } = await hub.payload.find({ collection: 'brands', where: { id: { equals: hub.brand } } })
    const publication = aPublication(post, {
      brand: { id: hub.brand, slug: docs[0]?.slug ?? '', name: 'Acme' },
      texts: { de: aText(title, post) },
    })
    await supertest(hub.base)
      .put(`/api/owned/v1/publications/${key}`)
      .set('Authorization', `Bearer ${issueToken(process.env.SECRET ?? '', site)}`)
      .send(publication)
      .expect((res) => expect(res.status, res.text).toBeLessThan(300))
    return post
  }
  const withdraw = (post: string) =>
    supertest(hub.base)
      .delete(`/api/owned/v1/publications/delivery-${post}`)
      .set('Authorization', `Bearer ${issueToken(process.env.SECRET ?? '', site)}`)
      .expect(204)
  const callsOf = async (post: string) => (await log()).calls.filter(({ body }) => body.includes(`"${post}"`))
  /** Its newest event, once it is written down. */
  const callOf = async (post: string, type = 'post.published') => {
    await expect.poll(async () => (await callsOf(post)).map((call) => call.type)).toContain(type)
    return (await callsOf(post)).find((call) => call.type === type) as WebhookCall
  }
  const dueNow = (id: string) =>
    hub.payload.db.updateOne({ collection: 'webhook-deliveries', id, data: { nextAt: new Date().toISOString() } })
  const verified = (at = 0, by = secret) =>
    eventSchema.parse(new Webhook(by).verify(here.received[at]?.body ?? '', here.received[at]?.headers ?? {}))

  it('tell what was published, changed and withdrawn, signed', async () => {
    const post = await publish()
    const call = await callOf(post)
    await sender.look()
    expect(here.received.map(({ headers }) => headers['webhook-id'])).toEqual([call.event])
    expect(verified()).toMatchObject({
      type: 'post.published',
      data: { id: post, brand: { id: hub.brand, slug: 'acme' }, language: 'de', languages: ['de'], slugs: { de: post } },
    })
    // Whoever is told finds it.
    await supertest(hub.base).get(`/api/content/v1/posts/${verified().data.id}`).expect(200)
    expect(verified().data.urls.de).toMatch(/^http/)

    await publish(post, 'Ein geänderter Beitrag', `delivery-${post}-2`)
    await callOf(post, 'post.changed')
    await sender.look()
    expect(verified(1).type).toBe('post.changed')
    await supertest(hub.base)
      .delete(`/api/owned/v1/publications/delivery-${post}-2`)
      .set('Authorization', `Bearer ${issueToken(process.env.SECRET ?? '', site)}`)
      .expect(204)
    await callOf(post, 'post.withdrawn')
    await sender.look()
    expect(verified(2)).toMatchObject({ type: 'post.withdrawn', data: { id: post, slugs: { de: post } } })
    expect((await callsOf(post)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  })

  it('are tried again after an error', async () => {
    here.answers.push(answerWith(500))
    const post = await publish()
    const { id } = await callOf(post)
    await sender.look()
    expect(await callOf(post)).toMatchObject({ state: 'failed', attempts: [{ status: 500 }], nextAt: expect.any(String) as string })
    await dueNow(id)
    await sender.look()
    expect(await callOf(post)).toMatchObject({ state: 'sent', attempts: [{ status: 500 }, { status: 204 }], nextAt: null })
    expect(verified(1)).toEqual(verified(0))
    expect(here.received[1]?.headers['webhook-id']).toBe(here.received[0]?.headers['webhook-id'])
  })

  it('are told what a crash left untold, once', async () => {
    const post = await publish()
    const { id } = await callOf(post)
    // As if the process had died between the change and the row.
    await hub.payload.db.deleteOne({ collection: 'webhook-deliveries', where: { id: { equals: id } } })
    const { hub: services } = await import('../../src/hub.ts')
    const log = hub.payload.logger
    const reading = createReading({ shelf: await openShelf(process.env.DATABASE_URL ?? '', log), clock: systemClock, log })
    const restarted = () =>
      createTeller({
        store: payloadWebhooks(hub.payload, services(hub.payload).settings.vault),
        sites: { brand: async () => null },
        changes: reading,
        clock: systemClock,
        log,
        ring: () => {},
      })
    await Promise.all([restarted().sweep(), restarted().sweep()])
    expect(await callsOf(post)).toHaveLength(1)
    expect(await restarted().sweep()).toBe(0)
    await reading.stop()
    await sender.look()
    expect(here.received).toHaveLength(1)
    expect(verified()).toMatchObject({ type: 'post.published', data: { id: post } })
  })

  it('are sent by one of two workers', async () => {
    const all = []
    for (let n = 0; n < 25; n++) all.push(await publish())
    await callOf(all.at(-1) ?? '')
    await expect.poll(async () => (await log()).calls.filter(({ state }) => state === 'pending').length).toBe(25)
    await Promise.all([sender.look(), another.look()])
    expect(here.received.map((_, at) => verified(at).data.id).sort()).toEqual([...all].sort())
  })

  it('are sent again by hand, under the same id', async () => {
    const post = await publish()
    const call = await callOf(post)
    await sender.look()
    const again = await tell(admin.post(`/api/webhooks/${webhook}/again`, { call: call.id }).expect(200))
    expect(again.body).toMatchObject({ id: call.id, state: 'sent', attempts: [{ status: 204 }, { status: 204 }] })
    expect(here.received.map(({ headers }) => headers['webhook-id'])).toEqual([call.event, call.event])
    const { docs } = await hub.payload.find({ collection: 'audit-log', where: { action: { equals: 'webhooks.sent-again' } } })
    expect(docs).toMatchObject([{ actor: admin.id, document: webhook, summary: `Website: event ${call.event} was sent again.` }])
    refused(await admin.post(`/api/webhooks/${webhook}/again`, { call: webhook }), 404)
  })

  it('are tried out by a test, which says at once what came of it and is not repeated', async () => {
    here.answers.push(answerWith(302, { location: 'https://elsewhere.example/' }))
    const failed = await tell(admin.post(`/api/webhooks/${webhook}/test`).expect(200))
    expect(failed.body).toMatchObject({
      type: 'webhook.test',
      state: 'given-up',
      nextAt: null,
      attempts: [{ status: 302, note: { de: 'Antwort 302 (Found). Weiterleitungen wird nicht gefolgt.' } }],
    })
    expect((await tell(admin.post(`/api/webhooks/${webhook}/test`).expect(200))).body).toMatchObject({ state: 'sent' })
    expect(new Webhook(secret).verify(here.received[1]?.body ?? '', here.received[1]?.headers ?? {})).toMatchObject({
      type: 'webhook.test',
    })
  })

  it('tell the same as the event stream, under the same id', async () => {
    const request = get(`${hub.base}/api/content/v1/events?brand=acme`)
    let text = ''
    request.on('response', (res) => res.on('data', (chunk: Buffer) => (text += chunk.toString('utf8'))))
    await expect.poll(() => text).toMatch(/^retry: 2000\n\nid: /)
    const post = await publish()
    const { event, body } = await callOf(post)
    await expect.poll(() => text).toContain(`id: ${event}\nevent: post.published\ndata: ${body}\n\n`)
    await withdraw(post)
    await expect.poll(() => text).toContain('event: post.withdrawn')
    request.destroy()
  })

  it('tell only those who want it', async () => {
    await sender.look()
    const quiet = await made({ name: 'Nur Rückzüge', url: here.url, events: ['post.withdrawn'] })
    const off = await made({ name: 'Aus', url: here.url, active: false })
    const bare = await made({ name: 'Ohne Geheimnis', url: here.url })
    for (const id of [quiet, off]) await admin.post(`/api/webhooks/${id}/secret`).expect(200)
    const post = await publish()
    await callOf(post)
    await withdraw(post)
    await callOf(post, 'post.withdrawn')
    await expect.poll(async () => (await log(quiet)).calls.map(({ type }) => type)).toEqual(['post.withdrawn'])
    expect((await log(off)).calls).toEqual([])
    expect(await log(bare)).toEqual({ hasSecret: false, formerSecretUntil: null, calls: [] })
    refused(await admin.post(`/api/webhooks/${bare}/test`), 409)
    for (const id of [quiet, off, bare]) await admin.patch(`/api/webhooks/${id}`, { deletedAt: new Date().toISOString() }).expect(200)
    await sender.look()
  })

  it('are switched off when the receiver is gone, and say why', async () => {
    const id = await made({ name: 'Weg', url: here.url })
    await admin.post(`/api/webhooks/${id}/secret`).expect(200)
    here.answers.push(answerWith(410))
    await tell(admin.post(`/api/webhooks/${id}/test`).expect(200))
    expect((await tell(admin.get(`/api/webhooks/${id}`).expect(200))).body).toMatchObject({
      active: false,
      offReason: expect.stringContaining('410 (Gone)') as string,
      events: ['post.published', 'post.changed', 'post.withdrawn'],
    })
    const on = await admin.patch(`/api/webhooks/${id}`, { active: true }).expect(200)
    expect((on.body as { doc: object }).doc).toMatchObject({ active: true, offReason: null })
    await admin.patch(`/api/webhooks/${id}`, { deletedAt: new Date().toISOString() }).expect(200)
  })

  it('lead to public addresses by https', async () => {
    for (const url of ['http://www.example.com/', 'ftp://example.com', 'nowhere', 'https://user:pass@example.com/', 'http://10.0.0.1/'])
      refused(await admin.post('/api/webhooks', { name: 'Falsch', url }), 400)
    const id = await made({ name: 'Innen', url: 'https://169.254.169.254/latest/meta-data' })
    await admin.post(`/api/webhooks/${id}/secret`).expect(200)
    expect((await tell(admin.post(`/api/webhooks/${id}/test`).expect(200))).body).toMatchObject({
      state: 'given-up',
      attempts: [{ status: null, note: { en: expect.stringContaining('Nothing was sent') as string } }],
    })
    await admin.patch(`/api/webhooks/${id}`, { deletedAt: new Date().toISOString() }).expect(200)
  })

  it('are for administrators', async () => {
    for (const role of ['editor', 'channel-manager', 'approver'] as const) {
      const person = await hub.person(role)
      for (const asked of [
        person.get(`/api/webhooks/${webhook}/log`),
        person.post(`/api/webhooks/${webhook}/secret`),
        person.post(`/api/webhooks/${webhook}/test`),
        person.post(`/api/webhooks/${webhook}/again`, { call: webhook }),
      ])
        refused(await asked, 403)
    }
    refused(await supertest(hub.base).get(`/api/webhooks/${webhook}/log`), 401)
  })

  it('keep their secrets: shown once, signing for a day after a rotation, in no answer and no log', async () => {
    const { body } = (await admin.post(`/api/webhooks/${webhook}/secret`).expect(200)) as { body: NewSecret }
    expect(Date.parse(body.formerSecretUntil ?? '') - Date.now()).toBeGreaterThan(23.9 * 60 * 60_000)
    const post = await publish()
    await callOf(post)
    await sender.look()
    expect(verified(0, body.secret)).toEqual(verified(0, secret))
    expect((await log()).formerSecretUntil).toBe(body.formerSecretUntil)

    await tell(admin.get(`/api/webhooks/${webhook}?depth=2`))
    await tell(admin.get('/api/webhooks?where[secrets][exists]=true'))
    await tell(admin.get('/api/webhooks?select[secrets]=true&select[name]=true'))
    await tell(admin.get(`/api/webhook-deliveries?where[webhook][equals]=${webhook}&limit=100`))
    await tell(admin.get('/api/audit-log?limit=200'))
    await tell(admin.patch(`/api/webhooks/${webhook}`, { name: 'Umbenannt', secrets: 'mine', rotation: 7 }).expect(200))
    await tell(admin.post(`/api/webhooks/${webhook}/test`).expect(200))
    // What was sent along did not change it.
    expect(new Webhook(body.secret).verify(here.received[1]?.body ?? '', here.received[1]?.headers ?? {})).toBeTruthy()

    const row = (await hub.payload.db.findOne({ collection: 'webhooks', where: { id: { equals: webhook } } })) as {
      secrets?: string
    } | null
    const sealed = row?.secrets ?? ''
    expect(sealed).toMatch(/^v1\.test\./)
    const told = [...answered, ...logged].join('\n')
    expect(told).toContain('Umbenannt')
    for (const hidden of [secret, body.secret, 'whsec_', secret.slice(6, 30), sealed, sealed.slice(0, 40)])
      expect(told).not.toContain(hidden)
  })
})
