/** Connecting a channel through the hub: keys of apps, sign-ins at platforms and back, choices, tests of the connection. */
import supertest from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CollectionSlug } from 'payload'
import type { ConnectForm } from '../../src/core/connect-answers.ts'
import { PublisherError } from '../../publishers/errors.ts'
import type { ConnectContext, Connector } from '../../publishers/publisher.ts'
import { registry } from '../../publishers/registry.gen.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { fakes } from '../../publishers/fakes.gen.ts'
import { consent } from '../../publishers/testing/consent.ts'
import { password, liveHub, type LiveHub, type Person } from '../support/api.ts'
import { connectChannel, signIn } from '../support/connect.ts'
import { database } from '../support/databases.ts'
import { refused } from '../support/refused.ts'

describe(`connecting on ${database}`, () => {
  let hub: LiveHub
  let manager: Person
  let admin: Person
  beforeAll(async () => {
    hub = await liveHub(database)
    manager = await hub.person('channel-manager')
    admin = await hub.person('administrator')
  })
  afterAll(() => hub?.stop())

  const idOf = ({ body }: supertest.Response) => String((body as { doc: { id: string } }).doc.id)
  let count = 0
  const create = async (platform: string, brand = hub.brand) =>
    idOf(await manager.post('/api/channels', { name: `Channel ${++count}`, platform, language: 'de', brand }).expect(201))
  const form = async (id: string, who = manager) => (await who.get(`/api/channels/${id}/connect`).expect(200)).body as ConnectForm
  const connect = (id: string, input: object, who = manager) => who.post(`/api/channels/${id}/connect`, { input })

  describe('a sign-in at the platform', () => {
    const begin = async (id: string, who = manager) =>
      ((await connect(id, { instance: `${hub.base}/fakes/mastodon` }, who).expect(200)).body as { redirect: string }).redirect

    it('leads there, back to the hub, and to a connected channel', async () => {
      const id = await create('mastodon')
      expect(await signIn(hub, manager, await begin(id))).toBe(303)
      expect(await form(id)).toMatchObject({
        status: 'connected',
        handle: `@nordlicht@${new URL(hub.base).host}`,
        problem: null,
        choices: [],
      })
      expect((await manager.post(`/api/channels/${id}/connect/test`).expect(200)).body).toEqual({ works: true, problem: '' })
    })

    it('leads back, too, where the platform must be told beforehand where to', async () => {
      const id = await create('flickr')
      await connectChannel(hub, manager, id, 'flickr')
      expect(await form(id)).toMatchObject({ status: 'connected', handle: 'nordlicht' })
      expect((await manager.post(`/api/channels/${id}/connect/test`).expect(200)).body).toEqual({ works: true, problem: '' })
    })

    it('takes no answer that was not offered', async () => {
      const id = await create('youtube')
      refused(await connect(id, { privacy: 'friends' }), 422)
      const page = await create('threads')
      refused(await connect(page, { reads: 'perhaps' }), 422)
    })

    it('cannot be finished twice, nor by somebody else, nor with another state', async () => {
      const id = await create('mastodon')
      const back = await consent(await begin(id))
      const path = back.pathname + back.search
      const second = await hub.person('channel-manager', 'second-manager')
      refused(await second.get(path), 409)
      refused(await (await hub.person('editor')).get(path), 403)
      refused(await supertest(hub.base).get(path), 401)
      refused(await manager.get(`${path}x`.replace(/state=[^&]*/, `state=${id}.${'x'.repeat(32)}`)), 409)
      expect(await form(id)).toMatchObject({ status: 'not-connected' })
      const both = await Promise.all([manager.get(path), manager.get(path)])
      expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
      refused(await manager.get(path), 409)
      expect(await form(id)).toMatchObject({ status: 'connected' })
    })

    it('is of no use for another channel', async () => {
      const [id, other] = [await create('mastodon'), await create('mastodon')]
      const back = await consent(await begin(id))
      await begin(other)
      back.searchParams.set('state', (back.searchParams.get('state') ?? '').replace(id, other))
      refused(await manager.get(back.pathname + back.search), 409)
      expect(await form(other)).toMatchObject({ status: 'not-connected' })
    })

    it('that was refused leads back too, and says why to whoever began it', async () => {
      const id = await create('mastodon')
      const state = new URL(await begin(id)).searchParams.get('state') ?? ''
      const answer = await manager.get(`/api/channels/connected?error=access_denied&state=${state}`).expect(303)
      expect(answer.headers.location).toBe(`${hub.base}/admin/collections/channels/${id}`)
      expect((await form(id)).problem).toContain('not permitted')
      expect((await form(id, admin)).problem).toBeNull()
      await connect(id, {
        instance: `${hub.base}/fakes/mastodon`,
        token: (await fakes.mastodon?.())?.connect(hub.base).valid?.token,
      }).expect(200)
      expect((await form(id)).problem).toBeNull()
    })

    it('works in a browser, which says that the person comes from another site', async () => {
      const id = await create('mastodon')
      const redirect = await begin(id)
      const login = await supertest(hub.base).post('/api/users/login').send({ email: 'channel-manager@example.com', password })
      const back = await consent(redirect)
      const browser = { cookie: `payload-token=${(login.body as { token: string }).token}`, accept: 'text/html,*/*;q=0.8' }
      const path = back.pathname + back.search
      const arriving = await supertest(hub.base)
        .get(path)
        .set({ ...browser, 'sec-fetch-site': 'cross-site' })
      expect([arriving.status, arriving.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      const next = /url=([^"]*)"/.exec(arriving.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
      expect(next).toBe(`${path}&locale=de`)
      expect(await form(id)).toMatchObject({ status: 'not-connected' })
      await supertest(hub.base)
        .get(next)
        .set({ ...browser, 'sec-fetch-site': 'same-origin' })
        .expect(303)
      expect(await form(id)).toMatchObject({ status: 'connected' })
      // Who is signed out signs in, and comes to the channel.
      const signedOut = await supertest(hub.base).get(path).set({ accept: 'text/html', 'sec-fetch-site': 'same-origin' }).expect(303)
      expect(signedOut.headers.location).toBe(`/admin/login?redirect=${encodeURIComponent(`/admin/collections/channels/${id}`)}`)
      const evil = await supertest(hub.base)
        .get('/api/channels/connected?state=%22%3E%3Cscript%3E&x=%22%3E%3Cscript%3E')
        .set({ ...browser, 'sec-fetch-site': 'cross-site' })
      expect(evil.text).not.toContain('<script>')
    })
  })

  describe('keys of apps', () => {
    const asksForOne = 'test-app-platform'
    let seen: ConnectContext['app'][]
    let registered: () => void
    /** A platform that is asked for its app alone: it connects when its keys are the right ones. */
    beforeAll(() => {
      const { mastodon } = manifests
      const definition = registry.mastodon
      if (!mastodon || !definition) throw new Error('no platform to borrow')
      const connector: Connector = {
        fields: [],
        begin: async (_, ctx) => {
          await Promise.resolve()
          seen.push(ctx.app)
          if (!ctx.app) throw new PublisherError('rejected', 'Enter the keys first.', { code: 'app-missing' })
          return {
            choices: [
              { id: 'page-1', label: 'Acme' },
              { id: 'page-2', label: 'Acme Careers' },
            ],
            pending: { token: 'the-token-that-was-given' },
          }
        },
        choose: async (pending, choice) => {
          await Promise.resolve()
          return {
            account: { id: choice, handle: `@${choice}`, url: 'https://platform.example/acme' },
            credentials: pending,
            expiresAt: new Date('2030-01-01T00:00:00Z'),
          }
        },
      }
      const fact = { source: 'https://platform.example/apps', checked: '2026-11-29' } as const
      Object.assign(manifests, { [asksForOne]: { ...mastodon, id: asksForOne, app: { id: 'App ID', secret: 'App secret', ...fact } } })
      Object.assign(registry, { [asksForOne]: { ...definition, connector: () => Promise.resolve(connector) } })
      registered = () => {
        for (const one of [manifests, registry] as Record<string, unknown>[]) delete one[asksForOne]
      }
    })
    afterAll(() => registered())
    beforeEach(() => {
      seen = []
    })

    const secret = 'a-secret-of-the-app/+ä'
    const keysOf = (brand: string, over: object = {}) => ({ brand, platform: asksForOne, clientId: 'id-1', clientSecret: secret, ...over })
    const aBrand = async () =>
      idOf(
        await admin
          .post('/api/brands', { name: `Brand ${++count}`, slug: `brand-${count}`, languages: ['de'], timeZone: 'UTC' })
          .expect(201),
      )

    it('come to the connector, without blanks, and another brand’s do not', async () => {
      const [one, two] = [await aBrand(), await aBrand()]
      const [ours, theirs] = [await create(asksForOne, one), await create(asksForOne, two)]
      expect(refused(await connect(ours, {}), 422)).toContain('keys')
      const keys = idOf(await manager.post('/api/app-keys', keysOf(one, { clientId: ' id-1 ', clientSecret: ` ${secret}\n` })).expect(201))
      expect(await form(ours)).toMatchObject({ appKeys: keys, brand: one })
      expect(await form(theirs)).toMatchObject({ appKeys: null, brand: two })
      await connect(ours, {}).expect(200)
      refused(await connect(theirs, {}), 422)
      expect(seen).toEqual([null, { id: 'id-1', secret }, null])
    })

    it('stay when nothing is typed, and change when something is', async () => {
      const brand = await aBrand()
      const channel = await create(asksForOne, brand)
      const keys = idOf(await manager.post('/api/app-keys', keysOf(brand)).expect(201))
      for (const change of [{ clientId: 'id-2' }, { clientSecret: '' }, { clientSecret: '  ' }, { clientSecret: null }])
        await manager.patch(`/api/app-keys/${keys}`, change).expect(200)
      await connect(channel, {}).expect(200)
      await manager.patch(`/api/app-keys/${keys}`, { clientSecret: 'another' }).expect(200)
      await connect(channel, {}).expect(200)
      await manager.patch(`/api/app-keys?where[id][equals]=${keys}`, { clientSecret: 'a third' }).expect(200)
      await connect(channel, {}).expect(200)
      expect(seen.map((app) => app?.secret)).toEqual([secret, 'another', 'a third'])
      expect(seen[2]?.id).toBe('id-2')
    })

    it('belong to their brand and platform for good', async () => {
      const [one, two] = [await aBrand(), await aBrand()]
      const channel = await create(asksForOne, one)
      const keys = idOf(await manager.post('/api/app-keys', keysOf(one)).expect(201))
      const moved = await manager.patch(`/api/app-keys/${keys}`, { brand: two, platform: 'mastodon', clientSecret: 'moved' })
      expect(moved.status).toBe(200)
      await connect(channel, {}).expect(200)
      expect(seen).toEqual([{ id: 'id-1', secret: 'moved' }])
      refused(await manager.post('/api/app-keys', keysOf(one)), 400, 409)
      refused(await manager.post(`/api/app-keys/${keys}/duplicate`), 400, 403, 404)
      for (const platform of ['mastodon', 'website', 'myspace', '', '__proto__', 'toString', 5, null])
        refused(await manager.post('/api/app-keys', keysOf(two, { platform })), 400)
      refused(await manager.post('/api/app-keys', keysOf(two, { clientId: '' })), 400)
      refused(await manager.post('/api/app-keys', keysOf('nowhere')), 400)
    })

    it('cannot be read over any API, sealed or not, nor written sealed', async () => {
      const brand = await aBrand()
      const channel = await create(asksForOne, brand)
      const made = await manager.post('/api/app-keys', keysOf(brand, { sealed: 'v1.forged' })).expect(201)
      const keys = idOf(made)
      const changed = await manager.patch(`/api/app-keys/${keys}`, { clientId: 'id-3', sealed: 'v1.forged' }).expect(200)
      const texts = [made.text, changed.text]
      for (const who of [manager, admin])
        for (const path of [
          `/api/app-keys/${keys}`,
          '/api/app-keys?depth=3&select[sealed]=true&select[clientSecret]=true&showHiddenFields=true',
          `/api/app-keys?where[sealed][like]=v1`,
          `/api/channels/${channel}?depth=3`,
          '/api/audit-log?limit=500',
          '/api/payload-locked-documents?depth=3',
        ])
          texts.push((await who.get(path)).text)
      const row = (await hub.payload.db.findOne({ collection: 'app-keys', where: { id: { equals: keys } } })) as unknown as {
        sealed: string
      }
      expect(row.sealed).toMatch(/^v1\./)
      expect(JSON.stringify(row)).not.toContain(secret)
      for (const text of texts) for (const told of [secret, row.sealed, '"sealed":', '"clientSecret":']) expect(text).not.toContain(told)
      await connect(channel, {}).expect(200)
      expect(seen).toEqual([{ id: 'id-3', secret }])
      // Nobody learns it by asking whether it begins so.
      for (const field of ['sealed', 'clientSecret']) {
        const asked = await manager.get(`/api/app-keys?where[${field}][like]=v1`)
        if (asked.status === 200) expect((asked.body as { totalDocs: number }).totalDocs).toBe(0)
      }
    })

    it('of another record do not open, and a person is told', async () => {
      const [one, two] = [await aBrand(), await aBrand()]
      const channel = await create(asksForOne, two)
      const [from, to] = [
        idOf(await manager.post('/api/app-keys', keysOf(one)).expect(201)),
        idOf(await manager.post('/api/app-keys', keysOf(two)).expect(201)),
      ]
      const collection: CollectionSlug = 'app-keys'
      const { sealed } = (await hub.payload.db.findOne({ collection, where: { id: { equals: from } } })) as unknown as { sealed: string }
      await hub.payload.db.updateOne({ collection, id: to, data: { sealed } })
      expect(refused(await connect(channel, {}), 422)).toContain('cannot be read any more')
      const inGerman = await connect(channel, {}).set('Accept-Language', 'de')
      expect(refused(inGerman, 422)).toMatch(/^Das Geheimnis Ihrer App bei .+ lässt sich nicht mehr lesen/)
      await manager.delete(`/api/app-keys/${to}`).expect(200)
      expect(refused(await connect(channel, {}), 422)).toContain('Enter the keys')
      expect((await admin.get(`/api/audit-log?where[document][equals]=${to}&sort=-at`)).text).toContain('app-keys.deleted')
    })

    it('open several accounts, of which the person chooses one', async () => {
      const brand = await aBrand()
      await manager.post('/api/app-keys', keysOf(brand)).expect(201)
      const id = await create(asksForOne, brand)
      refused(await manager.post(`/api/channels/${id}/connect/choose`, { choice: 'page-1' }), 409)
      const offered = { choices: [expect.objectContaining({ id: 'page-1' }), { id: 'page-2', label: 'Acme Careers' }] as object[] }
      const answer = await connect(id, {}).expect(200)
      expect(answer.body).toEqual(offered)
      expect(answer.text).not.toContain('the-token')
      expect(await form(id)).toMatchObject({ ...offered, status: 'not-connected' })
      // They are those of the person who signed in.
      expect((await form(id, admin)).choices).toEqual([])
      refused(await admin.post(`/api/channels/${id}/connect/choose`, { choice: 'page-2' }), 409)
      for (const choice of ['page-3', '', '__proto__']) refused(await manager.post(`/api/channels/${id}/connect/choose`, { choice }), 422)
      refused(await (await hub.person('editor')).post(`/api/channels/${id}/connect/choose`, { choice: 'page-2' }), 403)
      await manager.post(`/api/channels/${id}/connect/choose`, { choice: 'page-2' }).expect(200)
      expect(await form(id)).toMatchObject({ status: 'connected', handle: '@page-2', choices: [], endsAt: '2030-01-01T00:00:00.000Z' })
      refused(await manager.post(`/api/channels/${id}/connect/choose`, { choice: 'page-1' }), 409)
      expect((await manager.post(`/api/channels/${id}/connect/test`).expect(200)).body).toEqual({ works: null })
    })
  })

  describe('the test of a connection', () => {
    it('says whether the platform still takes the access, to a channel manager, not too often', async () => {
      const id = await hub.channel('mastodon')
      const test = (who = manager) => who.post(`/api/channels/${id}/connect/test`)
      refused(await test(await hub.person('editor')), 403)
      expect((await test().expect(200)).body).toEqual({ works: true, problem: '' })
      refused(await test(), 429)
      await hub.payload.db.updateOne({ collection: 'channels', id, data: { triedAt: null } })
      const { settings } = (await import('../../src/hub.ts')).hub(hub.payload)
      const credentials = settings.vault.seal({ server: `${hub.base}/fakes/mastodon`, token: 'revoked-token', accountId: '1' }, id)
      await hub.payload.db.updateOne({ collection: 'channels', id, data: { credentials } })
      const failed = (await test().expect(200)).body as { works: boolean; problem: string }
      expect(failed.works).toBe(false)
      expect(failed.problem).not.toBe('')
      expect(failed.problem).not.toContain('revoked-token')
      expect(await form(id)).toMatchObject({ status: 'refused' })
      refused(await test(), 409)
    })

    it('has nothing to ask where nothing is connected', async () => {
      refused(await manager.post(`/api/channels/${await create('mastodon')}/connect/test`), 409)
    })
  })

  it('hands out what platforms fetch from us, in pieces too, and nothing else', async () => {
    const { settings } = (await import('../../src/hub.ts')).hub(hub.payload)
    const address = new URL(await settings.outgoing.write(Buffer.from('a whole film'), 'abc.mp4'))
    expect(address.origin).toBe(hub.base)
    const ask = (path: string) => supertest(hub.base).get(path)
    await ask(address.pathname).expect('content-type', 'video/mp4').expect(200)
    await ask(address.pathname).set('range', 'bytes=8-').expect('content-range', 'bytes 8-11/12').expect(206)
    await ask(address.pathname.replace('abc', 'abd')).expect(404)
    await ask('/outgoing/').expect(404)
  })

  it.each(Object.keys(fakes))('goes through for %s', async (platform) => {
    const id = await hub.channel(platform)
    expect(await form(id)).toMatchObject({ platform, status: 'connected', problem: null })
  })
})
