import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Request } from 'express'
import supertest from 'supertest'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import type { ContentChange } from '../changes.ts'
import { acme, umbrella } from '../testing.ts'
import { loggedChange } from './change-log.ts'
import { eventId } from './event.ts'
import { eventStream, type EventStreamOptions } from './stream.ts'

interface Told {
  readonly id?: string
  readonly event?: string
  readonly data?: { readonly type: string; readonly data: { readonly id: string; readonly brand: { readonly slug: string } } }
}

/** What has been sent over the stream: its blocks, without comments. */
const blocksIn = (text: string): Told[] =>
  text
    .split('\n\n')
    .slice(0, -1)
    .filter((block) => !block.startsWith(':') && !block.startsWith('retry:'))
    .map((block) => {
      const fields = Object.fromEntries(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      return { ...fields, ...(fields.data ? { data: JSON.parse(fields.data) as unknown } : {}) } as Told
    })

const stops: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function hub(more: Partial<EventStreamOptions> = {}, log: ContentChange[] = []) {
  const listeners = new Set<(change: ContentChange) => void>()
  const brands = [acme, { ...umbrella, access: 'key' as const }]
  const gates = { log: Promise.resolve(), asked: () => {} }
  const stream = eventStream({
    changes: {
      on(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      async since(at) {
        const found = log.filter((change) => change.at >= at)
        gates.asked()
        await gates.log
        return found
      },
    },
    sites: { brand: async (idOrSlug) => brands.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug) ?? null },
    clock: systemClock,
    log: { error: () => {} },
    ...more,
  })
  const server = createServer(express().use('/api', stream.router))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
  stops.push(() => new Promise<void>((resolve) => (stream.stop(), server.close(() => resolve()), server.closeAllConnections())))
  return {
    base,
    stream,
    gates,
    listeners,
    connected: () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))),
    publish(change: ContentChange) {
      if (!log.includes(change)) log.push(change)
      for (const listener of listeners) listener(change)
    },
  }
}

async function listen(address: string, headers: Record<string, string> = {}) {
  const { req, res } = await new Promise<{ req: ReturnType<typeof get>; res: IncomingMessage }>((resolve, reject) => {
    const req = get(address, { headers }, (res) => resolve({ req, res }))
    req.on('error', reject)
  })
  let text = ''
  let ended = false
  res.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  res.on('close', () => (ended = true))
  res.on('error', () => {})
  const close = () => void req.destroy()
  stops.push(close)
  const told = () => blocksIn(text).filter(({ event }) => event !== undefined)
  return {
    res,
    close,
    told,
    text: () => text,
    ended: () => ended,
    lastId: () => blocksIn(text).at(-1)?.id ?? '',
    posts: () => told().map(({ data, event }) => data?.data?.id ?? event),
    /** Until it has got so far that it would be told. */
    ready: () => expect.poll(() => blocksIn(text).length).toBeGreaterThan(0),
  }
}

let instant = Date.now()
function change(post: string, more: Partial<ContentChange> & { readonly brand?: string } = {}): ContentChange {
  const { brand = acme.id, ...rest } = more
  const at = more.at ?? new Date((instant += 1))
  const entry = {
    id: `row-${post}`,
    channel: 'channel',
    brand,
    post,
    language: 'de',
    slugs: { de: post },
    titles: {},
    addresses: { de: `https://www.example.com/${post}` },
    campaign: null,
    topics: [],
    author: '',
    pictures: [],
    firstPublishedAt: at,
    changedAt: at,
  } as const
  return { type: 'post.published', id: `row-${post}.${at.getTime()}`, at, before: null, after: entry, others: [], ...rest }
}
const idOf = (of: ContentChange) => {
  const logged = loggedChange(of)
  return logged ? eventId(logged) : ''
}

