/** The queue and the account of a delivery over REST: what goes when, why not earlier, and who may ask. */
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeliveryAccount, Queue, QueuedDelivery } from '../../src/core/answers.ts'
import { roles } from '../../src/core/roles.ts'
import type { Ledger, NewDelivery } from '../../src/delivery/ledger.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { aBrand, aDelivery, aPost, aStory } from '../support/deliveries.ts'

const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000)

describe(`the queue on ${database}`, () => {
  let hub: LiveHub
  let ledger: Ledger
  let manager: Person
  let paced: string
  let website: string
  let paused: string

  /** A row that planning would have made. @returns its id. */
  async function row(channel: string, title: string, differs: Partial<NewDelivery> = {}): Promise<string> {
    const post = await aPost(hub.payload, hub.brand, title)
    const made = aDelivery(
      { post, channel, brand: hub.brand },
      { title: `${title} · Acme`, dueAt: soon(60), story: JSON.stringify(aStory(post)), ...differs },
    )
    expect(await ledger.add(made)).toBe(true)
    const [added] = await ledger.find({ key: made.key }, { by: 'dueAt', limit: 1 })
    return added?.id ?? ''
  }
  const queue = async (query = '', person = manager) =>
    ((await person.get(`/api/deliveries/queue${query}`).expect(200)).body as Queue).deliveries
  const titled = (deliveries: readonly QueuedDelivery[]) => new Map(deliveries.map((one) => [one.postTitle, one]))

  beforeAll(async () => {
    hub = await liveHub(database)
    ledger = (await import('../../src/hub.ts')).hub(hub.payload).ledger
    manager = await hub.person('channel-manager')
    paced = await hub.channel('mastodon')
    website = await hub.channel('website')
    paused = await hub.channel('bluesky')
    await manager.patch(`/api/channels/${paced}`, { gapMinutes: 10 }).expect(200)
    await manager.patch(`/api/channels/${paused}`, { paused: true, pausedReason: 'Betriebsferien' }).expect(200)
  })
  afterAll(() => hub?.stop())

  it('tells when each goes, and why not earlier', async () => {
    const first = soon(60)
    await row(paced, 'Erster', { dueAt: first })
    await row(paced, 'Zweiter', { dueAt: new Date(first.getTime() + 60_000) })
    await row(website, 'Seite', { platform: 'website', key: 'the-website', dueAt: soon(90) })
    await row(paced, 'Folgt', { waitsFor: 'the-website', dueAt: soon(85) })
    await row(paced, 'Ungenehmigt', { hold: 'approval' })
    await row(paced, 'Verloren', { state: 'needs-human', dueAt: soon(-60), reason: 'Mastodon gave no clear answer.' })
    await row(paused, 'Ruht', { platform: 'bluesky' })

    const all = await queue()
    const found = titled(all)
    expect(found.get('Erster')).toMatchObject({
      goesAt: first.toISOString(),
      because: { de: 'Das ist seine Zeit.', en: 'This is its time.' },
    })
    expect(found.get('Zweiter')?.goesAt).toBe(new Date(first.getTime() + 10 * 60_000).toISOString())
    expect(found.get('Zweiter')?.because?.en).toBe('“Erster” goes out before; then the channel rests for 10 minutes.')
    expect(found.get('Folgt')?.goesAt).toBe(found.get('Seite')?.goesAt)
    expect(found.get('Ungenehmigt')).toMatchObject({ goesAt: null, because: { en: 'It waits to be approved.' } })
    expect(found.get('Ruht')).toMatchObject({ goesAt: null, because: { de: 'Acme bluesky de ist pausiert: Betriebsferien.' } })
    expect(found.get('Verloren')).toMatchObject({ goesAt: null, reason: 'Mastodon gave no clear answer.', state: 'needs-human' })

    // Soonest first, and what has no time last.
    const times = all.map(({ goesAt }) => (goesAt ? Date.parse(goesAt) : Infinity))
    expect(times).toEqual([...times].sort((a, b) => (a === b ? 0 : a - b)))
  })

  it('tells of a freeze as soon as it is in force, and forgets it when it is lifted', async () => {
    const before = titled(await queue()).get('Erster')?.goesAt
    const started = await manager.post('/api/freezes/start', { scope: 'channel', target: paced, reason: 'Rückruf' }).expect(200)
    expect(titled(await queue()).get('Erster')).toMatchObject({ goesAt: null, because: { de: 'Dieser Kanal ist gesperrt: Rückruf.' } })
    expect(titled(await queue()).get('Seite')?.goesAt).not.toBeNull()
    await manager.post(`/api/freezes/${(started.body as { freeze: { id: string } }).freeze.id}/lift`).expect(200)
    expect(titled(await queue()).get('Erster')?.goesAt).toBe(before)
  })

  it('tells of a pause of the platform', async () => {
    const until = soon(70)
    await hub.payload.db.updateOne({ collection: 'channels', id: website, data: { notBefore: until.toISOString() } })
    await row(website, 'Gebremst', { platform: 'website', dueAt: soon(65) })
    const found = titled(await queue(`?channel=${website}`)).get('Gebremst')
    expect(found).toMatchObject({ goesAt: until.toISOString() })
    expect(found?.because?.en).toContain('asked for a pause')
    await hub.payload.db.updateOne({ collection: 'channels', id: website, data: { notBefore: null } })
  })

  it('is narrowed to a channel, a brand and a number', async () => {
    expect([...titled(await queue(`?channel=${paused}`)).keys()]).toEqual(['Ruht'])
    const all = await queue(`?brand=${hub.brand}`)
    expect(all.length).toBeGreaterThan(5)
    expect(await queue(`?brand=${await aBrand(hub.payload)}`)).toEqual([])
    const { body } = await manager.get('/api/deliveries/queue?limit=2').expect(200)
    expect(body).toMatchObject({ more: all.length - 2 })
    expect((body as Queue).deliveries.map(({ id }) => id)).toEqual(all.slice(0, 2).map(({ id }) => id))
  })

  it('keeps the same forecast where only a channel is asked for', async () => {
    expect(titled(await queue(`?channel=${paced}`)).get('Folgt')).toEqual(titled(await queue()).get('Folgt'))
  })

  it('says what is wrong with a question', async () => {
    for (const query of ['?limit=0', '?limit=501', '?limit=many', '?channel=nobody', '?brand[in]=x']) {
      const { body } = await manager.get(`/api/deliveries/queue${query}`).expect(400)
      expect(body).toMatchObject({
        errors: [{ message: expect.stringMatching(/^(limit|channel|brand): /) as string, data: { code: 'invalid-query' } }],
      })
    }
  })

  it('is read by everybody who is signed in, and by nobody else', async () => {
    const id = titled(await queue()).get('Erster')?.id ?? ''
    for (const role of roles) {
      const person = await hub.person(role)
      expect((await queue('', person)).length).toBeGreaterThan(0)
      await person.get(`/api/deliveries/${id}/account`).expect(200)
    }
    for (const path of ['queue', `${id}/account`]) await supertest(hub.base).get(`/api/deliveries/${path}`).expect(401)
  })

  it('gives account of an attempt: what was sent, what was called, what came back', async () => {
    const id = await row(await hub.channel('mastodon', 'en'), 'Geht hinaus', { dueAt: soon(-1) })
    await hub.engine.drain()
    const { body } = await manager.get(`/api/deliveries/${id}/account`).expect(200)
    const { delivery, attempts } = body as DeliveryAccount
    expect(delivery).toMatchObject({ id, state: 'published', goesAt: null, because: null })
    expect(attempts).toHaveLength(1)
    expect(attempts[0]).toMatchObject({ number: 1, text: 'Der Windpark geht ans Netz.', outcome: 'published', answer: delivery.url })
    expect(attempts[0]?.calls.map(({ method, status }) => `${method} ${status}`)).toContain('POST 200')
    expect(JSON.parse(attempts[0]?.asked ?? '')).toMatchObject({ language: 'de' })
    // The account's token went along in a header.
    expect(JSON.stringify(body)).not.toContain('fake-mastodon-token')
  })

  it('gives account of attempts of which less was kept', async () => {
    const id = await row(paced, 'Alt', { state: 'unknown', dueAt: soon(-60) })
    const attempt = (number: number, kept: object) =>
      hub.payload.db.create({
        collection: 'attempts',
        data: { delivery: id, number, fence: number, intentAt: soon(-60).toISOString(), digest: 'x', ...kept },
      })
    await attempt(2, { asked: 'no JSON', calls: '[{"broken"', outcome: 'reconcile', answer: 'timeout: No answer came.' })
    await attempt(1, {})
    const { attempts, delivery } = (await manager.get(`/api/deliveries/${id}/account`).expect(200)).body as DeliveryAccount
    expect(delivery.because?.en).toContain('looked up')
    expect(attempts).toMatchObject([
      { number: 1, text: null, asked: null, calls: [], outcome: null, settledAt: null },
      { number: 2, text: null, asked: 'no JSON', calls: [], outcome: 'reconcile', answer: 'timeout: No answer came.' },
    ])
  })

  it('gives no account of what is not there', async () => {
    for (const id of ['nothing', '018f4e6a-0000-7000-8000-000000000000', '0123456789abcdef01234567'])
      await manager.get(`/api/deliveries/${id}/account`).expect(404)
  })
})
