import type { Request } from 'express'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../core/problem.ts'
import type { ContentChange } from '../changes.ts'
import { acme, umbrella } from '../testing.ts'
import { change, idOf, listen, streamingHub } from '../../../tests/support/event-stream.ts'

describe('the event stream', () => {
  it('tells every change as it happens, in order', async () => {
    const { base, publish } = await streamingHub()
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
    const { base } = await streamingHub({ heartbeatMs: 5 })
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
    const { base, publish } = await streamingHub({ mayRead: () => true })
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
    const { base, publish } = await streamingHub({
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
      const { base, publish } = await streamingHub()
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
      const { base, publish } = await streamingHub()
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
      const log = [change('long ago', { at: new Date(Date.now() - 60_000) }), change('seen'), change('missed')]
      const { base, publish, gates } = await streamingHub({}, log)
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
      const { base } = await streamingHub({ maxBufferedBytes: 8_000 }, log)
      const [all, some] = [log[0], log[1]].map((each) => `${base}/events?after=${idOf(each as ContentChange)}`)
      const [much, less] = [await listen((all ?? '').replace(/-.*$/, '-begin')), await listen(some ?? '')]
      await Promise.all([much.ready(), less.ready()])
      expect(much.told()).toMatchObject([{ event: 'reset' }])
      expect(less.told()).toHaveLength(3)
    })

    it.each(['nonsense', '99', `${'9'.repeat(15)}-x`, '8'.repeat(13) + '-x', `${Date.now() - 25 * 60 * 60_000}-x`])(
      'says “reset” where nobody knows what was missed: %s',
      async (id) => {
        const { base } = await streamingHub({
          changes: { on: () => () => {}, since: async () => Promise.reject(new Error('Nobody should ask.')) },
        })
        const client = await listen(`${base}/events`, { 'last-event-id': id })
        await client.ready()
        expect(client.told()).toMatchObject([{ event: 'reset', data: {} }])
        expect(client.lastId()).toMatch(/^\d{13}-begin$/)
      },
    )

    it('says “reset” where it is not remembered any more', async () => {
      const { base } = await streamingHub({ changes: { on: () => () => {}, since: async () => null } })
      const client = await listen(`${base}/events?after=${Date.now()}-begin`)
      await client.ready()
      expect(client.told()).toMatchObject([{ event: 'reset' }])
    })

    it('says “reset” to who has missed more than is told', async () => {
      const log = Array.from({ length: 501 }, (_, n) => change(`post-${n}`))
      const { base } = await streamingHub({}, log)
      const client = await listen(`${base}/events?after=${(log[0] as ContentChange).at.getTime()}-begin`)
      await client.ready()
      expect(client.told()).toMatchObject([{ event: 'reset' }])
    })
  })

  describe('under load', () => {
    it('takes no more connections than it may, and says when to come back', async () => {
      const { base } = await streamingHub({ connections: { all: 2, address: 9 } })
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
      const { base } = await streamingHub({ connections: { all: 9, address: 1 } })
      await (await listen(`${base}/events`)).ready()
      await supertest(base).get('/events').expect(429).expect('Retry-After', '30')
    })

    it('sends away who does not read, and nobody else', async () => {
      const { base, publish, connected } = await streamingHub({ maxBufferedBytes: 1024 * 1024 })
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
    const { base } = await streamingHub({ heartbeatMs: 5, lifeMs: 20 })
    const client = await listen(`${base}/events`)
    await expect.poll(() => client.ended()).toBe(true)
    expect(client.res.complete).toBe(true)
  })

  it('ends cleanly when the hub stops, and takes nobody after that', async () => {
    const { base, stream, listeners } = await streamingHub()
    const client = await listen(`${base}/events`)
    await client.ready()
    stream.stop()
    await expect.poll(() => client.ended()).toBe(true)
    expect(client.res.complete).toBe(true)
    expect(listeners.size).toBe(0)
    await supertest(base).get('/events').expect(503)
  })

  it('answers what is asked wrongly in a sentence', async () => {
    const { base } = await streamingHub({
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
