/** Whatever goes well or wrong on the way of a post, no secret leaves the place where it belongs: not by log, answer or record. */
import type { CollectionSlug } from 'payload'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fakes } from '../../publishers/fakes.gen.ts'
import { misbehaviours } from '../../publishers/testing/fake.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { PostPreview, PostState } from '../../src/core/answers.ts'
import type { ConnectForm } from '../../src/core/connect-answers.ts'
import { liveHub, password, richText, type LiveHub, type Person } from '../support/api.ts'
import { connectChannel } from '../support/connect.ts'
import { database } from '../support/databases.ts'

describe(`secrets on ${database}`, () => {
  let hub: LiveHub
  const logged: string[] = []
  const answered: string[] = []
  const apiKey = '0b7d2c1e-55aa-4c1e-9a31-6f0f7f3e2d10'
  const restore: (() => void)[] = []

  beforeAll(async () => {
    hub = await liveHub(database, 1_000)
    const { logger } = hub.payload as unknown as { logger: Record<symbol, unknown> & { level: string } }
    logger.level = 'trace'
    // Pino writes to this stream; loggers that were made from it before do too.
    const stream = Object.getOwnPropertySymbols(logger).find(({ description }) => description === 'pino.stream')
    logger[stream ?? Symbol()] = { write: (line: string) => logged.push(line) }
    for (const out of [process.stdout, process.stderr]) {
      const { write } = out
      out.write = ((...args: Parameters<typeof write>) => {
        logged.push(String(args[0]))
        return write.apply(out, args)
      }) as typeof write
      restore.push(() => (out.write = write))
    }
  })
  afterAll(async () => {
    restore.forEach((put) => put())
    await hub?.stop()
  })

  const heard = (asked: supertest.Test) =>
    asked.on('response', (answer: supertest.Response) => void answered.push(JSON.stringify(answer.headers), answer.text))
  const tell = async (asked: supertest.Test): Promise<supertest.Response> => {
    const answer = await asked
    answered.push(JSON.stringify(answer.headers), answer.text)
    return answer
  }

  it('stay where they belong', { timeout: 600_000 }, async () => {
    const [editor, approver, manager, admin] = [
      await hub.person('editor'),
      await hub.person('approver'),
      await hub.person('channel-manager'),
      await hub.person('administrator'),
    ]
    const secrets = new Map<string, string>([
      [process.env.SECRET ?? '', 'SECRET'],
      [process.env.CREDENTIAL_KEYS ?? '', 'CREDENTIAL_KEYS'],
      [(process.env.CREDENTIAL_KEYS ?? '').split(':')[1] ?? '', 'the key of the ring'],
      [password, 'a password'],
      [apiKey, 'an API key'],
    ])
    const keep = (what: string, value: unknown) => {
      if (typeof value === 'string' && value.length >= 8 && !/^https?:|^@|\.test$|^did:/.test(value)) secrets.set(value, what)
      else if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) keep(`${what}.${key}`, inner)
    }

    await tell(admin.patch(`/api/users/${admin.id}`, { enableAPIKey: true, apiKey }))
    await tell(supertest(hub.base).get('/api/users/me').set('Authorization', `users API-Key ${apiKey}`))
    await tell(
      supertest(hub.base)
        .post('/api/users/login')
        .send({ email: 'administrator@example.com', password: `${password} wrong` }),
    )
    await tell(supertest(hub.base).post('/api/users/forgot-password').send({ email: 'administrator@example.com' }))

    const login = await supertest(hub.base).post('/api/users/login').send({ email: 'editor@example.com', password })
    const session = (login.body as { token: string }).token
    keep('a session', session)
    for (const path of ['/api/posts?where[nothing][equals]=1', '/api/posts/nothing', '/api/posts/nothing/state', '/api/audit-log'])
      await tell(supertest(hub.base).get(path).set('Cookie', `payload-token=${session}`))

    const { connectorOf } = await import('../../src/delivery/connection.payload.ts')
    const telling: Person = { ...manager, get: (path) => heard(manager.get(path)), post: (path, body) => heard(manager.post(path, body)) }
    const channels: { readonly id: string; readonly platform: string }[] = []
    for (const [platform, load] of Object.entries(fakes)) {
      const made = await tell(manager.post('/api/channels', { name: `Secret ${platform}`, platform, language: 'de', brand: hub.brand }))
      expect(made.status, `${platform} ${made.text}`).toBe(201)
      const { id } = (made.body as { doc: { id: string } }).doc
      const connector = await connectorOf(platform)
      const definition = await load()
      const { valid, refused, redirect } = definition.connect(`${hub.base}/fakes/${platform}`)
      keep(`${platform}.app`, definition.app?.secret)
      // Also where it is an address: whoever knows the one of a webhook may write there.
      for (const { name, secret } of connector?.fields ?? [])
        for (const input of secret ? [valid, refused, redirect] : []) if (input?.[name]) secrets.set(input[name], `${platform}.${name}`)
      if (manifests[platform]?.auth !== 'hub')
        for (const input of [refused, redirect]) if (input) await tell(manager.post(`/api/channels/${id}/connect`, { input }))
      await connectChannel(hub, telling, id, platform)
      await tell(manager.get(`/api/channels/connected?state=${id}.${'x'.repeat(32)}&code=a-code`))
      channels.push({ id, platform })
    }
    const ids = channels.map(({ id }) => id)

    const release = async (title: string) => {
      const form = {
        title,
        teaser: `${title}: kurz gesagt.`,
        body: richText('Ein Text.'),
        brand: hub.brand,
        media: [await hub.picture()],
        variants: ids.map((channel) => ({ channel, when: 'with-post' })),
      }
      const written = await tell(editor.post('/api/posts?locale=de', form))
      const { id } = (written.body as { doc: { id: string } }).doc
      // Some take films alone: what would be stopped there is taken out.
      const stopped = ((await tell(editor.post('/api/posts/preview?locale=de', { ...form, id }))).body as PostPreview).variants
      const open = ids.filter((one) => stopped.some(({ channel, mayGoOut }) => channel.id === one && mayGoOut))
      expect(open.length).toBeGreaterThan(2)
      await tell(editor.patch(`/api/posts/${id}?locale=de`, { variants: open.map((channel) => ({ channel, when: 'with-post' })) }))
      const submitted = await tell(editor.post(`/api/posts/${id}/submit`))
      expect(submitted.status, submitted.text).toBe(200)
      await tell(approver.post(`/api/posts/${id}/approve`, { hash: (submitted.body as PostState).review.hash }).expect(200))
      await hub.engine.drain()
      await tell(editor.get(`/api/posts/${id}/state`))
      return id
    }
    await learn(keep, ids)
    await release('Alles gut')
    for (const next of misbehaviours.filter((one) => one !== 'slow')) {
      for (const fake of hub.fakes.values()) fake.misbehave(next)
      await release(`Gestört: ${next}`)
      for (const fake of hub.fakes.values()) fake.misbehave()
      await learn(keep, ids)
      // Once is enough for how they are connected; what was refused must be connected again each time.
      for (const { id, platform } of channels)
        if (((await manager.get(`/api/channels/${id}/connect`)).body as ConnectForm).status !== 'connected')
          await connectChannel(hub, telling, id, platform)
      await learn(keep, ids)
    }
    const { collectDue } = await import('../../src/engagement/collect.payload.ts')
    await collectDue(hub.payload, 1e-6)
    for (const path of [
      '/api/deliveries?depth=3&limit=100',
      '/api/attempts?depth=2&limit=100',
      '/api/audit-log?limit=500',
      '/api/channels?depth=2',
      '/api/users?depth=2',
      '/api/deliveries/today',
      '/api/posts/versions?depth=3',
      '/readyz',
      '/api/access',
    ])
      await tell(admin.get(path))

    const rows: string[] = []
    for (const slug of Object.keys(hub.payload.collections)) {
      const { docs } = await hub.payload.db.find({ collection: slug as CollectionSlug, where: {}, pagination: false, limit: 1_000 })
      rows.push(...docs.map((doc) => `${slug}: ${JSON.stringify(doc)}`))
    }
    const rowsOf = (slug: string) => rows.filter((row) => row.startsWith(slug)).length
    expect(rowsOf('attempts')).toBeGreaterThan(misbehaviours.length)
    expect(rowsOf('audit-log')).toBeGreaterThan(30)
    expect(secrets.size).toBeGreaterThan(8)
    expect(logged.length).toBeGreaterThan(10)

    const found = [...secrets].flatMap(([secret, what]) =>
      Object.entries({ logged, answered, rows }).flatMap(([where, texts]) =>
        texts.filter((text) => text.includes(secret)).map((text) => `${what} in ${where}: ${excerpt(text, secret)}`),
      ),
    )
    expect(found).toEqual([])

    // The net would have held it.
    hub.payload.logger.trace({ token: [...secrets.keys()].at(-1) }, 'A canary.')
    expect(logged.at(-1)).toContain([...secrets.keys()].at(-1))
  })

  /** What the vault holds for each channel now: sessions and tokens that platforms gave us. */
  async function learn(keep: (what: string, value: unknown) => void, channels: readonly string[]) {
    const { readCredentials } = await import('../../src/delivery/connection.payload.ts')
    const { settings } = (await import('../../src/hub.ts')).hub(hub.payload)
    for (const id of channels) {
      const stored = await readCredentials(hub.payload, settings.vault, id)
      const { name, handle, account } = (await hub.payload.findByID({ collection: 'channels', id })) as {
        name: string
        handle?: string
        account?: string
      }
      for (const [key, value] of Object.entries((stored?.credentials ?? {}) as Record<string, unknown>))
        if (isSecret.test(key) && value !== account && value !== handle && `@${String(value)}` !== handle) keep(`${name}.${key}`, value)
      keep(`${name}, the key of an owned medium`, settings.issueToken(id))
    }
  }
})

/** What credentials hold beside keys are names and ids, which stand on every page of the platform. */
const isSecret = /token|secret|password|key|jwt|access|refresh|cookie|private/i

const excerpt = (text: string, secret: string) => text.slice(Math.max(0, text.indexOf(secret) - 200), text.indexOf(secret) + 20)
