/** A hub that answers over real HTTP, with the platforms' fakes beside it, and people of every role to act with. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import sharp from 'sharp'
import supertest from 'supertest'
import type { Engine } from '../../src/delivery/engine.ts'
import type { Role } from '../../src/core/roles.ts'
import { fakes } from '../../publishers/fakes.gen.ts'
import type { Fake } from '../../publishers/testing/fake.ts'
import { connectChannel } from './connect.ts'
import { bootHub, type Database, type TestHub } from './hub.ts'

export const password = 'a long enough password'

export interface Person {
  readonly id: string
  readonly name: string
  get(path: string): supertest.Test
  post(path: string, body?: object): supertest.Test
  patch(path: string, body?: object): supertest.Test
  delete(path: string): supertest.Test
}

export interface LiveHub extends TestHub {
  readonly base: string
  readonly fakes: ReadonlyMap<string, Fake>
  readonly engine: Engine
  /** A signed-in person with this role; the same one each time for the same name. */
  person(role: Role, name?: string): Promise<Person>
  /** A connected channel on a platform's fake, or the website. */
  channel(platform: string, language?: 'de' | 'en'): Promise<string>
  readonly brand: string
  /** A small picture with alternative texts in both languages. */
  picture(alt?: { de: string; en: string } | null): Promise<string>
}

/** @param callTimeoutMs how long the engine waits for a network: short only where one is silent and nothing depends on the others. */
export async function liveHub(database: Database = 'sqlite', callTimeoutMs = 20_000): Promise<LiveHub> {
  const outer = express()
  const server = createServer(outer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const booted = await bootHub(database, { PUBLIC_URL: base, HUB_URL: base, IMITATIONS_URL: `${base}/fakes` })
  const { payload } = booted
  const [{ env }, { httpSide }, { hub }, { createEngine }] = await Promise.all([
    import('../../src/config/env.ts'),
    import('../../src/http/app.ts'),
    import('../../src/hub.ts'),
    import('../../src/delivery/engine.ts'),
  ])
  const running = new Map<string, Fake>()
  for (const [platform, load] of Object.entries(fakes)) {
    const fake = (await load()).create({ baseUrl: () => `${base}/fakes/${platform}`, clock: { now: () => new Date() } })
    running.set(platform, fake)
    outer.use(`/fakes/${platform}`, (req, res) => void fake.handler(req, res))
  }
  server.on('upgrade', (request, socket, head: Buffer) => {
    const [, platform = '', below = '/'] = /^\/fakes\/([^/?]+)(\/.*)?$/.exec(request.url ?? '') ?? []
    const fake = running.get(platform)
    if (!fake?.upgrade) return void socket.destroy()
    request.url = below
    fake.upgrade(request, socket, head)
  })
  const { app, stop } = await httpSide({ payload, settings: env(), isReady: () => true })
  outer.use(app)
  const engine = createEngine(hub(payload).ledger, hub(payload).world, { callTimeoutMs })

  const people = new Map<string, Person>()
  async function person(role: Role, name: string = role): Promise<Person> {
    const known = people.get(name)
    if (known) return known
    const email = `${name.replace(/\W+/g, '-')}@example.com`
    const { id } = await payload.create({ collection: 'users', data: { name, email, password, roles: [role] } })
    // The first person of a hub becomes an administrator; the test's people have exactly their role.
    await payload.update({ collection: 'users', id, data: { roles: [role] } })
    const login = await supertest(base).post('/api/users/login').send({ email, password })
    const auth = { Authorization: `JWT ${(login.body as { token: string }).token}` }
    const made: Person = {
      id: String(id),
      name,
      get: (path) => supertest(base).get(path).set(auth),
      post: (path, body = {}) => supertest(base).post(path).set(auth).send(body),
      patch: (path, body = {}) => supertest(base).patch(path).set(auth).send(body),
      delete: (path) => supertest(base).delete(path).set(auth),
    }
    people.set(name, made)
    return made
  }
  await person('administrator')
  const brand = await payload.create({
    collection: 'brands',
    data: {
      name: 'Acme',
      slug: 'acme',
      languages: ['de', 'en'],
      timeZone: 'Europe/Berlin',
      forbiddenWords: [{ word: 'billig', instead: 'günstig' }],
    } as never,
  })

  return {
    ...booted,
    base,
    fakes: running,
    engine,
    person,
    brand: String(brand.id),
    async channel(platform, language = 'de') {
      const manager = await person('channel-manager')
      const created = await manager
        .post('/api/channels', { name: `Acme ${platform} ${language}`, platform, language, brand: String(brand.id) })
        .expect(201)
      const { id } = (created.body as { doc: { id: string } }).doc
      await connectChannel({ base, brand: String(brand.id) }, manager, id, platform)
      return id
    },
    async picture(alt = { de: 'Ein roter Drache über einem Hügel', en: 'A red kite over a hill' }) {
      const data = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#b41930' } })
        .jpeg()
        .toBuffer()
      const file = { data, mimetype: 'image/jpeg', name: 'kite.jpg', size: data.length }
      const made = await payload.create({ collection: 'media', data: { alt: alt?.de }, locale: 'de', file })
      if (alt) await payload.update({ collection: 'media', id: made.id, data: { alt: alt.en }, locale: 'en' })
      return String(made.id)
    },
    async stop() {
      await engine.stop()
      await stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await booted.stop()
    },
  }
}

/** Lexical's JSON for some paragraphs. */
export const richText = (...paragraphs: string[]) => ({
  root: {
    type: 'root',
    format: '',
    indent: 0,
    version: 1,
    direction: 'ltr',
    children: paragraphs.map((text) => ({
      type: 'paragraph',
      format: '',
      indent: 0,
      version: 1,
      direction: 'ltr',
      textFormat: 0,
      children: [{ type: 'text', text, format: 0, style: '', mode: 'normal', detail: 0, version: 1 }],
    })),
  },
})

/** supertest reads no binary by itself. */
export const binary = (response: supertest.Response, done: (error: Error | null, body: Buffer) => void) => {
  const pieces: Buffer[] = []
  const stream = response as unknown as NodeJS.ReadableStream
  stream.on('data', (piece: Buffer) => pieces.push(piece))
  stream.on('end', () => done(null, Buffer.concat(pieces)))
}
