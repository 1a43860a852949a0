/** Lists of what services write may have millions of rows: nobody gets all of them at once, by whatever way they ask. */
import type { CollectionSlug, TypedUser } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hub as hubOf } from '../../src/hub.ts'
import { liveHub, password, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { aChannel, aDelivery, aPost } from '../support/deliveries.ts'
import { graphqlOf, namesOf } from '../support/graphql.ts'
import { refused } from '../support/refused.ts'

/** Those that grow with every delivery, click or sale. */
const large = ['measurements', 'link-clicks', 'conversions', 'delivery-ages', 'delivery-numbers', 'deliveries', 'attempts', 'findings']
const sentence = /limit.* from 1 to 1000/

describe(`long lists on ${database}`, () => {
  let hub: LiveHub
  let analyst: Person
  let delivery: string
  let headers: Record<string, string>

  beforeAll(async () => {
    hub = await liveHub(database)
    analyst = await hub.person('analyst')
    const channel = await aChannel(hub.payload, hub.brand, 'mastodon')
    const { ledger } = hubOf(hub.payload)
    const row = aDelivery({ post: await aPost(hub.payload, hub.brand), channel, brand: hub.brand }, { platform: 'mastodon' })
    expect(await ledger.add(row)).toBe(true)
    delivery = (await ledger.find({ key: row.key }, { by: 'dueAt', limit: 1 }))[0]?.id ?? ''
    const create = (collection: string, data: object) => hub.payload.db.create({ collection: collection as 'posts', data: { ...data } })
    await create('measurements', { delivery, metric: 'reactions', kind: '', bucket: new Date().toISOString(), value: 1 })
    await create('attempts', { delivery, number: 1, fence: 1, intentAt: new Date().toISOString(), digest: '' })
    const { token } = await hub.payload.login({ collection: 'users', data: { email: 'analyst@example.com', password } })
    headers = { authorization: `JWT ${token ?? ''}` }
  }, 120_000)
  afterAll(() => hub?.stop())

  it.each(large)('of %s come page by page over REST', async (slug) => {
    const ask = (query: string) => analyst.get(`/api/${slug}${query}`)
    for (const query of ['?limit=0', '?limit=-1', '?limit=1001', '?limit=1e9', '?limit=1.5', '?limit=many', '?limit=', '?pagination=false'])
      expect(refused(await ask(query), 400), query).toMatch(sentence)
    for (const query of ['', '?limit=1', '?limit=1000&page=2', '?limit=100&pagination=false']) await ask(query).expect(200)
    const form = analyst.post(`/api/${slug}`).set({ 'X-Payload-HTTP-Method-Override': 'GET' })
    refused(await form.set('content-type', 'application/x-www-form-urlencoded').send('limit=0'), 400)
  })

  it('come page by page over GraphQL', async () => {
    const graph = graphqlOf(hub.payload, hub.base)
    for (const slug of large) {
      const ask = (args: object) =>
        graph.ask('query', { it: { field: namesOf(slug).all, args: { ...args }, select: 'docs { id }' } }, headers)
      for (const args of [{ limit: 0 }, { limit: -1 }, { limit: 1001 }, { pagination: false }, { pagination: null }]) {
        const answer = await ask(args)
        expect([answer.statusOf('it'), answer.messageOf('it')], slug).toEqual([400, expect.stringMatching(sentence)])
      }
      for (const args of [{}, { limit: 1000 }]) expect((await ask(args)).statusOf('it'), slug).toBe(200)
    }
    const attempts = 'docs { id attempts(limit: 100) { docs { id } } }'
    const answer = await graph.ask('query', { it: { field: namesOf('deliveries').all, args: {}, select: attempts } }, headers)
    expect(answer.data.it).toMatchObject({ docs: [{ id: delivery, attempts: { docs: [{}] } }] })
  })

  it('come page by page in the admin’s own pages, which ask with the rights of who is signed in', async () => {
    const { user } = await hub.payload.auth({ headers: new Headers(headers) })
    const as = { user: user as TypedUser, overrideAccess: false, depth: 0 }
    for (const slug of large as CollectionSlug[]) {
      await expect(hub.payload.find({ collection: slug, limit: 0, ...as }), slug).rejects.toThrow(sentence)
      await hub.payload.find({ collection: slug, limit: 100, ...as })
      await hub.payload.find({ collection: slug, pagination: false, depth: 0 })
    }
  })

  it('do not keep back what a page refers to, nor the lists that people write', async () => {
    const { body } = await analyst.get('/api/measurements?depth=1&limit=1').expect(200)
    expect(body).toMatchObject({ docs: [{ delivery: { id: delivery, attempts: { docs: [expect.anything()] } } }] })
    for (const slug of ['brands', 'channels', 'posts', 'topics']) await analyst.get(`/api/${slug}?limit=0&depth=0`).expect(200)
  })
})
