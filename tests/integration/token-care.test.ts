/** The care for credentials on the database of this run, against the platforms' imitations over HTTP. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Today } from '../../src/core/today.ts'
import type { Json } from '../../src/core/story.ts'
import type { careForTokens, renewAccess } from '../../src/delivery/token-care.payload.ts'
import type { Hub } from '../../src/hub.ts'
import type { AnyPublisher, Connection, Connector } from '../../publishers/publisher.ts'
import { registry } from '../../publishers/registry.gen.ts'
import { liveHub, type LiveHub } from '../support/api.ts'
import { aChannel, aDelivery, aPost } from '../support/deliveries.ts'
import { database } from '../support/databases.ts'
import { mailServer, type MailServer } from '../support/mail-server.ts'

const minutes = 60_000
const days = 24 * 60 * minutes

describe(`on ${database}`, () => {
  let live: LiveHub
  let hub: Hub
  let mail: MailServer
  let tokenCare: { readonly careForTokens: typeof careForTokens; readonly renewAccess: typeof renewAccess }
  let now: Date
  const called: string[] = []
  const channels: string[] = []

  beforeAll(async () => {
    mail = await mailServer()
    process.env.SMTP_URL = mail.url
    live = await liveHub(database)
    hub = (await import('../../src/hub.ts')).hub(live.payload)
    tokenCare = await import('../../src/delivery/token-care.payload.ts')
    now = new Date()
    for (const [platform, fake] of live.fakes) {
      const { handler } = fake
      Object.assign(fake, {
        handler: (...[req, res]: Parameters<typeof handler>) => {
          called.push(`${platform} ${req.method} ${req.url}`)
          handler(req, res)
        },
      })
    }
  })
  afterAll(async () => {
    await live?.stop()
    await mail?.stop()
  })
  afterEach(async () => {
    // The care is for every connected channel: the next test has its own.
    for (const id of channels.splice(0)) await set(id, { status: 'not-connected' })
    called.length = mail.mails.length = 0
  })

  const set = (id: string, data: Record<string, unknown>) => live.payload.db.updateOne({ collection: 'channels', id, data })
  const stored = async (id: string) =>
    (await live.payload.findByID({ collection: 'channels', id, depth: 0 })) as unknown as { [field: string]: unknown }
  const after = (ms: number) => new Date(now.getTime() + ms)
  async function channel(platform: string, differs: Record<string, unknown> = {}): Promise<string> {
    const id = await live.channel(platform)
    channels.push(id)
    await set(id, { credentialsSince: after(-9 * days).toISOString(), ...differs })
    called.length = 0
    return id
  }
  /** As two processes do it at the same time. */
  const care = (at = now) => Promise.all([1, 2].map(() => tokenCare.careForTokens(live.payload, hub.settings, at)))
  async function sealed(id: string): Promise<string> {
    const row = (await live.payload.db.findOne({ collection: 'channels', where: { id: { equals: id } } })) as {
      credentials?: string
    } | null
    return row?.credentials ?? ''
  }
  const read = async (id: string) => hub.settings.vault.unseal(await sealed(id), id) as { [name: string]: string }
  async function reseal(id: string, differs: { [name: string]: string }): Promise<void> {
    const changed: Json = { ...(await read(id)), ...differs }
    await set(id, { credentials: hub.settings.vault.seal(changed, id) })
  }
  async function post(id: string, inMs: number, platform = 'mastodon'): Promise<void> {
    const place = { post: await aPost(live.payload, live.brand), brand: live.brand, channel: id }
    expect(await hub.ledger.add(aDelivery(place, { platform, dueAt: after(inMs) }))).toBe(true)
  }
  const today = async (id: string) =>
    ((await (await live.person('editor')).get('/api/deliveries/today').expect(200)).body as Today).channels.find((one) => one.id === id)
      ?.why
  const refreshes = () => called.filter((call) => call.includes('refreshSession'))
  /** Most of the life is over. */
  const ending = () => ({ credentialsEndAt: after(2 * days).toISOString() })

  describe('renewing', () => {
    it('happens once at two thirds of the life, by whichever process is first; the new pair is stored and works', async () => {
      const id = await channel('bluesky', ending())
      const before = await read(id)
      await care()
      expect(refreshes()).toHaveLength(1)
      const renewed = await read(id)
      expect(renewed.refreshJwt).not.toBe(before.refreshJwt)
      expect(renewed.appPassword).toBe(before.appPassword)
      expect(await stored(id)).toMatchObject({ status: 'connected', credentialsSince: now.toISOString(), credentialsEndAt: null })
      await care(after(days))
      expect(refreshes()).toHaveLength(1)
      await post(id, 30 * minutes, 'bluesky')
      await set(id, { credentialsSince: after(-days).toISOString() })
      await care()
      expect(called.filter((call) => call.includes('getSession'))).toHaveLength(1)
      expect(await stored(id)).toMatchObject({ status: 'connected', problem: '' })
    })

    it('does not happen before, and nobody is told of an end that is put off by itself', async () => {
      const id = await channel('bluesky', {
        credentialsSince: after(-days).toISOString(),
        credentialsEndAt: after(10 * days).toISOString(),
      })
      await care()
      expect(called).toEqual([])
      expect(mail.mails).toEqual([])
      expect(await today(id)).toBeUndefined()
    })

    /** A channel on a platform of this test's own. */
    async function channelOn(platform: string, refresh: () => Promise<Connection>): Promise<string> {
      const connector: Connector = { fields: [], begin: async () => ({ connection: given('begun') }), refresh }
      const publisher = { credentials: z.object({ token: z.string().min(1) }) } as unknown as AnyPublisher
      Object.assign(registry, { [platform]: { publisher: async () => publisher, connector: async () => connector } })
      const id = await aChannel(live.payload, live.brand, platform)
      channels.push(id)
      await set(id, { status: 'connected', credentials: hub.settings.vault.seal({ token: 'good' }, id), ...ending() })
      return id
    }
    const given = (token: string): Connection => ({
      account: { id: '1', handle: '@acme', url: 'https://network.example' },
      credentials: { token },
      expiresAt: after(60 * days),
    })

    it('is not waited for by who is second, nor done again by who saw the old pair', async () => {
      let [asked, began, answer] = [0, () => {}, () => {}]
      const hasBegun = new Promise<void>((resolve) => (began = resolve))
      const mayAnswer = new Promise<void>((resolve) => (answer = resolve))
      const id = await channelOn('hesitant', async () => {
        asked++
        began()
        await mayAnswer
        return given('new')
      })
      const old = await sealed(id)
      const renew = () => tokenCare.renewAccess(live.payload, hub.settings, id, now, old)
      const first = renew()
      await hasBegun
      await expect(renew()).rejects.toMatchObject({ kind: 'retry', code: 'renewal-busy' })
      answer()
      expect(await first).toBe(true)
      expect(await renew()).toBe(true)
      expect(asked).toBe(1)
      expect(await read(id)).toEqual({ token: 'new' })
    })

    it('is not done where the platform has nothing to give', async () => {
      expect(await tokenCare.renewAccess(live.payload, hub.settings, await channel('mastodon'), now)).toBe(false)
    })

    it('keeps the old pair where the platform gives an incomplete one, and says so', async () => {
      const id = await channelOn('careless', async () => given(''))
      await care()
      expect(await read(id)).toEqual({ token: 'good' })
      expect(await stored(id)).toMatchObject({ status: 'connected', problem: expect.stringContaining('could not be renewed') as unknown })
    })

    it('tells a person where it was refused, counts the days, and asks again only after an hour', async () => {
      const id = await channel('bluesky', ending())
      await reseal(id, { appPassword: 'changed-by-somebody', refreshJwt: 'spent' })
      await post(id, 90 * minutes, 'bluesky')
      await care()
      expect(called.filter((call) => call.includes('createSession'))).toHaveLength(1)
      expect(await stored(id)).toMatchObject({ status: 'connected' })
      expect((await today(id))?.de).toMatch(/^Der Zugang endet in 2 Tagen. Neu verbinden. Der Zugang ließ sich nicht erneuern\./)
      await care(after(45 * minutes))
      expect(called.filter((call) => call.includes('createSession'))).toHaveLength(1)
      expect(mail.mails).toHaveLength(1)
      await tokenCare.careForTokens(live.payload, hub.settings, after(65 * minutes))
      expect(called.filter((call) => call.includes('createSession'))).toHaveLength(2)
      // What there is works still, and was tried before the post: that it cannot be renewed stays said.
      expect(called.filter((call) => call.includes('getSession'))).toHaveLength(2)
      expect((await stored(id)).problem).toMatch(/could not be renewed/)
    })
  })

  describe('trying', () => {
    it('is one call a day before a post, and one an hour before, by whichever process is first', async () => {
      const id = await channel('mastodon')
      await care()
      expect(called).toEqual([])
      await post(id, 20 * 60 * minutes)
      const tries = async (at?: Date) => {
        await care(at)
        return called.length
      }
      expect(await tries()).toBe(1)
      expect(called).toEqual(['mastodon GET /api/v1/accounts/verify_credentials'])
      expect(await tries(after(10 * minutes))).toBe(1)
      expect(await tries(after(19 * 60 * minutes))).toBe(2)
      expect(await tries(after((19 * 60 + 59) * minutes))).toBe(2)
      expect(await stored(id)).toMatchObject({ status: 'connected', triedAt: after(19 * 60 * minutes).toISOString() })
      expect((await stored(id)).problem ?? '').toBe('')
      expect(await today(id)).toBeUndefined()
    })

    it('says what is wrong where nobody answers, and takes it back', async () => {
      const id = await channel('mastodon')
      await post(id, 30 * minutes)
      const { server = '' } = await read(id)
      await reseal(id, { server: `${live.base}/nobody` })
      await care()
      expect(await stored(id)).toMatchObject({ status: 'connected', problem: expect.stringMatching(/404/) as unknown })
      expect((await today(id))?.de).toMatch(/^Beim letzten Versuch: /)
      await reseal(id, { server })
      await set(id, { triedAt: after(-2 * 60 * minutes).toISOString() })
      await care()
      expect((await stored(id)).problem).toBe('')
    })

    it('finds a refused sign-in before the post does, and mails the owner once', async () => {
      const owner = await live.person('editor', 'owner of a channel')
      const id = await channel('mastodon', { owner: owner.id })
      await post(id, 30 * minutes)
      await reseal(id, { token: 'revoked by somebody' })
      await care()
      expect(await stored(id)).toMatchObject({ status: 'refused' })
      expect((await today(id))?.en).toMatch(/^The platform refused the sign-in/)
      expect(mail.mails.map(({ to }) => to)).toEqual(['owner-of-a-channel@example.com'])
      expect(mail.mails[0]?.data).not.toContain('revoked by somebody')
    })

    it('refuses nothing that was connected anew meanwhile', async () => {
      const id = await channel('mastodon')
      await post(id, 30 * minutes)
      const slow = createServer(
        (_, res) => void reseal(id, { token: 'a new one' }).then(() => res.writeHead(401).end('{"error":"revoked"}')),
      )
      await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve))
      const server = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
      await reseal(id, { server })
      const settings = { ...hub.settings, allowPrivateOrigins: [server] }
      await tokenCare.careForTokens(live.payload, settings, now)
      await new Promise((resolve) => slow.close(resolve))
      expect((await read(id)).token).toBe('a new one')
      expect(await stored(id)).toMatchObject({ status: 'connected' })
      expect(mail.mails).toEqual([])
    })

    it('renews what has ended meanwhile, and calls it well', async () => {
      const id = await channel('bluesky')
      await post(id, 30 * minutes, 'bluesky')
      await reseal(id, { accessJwt: 'has ended' })
      await care()
      expect(refreshes()).toHaveLength(1)
      expect(await stored(id)).toMatchObject({ status: 'connected' })
      expect(mail.mails).toEqual([])
    })
  })

  describe('counting down', () => {
    it('mails the channel managers once for each step, and shows the days all along', async () => {
      const id = await channel('mastodon', { credentialsEndAt: after(6.5 * days).toISOString() })
      await care()
      await care(after(minutes))
      expect(mail.mails.map(({ to }) => to)).toEqual(['channel-manager@example.com'])
      expect(mail.mails[0]?.data).toContain('Der Zugang endet in 7 Tagen.')
      expect(mail.mails[0]?.data).toContain(`/admin/collections/channels/${id}`)
      expect(await today(id)).toEqual({
        de: 'Der Zugang endet in 7 Tagen. Neu verbinden.',
        en: 'The access ends in 7 days. Connect it again.',
      })
      await care(after(4 * days))
      expect(mail.mails).toHaveLength(2)
      expect((await stored(id)).warnedDays).toBe(3)
      await set(id, { credentialsEndAt: after(60 * days).toISOString() })
      await care(after(4 * days))
      expect((await stored(id)).warnedDays).toBeNull()
      await care(after(47 * days))
      expect(mail.mails).toHaveLength(3)
    })
  })
})