describe('the event stream', () => {
  it('tells every change as it happens, in order', async () => {
    const { base, publish } = await hub()
    const client = await listen(`${base}/events`)
    expect(client.res.statusCode).toBe(200)
    expect(client.res.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'access-control-allow-origin': '*',
    })
    expect(client.res.headers['content-encoding']).toBeUndefined()
    await client.ready()
    expect(client.text()).toMatch(/^retry: 2000\n\n/)
    const changes = [change('a'), change('b', { type: 'post.changed' }), change('c')]
    const { after } = changes[2] ?? {}
    changes.push(change('c', { type: 'post.withdrawn', before: after ?? null, after: null }))
    changes.forEach(publish)
    await expect.poll(() => client.told().length).toBe(4)
    expect(client.told().map(({ event, id }) => `${event} ${id}`)).toEqual(changes.map((each) => `${each.type} ${idOf(each)}`))
    expect(client.told()[3]?.data).toMatchObject({ type: 'post.withdrawn', data: { id: 'c', brand: { slug: 'acme' }, slugs: { de: 'c' } } })
  })

  it('beats, so that nobody between takes it for dead', async () => {
    const { base } = await hub({ heartbeatMs: 5 })
    const client = await listen(`${base}/events`)
    await expect
      .poll(
        () =>
          client
            .text()
            .split('\n\n')
            .filter((block) => block === ':').length,
      )
      .toBeGreaterThan(2)
  })

  it('tells of one brand alone where that is asked for, by slug or id', async () => {
    const { base, publish } = await hub({ mayRead: () => true })
    const [slug, id] = [await listen(`${base}/events?brand=umbrella`), await listen(`${base}/events?brand=${acme.id}`)]
    await Promise.all([slug.ready(), id.ready()])
    publish(change('of acme'))
    publish(change('of umbrella', { brand: umbrella.id }))
    publish(change('of nobody', { brand: 'gone' }))
    publish(change('of acme 2'))
    await expect.poll(() => id.posts()).toEqual(['of acme', 'of acme 2'])
    expect(slug.posts()).toEqual(['of umbrella'])
  })

  it('tells of a brand that takes a key only to who has one', async () => {
    const { base, publish } = await hub({
      mayRead: (req: Request, brand) => brand.access === 'open' || req.headers.authorization === 'Bearer key',
    })
    const [open, keyed] = [await listen(`${base}/events`), await listen(`${base}/events`, { authorization: 'Bearer key' })]
    await Promise.all([open.ready(), keyed.ready()])
    publish(change('closed', { brand: umbrella.id }))
    publish(change('open'))
    await expect.poll(() => keyed.posts()).toEqual(['closed', 'open'])
    await expect.poll(() => open.posts()).toEqual(['open'])
    await supertest(base).get('/events?brand=umbrella').expect(404)
    const replayed = await listen(`${base}/events?after=${Date.now() - 60_000}-begin`)
    await replayed.ready()
    expect(replayed.posts()).toEqual(['open'])
  })

  describe('after an interruption', () => {
    it('goes on without gap and repetition, however often it breaks', async () => {
      const { base, publish } = await hub()
      const all = Array.from({ length: 60 }, (_, n) => change(`post-${n}`))
      const got: (string | undefined)[] = []
      let lastId = ''
      for (let at = 0; at < all.length; at += 6) {
        const client = await listen(`${base}/events`, lastId ? { 'last-event-id': lastId } : {})
        await client.ready()
        all.slice(at, at + 3).forEach(publish)
        await expect.poll(() => client.posts().length).toBe(at === 0 ? 3 : 6)
        got.push(...client.posts())
        lastId = client.lastId()
        client.close()
        all.slice(at + 3, at + 6).forEach(publish)
      }
      const last = await listen(`${base}/events?after=${lastId}`)
      await last.ready()
      got.push(...last.posts())
      expect(got).toEqual(all.map(({ after }) => after?.post))
    })

    it('misses nothing of before its first event', async () => {
      const { base, publish } = await hub()
      const client = await listen(`${base}/events`)
      await client.ready()
      const id = client.lastId()
      client.close()
      publish(change('meanwhile'))
      const back = await listen(`${base}/events`, { 'last-event-id': id })
      await back.ready()
      expect(back.posts()).toEqual(['meanwhile'])
    })

    it('goes on in another process by what is remembered, and by what happens meanwhile', async () => {
      const log = [change('long ago', { at: new Date(instant - 60_000) }), change('seen'), change('missed')]
      const { base, publish, gates } = await hub({}, log)
      let go = () => {}
      gates.log = new Promise((resolve) => (go = resolve))
      const asked = new Promise<void>((resolve) => (gates.asked = resolve))
      const coming = listen(`${base}/events`, { 'last-event-id': idOf(log[1] as ContentChange) })
      await asked
      // The first stands in the log that is being read, too.
      publish(log[2] as ContentChange)
      publish(change('meanwhile'))
      go()
      const client = await coming
      await client.ready()
      publish(change('later'))
      await expect.poll(() => client.posts()).toEqual(['missed', 'meanwhile', 'later'])
    })

    it('says “reset” to who would have to take in more at once than it may', async () => {
      const log = Array.from({ length: 4 }, (_, n) => change(`${'x'.repeat(300)}-${n}`))
      const { base } = await hub({ maxBufferedBytes: 8_000 }, log)
      const [all, some] = [log[0], log[1]].map((each) => `${base}/events?after=${idOf(each as ContentChange)}`)
      const [much, less] = [await listen((all ?? '').replace(/-.*$/, '-begin')), await listen(some ?? '')]
      await Promise.all([much.ready(), less.ready()])
      expect(much.told()).toMatchObject([{ event: 'reset' }])
      expect(less.told()).toHaveLength(3)
    })

    it.each(['nonsense', '99', `${'9'.repeat(15)}-x`, '8'.repeat(13) + '-x', `${Date.now() - 25 * 60 * 60_000}-x`])(
      'says “reset” where nobody knows what was missed: %s',
      async (id) => {
        const { base } = await hub({ changes: { on: () => () => {}, since: async () => Promise.reject(new Error('Nobody should ask.')) } })
        const client = await listen(`${base}/events`, { 'last-event-id': id })
        await client.ready()
        expect(client.told()).toMatchObject([{ event: 'reset', data: {} }])
        expect(client.lastId()).toMatch(/^\d{13}-begin$/)
      },
    )

    it('says “reset” where it is not remembered any more', async () => {
      const { base } = await hub({ changes: { on: () => () => {}, since: async () => null } })
      const client = await listen(`${base}/events?after=${Date.now()}-begin`)
      await client.ready()
      expect(client.told()).toMatchObject([{ event: 'reset' }])
    })

    it('says “reset” to who has missed more than is told', async () => {
      const log = Array.from({ length: 501 }, (_, n) => change(`post-${n}`))
      const { base } = await hub({}, log)
      const client = await listen(`${base}/events?after=${(log[0] as ContentChange).at.getTime()}-begin`)
      await client.ready()
      expect(client.told()).toMatchObject([{ event: 'reset' }])
    })
  })

  describe('under load', () => {
    it('takes no more connections than it may, and says when to come back', async () => {
      const { base } = await hub({ connections: { all: 2, address: 9 } })
      const first = await listen(`${base}/events`)
      await Promise.all([first.ready(), (await listen(`${base}/events`)).ready()])
      const refused = await supertest(base).get('/events').expect(503).expect('Retry-After', '30')
      expect(refused.body).toMatchObject({ code: 'too-many-connections' })
      first.close()
      await expect.poll(async () => (await supertest(base).head('/events')).status).toBe(200)
      await expect
        .poll(async () => {
          const next = await listen(`${base}/events`)
          return next.res.statusCode
        })
        .toBe(200)
    })

    it('gives one address no more than its part', async () => {
      const { base } = await hub({ connections: { all: 9, address: 1 } })
      await (await listen(`${base}/events`)).ready()
      await supertest(base).get('/events').expect(429).expect('Retry-After', '30')
    })

    it('sends away who does not read, and nobody else', async () => {
      const { base, publish, connected } = await hub({ maxBufferedBytes: 1024 * 1024 })
      const [lazy, keen] = [await listen(`${base}/events`), await listen(`${base}/events`)]
      await Promise.all([lazy.ready(), keen.ready()])
      lazy.res.pause()
      // What the network itself holds for a client is some megabytes.
      const address = 'x'.repeat(10_000)
      for (let round = 0; round < 60 && (await connected()) === 2; round++) {
        const before = keen.text().length
        for (let n = 0; n < 20; n++) publish(change(`${address}-${round}-${n}`))
        await expect.poll(() => keen.text().length - before).toBeGreaterThan(20 * address.length * 3)
      }
      expect(await connected()).toBe(1)
      expect(keen.ended()).toBe(false)
    })
  })

  it('ends after a while, so that a key is looked at again', async () => {
    const { base } = await hub({ heartbeatMs: 5, lifeMs: 20 })
    const client = await listen(`${base}/events`)
    await expect.poll(() => client.ended()).toBe(true)
    expect(client.res.complete).toBe(true)
  })

  it('ends cleanly when the hub stops, and takes nobody after that', async () => {
    const { base, stream, listeners } = await hub()
    const client = await listen(`${base}/events`)
    await client.ready()
    stream.stop()
    await expect.poll(() => client.ended()).toBe(true)
    expect(client.res.complete).toBe(true)
    expect(listeners.size).toBe(0)
    await supertest(base).get('/events').expect(503)
  })

  it('answers what is asked wrongly in a sentence', async () => {
    const { base } = await hub({
      changes: { on: () => () => {}, since: () => Promise.reject(new Problem(503, 'database-away', 'The database is away.')) },
    })
    await supertest(base)
      .get('/events?brand=nobody')
      .expect(404)
      .expect('Content-Type', /problem\+json/)
    await supertest(base)
      .get(`/events?brand=${'x'.repeat(201)}`)
      .expect(400)
    await supertest(base).post('/events').expect(405).expect('Allow', 'GET, HEAD, OPTIONS')
    await supertest(base)
      .head('/events')
      .expect(200)
      .expect('Content-Type', /event-stream/)
    await supertest(base).options('/events').expect(204)
    await supertest(base)
      .get(`/events?after=${Date.now() - 60_000}-begin`)
      .expect(503)
  })
})
