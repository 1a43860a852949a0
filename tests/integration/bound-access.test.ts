/** A sign-in where the hub is known by its own document, and an access that lives for minutes and is bound to a key: Bluesky's OAuth. */
import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConnectForm } from '../../src/core/connect-answers.ts'
import type { Json } from '../../src/core/story.ts'
import { createEngine } from '../../src/delivery/engine.ts'
import { connectContext, connectorOf } from '../../src/delivery/connection.payload.ts'
import { careForTokens } from '../../src/delivery/token-care.payload.ts'
import type { Hub } from '../../src/hub.ts'
import { consent } from '../../publishers/testing/consent.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { signIn } from '../support/connect.ts'
import { database } from '../support/databases.ts'
import { aDelivery, aPost, aStory } from '../support/deliveries.ts'
import { refused } from '../support/refused.ts'

const minutes = 60_000

describe(`on ${database}`, () => {
  let live: LiveHub
  let hub: Hub
  let manager: Person
  const called: string[] = []
  const channels: string[] = []

  beforeAll(async () => {
    live = await liveHub(database)
    hub = (await import('../../src/hub.ts')).hub(live.payload)
    manager = await live.person('channel-manager')
    const fake = live.fakes.get('bluesky')
    if (!fake) throw new Error('no fake')
    const { handler } = fake
    Object.assign(fake, {
      handler: (...[req, res]: Parameters<typeof handler>) => {
        res.on('finish', () => called.push(`${req.method} ${req.url?.split('?')[0]} ${res.statusCode}`))
        handler(req, res)
      },
    })
  })
  afterAll(() => live?.stop())
  afterEach(async () => {
    called.length = 0
    // The care is for every connected channel: the next test has its own.
    for (const id of channels.splice(0)) await set(id, { status: 'not-connected' })
  })

  const fake = `/fakes/bluesky`
  const form = async (id: string) => (await manager.get(`/api/channels/${id}/connect`).expect(200)).body as ConnectForm
  async function begin(): Promise<{ id: string; redirect: string }> {
    const asked = { name: `Channel ${randomUUID()}`, platform: 'bluesky', language: 'de', brand: live.brand }
    const { doc } = (await manager.post('/api/channels', asked).expect(201)).body as { doc: { id: string } }
    const input = { identifier: 'nordlicht.test', service: live.base + fake, web: live.base + fake }
    const { body } = await manager.post(`/api/channels/${doc.id}/connect`, { input }).expect(200)
    channels.push(String(doc.id))
    return { id: String(doc.id), redirect: (body as { redirect: string }).redirect }
  }
  async function connected(): Promise<string> {
    const { id, redirect } = await begin()
    expect(await signIn(live, manager, redirect)).toBe(303)
    called.length = 0
    return id
  }
  const row = async (id: string) =>
    (await live.payload.db.findOne({ collection: 'channels', where: { id: { equals: id } } })) as unknown as { [field: string]: unknown }
  const read = async (id: string) => hub.settings.vault.unseal(String((await row(id)).credentials), id) as { [name: string]: Json }
  const set = (id: string, data: Record<string, unknown>) => live.payload.db.updateOne({ collection: 'channels', id, data })
  const spoil = async (id: string) =>
    set(id, { credentials: hub.settings.vault.seal({ ...(await read(id)), accessToken: 'has ended meanwhile' }, id) })
  const after = (ms: number) => new Date(Date.now() + ms)
  const care = (at: Date) => Promise.all([1, 2].map(() => careForTokens(live.payload, hub.settings, at)))
  const calls = (end: string) => called.filter((call) => call.includes(end))

  async function publish(channel: string): Promise<{ state: string; reason: string; text: string }> {
    const post = await aPost(live.payload, live.brand)
    const text = `Windpark ${randomUUID()}`
    const made = aDelivery({ post, brand: live.brand, channel }, { platform: 'bluesky', story: JSON.stringify(aStory(post, text)) })
    expect(await hub.ledger.add(made)).toBe(true)
    const engine = createEngine(hub.ledger, hub.world, { callTimeoutMs: 5_000, staleIntentMs: 20_000 })
    for (let round = 0; round < 5; round++) {
      await engine.tick()
      await engine.drain()
    }
    await engine.stop()
    const [found] = await hub.ledger.find({ key: made.key }, { by: 'dueAt', limit: 1 })
    return { state: found?.state ?? '', reason: found?.reason ?? '', text }
  }
  const seen = (text: string) =>
    live.fakes
      .get('bluesky')
      ?.timeline()
      .filter((post) => post.text.includes(text)).length

  describe('signing in', () => {
    it('leads through the platform’s page back to a connected channel, which can be tested', async () => {
      const { id, redirect } = await begin()
      expect(new URL(redirect).searchParams.get('request_uri')).toMatch(/^urn:/)
      expect(await signIn(live, manager, redirect)).toBe(303)
      expect(await form(id)).toMatchObject({ status: 'connected', handle: 'nordlicht.test', problem: null })
      expect((await manager.post(`/api/channels/${id}/connect/test`).expect(200)).body).toEqual({ works: true, problem: '' })
      // Proved by the key of the document, and not as somebody’s own machine.
      expect(await read(id)).toMatchObject({
        clientId: `${live.base}/connect/bluesky/client.json`,
        clientKey: expect.any(String) as string,
      })
    })

    it('is finished once, by who began it, and by nobody else', async () => {
      const { id, redirect } = await begin()
      const back = await consent(redirect)
      const path = back.pathname + back.search
      refused(await (await live.person('channel-manager', 'second-manager')).get(path), 409)
      refused(await manager.get(path.replace(/state=[^&]*/, `state=${id}.${'x'.repeat(32)}`)), 409)
      expect((await manager.get(path)).status).toBe(303)
      refused(await manager.get(path), 409)
      expect(await form(id)).toMatchObject({ status: 'connected' })
    })

    it('that the platform refuses is told on the channel', async () => {
      const { id, redirect } = await begin()
      const state = (await consent(redirect)).searchParams.get('state') ?? ''
      await manager.get(`/api/channels/connected?error=access_denied&state=${state}`).expect(303)
      expect((await form(id)).problem).toContain('not permitted')
    })
  })

  describe('the hub’s document', () => {
    const ask = (platform: string) => supertest(live.base).get(`/connect/${platform}/client.json`)

    it('is there for everybody, names the way back to the letter, and holds no private key', async () => {
      const { body, text } = await ask('bluesky')
        .expect('content-type', /^application\/json/)
        .expect(200)
      expect(body).toMatchObject({
        client_id: `${live.base}/connect/bluesky/client.json`,
        redirect_uris: [`${live.base}/api/channels/connected`],
        jwks: { keys: [{ kty: 'EC', crv: 'P-256' }] },
      })
      expect(text).not.toMatch(/"d"/)
    })

    it('is there for no platform that reads none', async () => {
      for (const platform of ['mastodon', 'nowhere', '__proto__', 'constructor', '..%2fbluesky']) await ask(platform).expect(404)
    })
  })

  describe('an access of minutes', () => {
    it('publishes, once', async () => {
      const { state, text } = await publish(await connected())
      expect(state).toBe('published')
      expect(seen(text)).toBe(1)
      expect(calls('putRecord')).toEqual([expect.stringMatching(/ 401$/), expect.stringMatching(/ 200$/)])
    })

    it('that has ended is renewed on the way out, and the post appears once', async () => {
      const id = await connected()
      const before = await read(id)
      await spoil(id)
      const { state, text } = await publish(id)
      expect(state).toBe('published')
      expect(seen(text)).toBe(1)
      expect(calls('/oauth/token 200')).toHaveLength(1)
      const renewed = await read(id)
      expect(renewed.refreshToken).not.toBe(before.refreshToken)
      expect(renewed.key).toEqual(before.key)
    })

    it('is renewed at two thirds of its life, by one process, and ends minutes later than it did', async () => {
      const id = await connected()
      await care(after(9 * minutes))
      expect(called).toEqual([])
      await care(after(11 * minutes))
      expect(calls('/oauth/token 200')).toHaveLength(1)
      const { credentialsEndAt, status, problem } = await row(id)
      expect([status, problem]).toEqual(['connected', ''])
      const left = new Date(String(credentialsEndAt)).getTime() - Date.now()
      expect(left).toBeGreaterThan(14 * minutes)
      expect(left).toBeLessThanOrEqual(15 * minutes)
      expect((await publish(id)).state).toBe('published')
    })

    it('is no end that anybody is warned of, because the platform did not answer once', async () => {
      const id = await connected()
      await set(id, { problem: 'The server could not be reached.' })
      await care(after(minutes))
      expect((await row(id)).warnedDays ?? null).toBeNull()
    })

    it('whose renewal was lost between the answer and the database waits for a person', async () => {
      const id = await connected()
      const ctx = await connectContext(hub.settings, { id, platform: 'bluesky' }, null, [], AbortSignal.timeout(10_000))
      // Answered, and the process died.
      await (await connectorOf('bluesky'))?.refresh?.(await read(id), ctx)
      await care(after(11 * minutes))
      expect(await row(id)).toMatchObject({ problem: expect.stringContaining('could not be renewed') as string })
      // So much later, whoever asked has given up.
      await set(id, { renewingUntil: null })
      const { state, text } = await publish(id)
      expect([state, seen(text)]).toEqual(['blocked-auth', 0])
      expect(await form(id)).toMatchObject({ status: 'refused' })
    })
  })

  it('shows no key and no token to anybody', async () => {
    const id = await connected()
    const { accessToken, refreshToken, key } = (await read(id)) as { accessToken: string; refreshToken: string; key: { d: string } }
    const admin = await live.person('administrator')
    for (const path of [`/api/channels/${id}?depth=3&showHiddenFields=true`, `/api/channels/${id}/connect`, '/api/audit-log?limit=500'])
      for (const secret of [accessToken, refreshToken, key.d]) expect((await admin.get(path)).text).not.toContain(secret)
  })
})
