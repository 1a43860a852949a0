/** What Prometheus reads of a hub: who may, and that it says what is in the database now. */
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measureAccounts } from '../../src/engagement/accounts.payload.ts'
import type { Fake } from '../../publishers/testing/fake.ts'
import { liveHub, type LiveHub } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { tampered } from '../support/tampered.ts'

const token = 'a-token-of-the-monitoring'

describe(`metrics on ${database}`, () => {
  let hub: LiveHub
  beforeAll(async () => {
    process.env.METRICS_TOKEN = token
    hub = await liveHub(database)
  })
  afterAll(() => hub?.stop())
  const read = async () => {
    const answer = await supertest(hub.base).get('/metrics').set('Authorization', `Bearer ${token}`).expect(200)
    expect(answer.headers['content-type']).toContain('text/plain')
    const lines = answer.text.split('\n').filter((line) => line.startsWith('funkhaus_'))
    return new Map(lines.map((line) => line.split(/ (?=[^ ]+$)/) as [string, string]))
  }

  it('are for those who know the token', async () => {
    for (const shown of ['', 'Bearer ', 'Bearer another', token])
      await supertest(hub.base).get('/metrics').set('Authorization', shown).expect(401)
  })

  it('count what the database holds, at each reading anew', async () => {
    const connected = 'funkhaus_channels{status="connected"}'
    const before = await read()
    await hub.channel('mastodon')
    const administrator = await hub.person('administrator')
    const { body } = await administrator.post('/api/freezes/start', { scope: 'all', reason: 'Übung' }).expect(200)
    const during = await read()
    expect(Number(during.get(connected))).toBe(Number(before.get(connected)) + 1)
    expect([before.get('funkhaus_freezes'), during.get('funkhaus_freezes')]).toEqual(['0', '1'])
    await administrator.post(`/api/freezes/${(body as { freeze: { id: string } }).freeze.id}/lift`).expect(200)
    expect((await read()).get('funkhaus_freezes')).toBe('0')
  })

  it('say how long the delivery waits that is due longest', async () => {
    expect((await read()).get('funkhaus_delivery_overdue_seconds')).toBe('0')
    const [editor, approver, channel] = [await hub.person('editor'), await hub.person('approver'), await hub.channel('mastodon', 'de')]
    const { doc } = (
      await editor
        .post('/api/posts?locale=de', { title: 'Bald', teaser: 'Kommt.', brand: hub.brand, variants: [{ channel, when: 'with-post' }] })
        .expect(201)
    ).body as { doc: { id: string } }
    const { review } = (await editor.post(`/api/posts/${doc.id}/submit`).expect(200)).body as { review: { hash: string } }
    await approver.post(`/api/posts/${doc.id}/approve`, { hash: review.hash }).expect(200)
    const { id } = (await hub.payload.db.findOne({ collection: 'deliveries', where: { post: { equals: doc.id } } })) as { id: string }
    await hub.payload.db.updateOne({
      collection: 'deliveries',
      id,
      data: { dueAt: new Date(Date.now() - 3_600_000).toISOString() },
    })
    const late = await read()
    expect(Number(late.get('funkhaus_delivery_overdue_seconds'))).toBeGreaterThanOrEqual(3_600)
    expect(late.get('funkhaus_deliveries{state="scheduled"}')).toBe('1')
  })

  it('count how the calls to each platform ended', async () => {
    const account = await tampered(hub.fakes.get('mastodon') as Fake, '/api/v1/accounts/verify_credentials')
    const counted = async (outcome: string) =>
      Number((await read()).get(`funkhaus_platform_calls_total{platform="mastodon",outcome="${outcome}"}`) ?? 0)
    const before = [await counted('wait'), await counted('answered')]
    await hub.channel('mastodon')
    account.reset()
    account.answer(() => ({ status: 429, body: { error: 'Too many requests' } }))
    await measureAccounts(hub.payload, new Date())
    account.answer(null)
    const refused = account.calls()
    await measureAccounts(hub.payload, new Date(Date.now() + 3_600_000))
    expect(refused).toBeGreaterThan(0)
    expect((await counted('wait')) - (before[0] ?? 0)).toBe(refused)
    expect(await counted('answered')).toBeGreaterThanOrEqual((before[1] ?? 0) + account.calls() - refused)
    await account.close()
  })

  it('count the answers of this process', async () => {
    const answered = 'funkhaus_http_requests_total{method="GET",status="401"}'
    const before = Number((await read()).get(answered) ?? 0)
    await supertest(hub.base).get('/api/tasks/open').expect(401)
    expect(Number((await read()).get(answered))).toBe(before + 1)
  })
})
