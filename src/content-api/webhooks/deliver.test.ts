import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '../../core/clock.ts'
import { createCaller } from './call.ts'
import { deliver, type DeliverOptions } from './deliver.ts'
import { createSender } from './sender.ts'
import { rotated } from './signing.ts'
import type { Call } from './store.ts'
import { answerWith, memoryWebhooks, receiver, type MemoryWebhooks, type Receiver } from './testing.ts'

describe('delivering', () => {
  let here: Receiver
  let store: MemoryWebhooks
  let now: Date
  let warned: object[]
  let options: DeliverOptions & { log: { error(fields: object): void; warn(fields: object): void } }
  const clock: Clock = { now: () => now }
  const later = (ms: number) => (now = new Date(now.getTime() + ms))

  beforeAll(async () => {
    here = await receiver()
  })
  afterAll(() => here.stop())
  beforeEach(() => {
    here.received.length = 0
    here.answers.length = 0
    now = new Date()
    store = memoryWebhooks()
    store.addHook({ id: 'site', url: here.url }, now)
    warned = []
    const note = (fields: object) => void warned.push(fields)
    options = { store, clock, send: createCaller({ playground: true }), log: { error: note, warn: note }, random: () => 0 }
  })

  const add = async (event: string, call: Partial<Call> = {}): Promise<Call> => {
    const made = {
      webhook: 'site',
      event,
      type: 'post.changed',
      post: 'post-1',
      happenedAt: now,
      body: `{"event":"${event}"}`,
      byHand: false,
    }
    const added = await store.add({ ...made, ...call }, now)
    if (!added) throw new Error('It is there already.')
    return added
  }
  const states = () => Object.fromEntries(store.calls.map(({ event, state }) => [event, state]))
  const arrived = () => here.received.map(({ headers }) => headers['webhook-id'])
  const look = async () => {
    const sender = createSender(options)
    await sender.look()
    await sender.stop()
  }

  it('sends what is due, signed', async () => {
    await add('one')
    await look()
    expect(states()).toEqual({ one: 'sent' })
    const [got] = here.received
    const [secret] = store.secretsOf.get('site') ?? []
    expect(new Webhook(secret?.secret ?? '').verify(got?.body ?? '', got?.headers ?? {})).toEqual({ event: 'one' })
    expect(store.calls[0]?.attempts).toMatchObject([{ status: 204, note: { de: 'Antwort 204 (No Content).' } }])
  })

  it('tries again under the same id, with the time of the try', async () => {
    here.answers.push(answerWith(500), answerWith(503, { 'retry-after': '600' }))
    await add('one')
    await look()
    expect(states()).toEqual({ one: 'failed' })
    expect(store.calls[0]?.nextAt.getTime()).toBe(now.getTime() + 5_000)
    await look()
    expect(here.received).toHaveLength(1)
    later(5_000)
    await look()
    expect(store.calls[0]?.nextAt.getTime()).toBe(now.getTime() + 600_000)
    later(600_000)
    await look()
    expect(states()).toEqual({ one: 'sent' })
    expect(arrived()).toEqual(['one', 'one', 'one'])
    expect(new Set(here.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3)
    expect(new Set(here.received.map(({ body }) => body)).size).toBe(1)
    expect(store.calls[0]?.attempts.map(({ status }) => status)).toEqual([500, 503, 204])
  })

  it('gives up after ten tries, and says so', async () => {
    here.answers.push(...Array.from({ length: 10 }, () => answerWith(404)))
    await add('one')
    for (let day = 0; day < 12; day++) {
      await look()
      later(25 * 60 * 60_000)
    }
    expect(states()).toEqual({ one: 'given-up' })
    expect(here.received).toHaveLength(10)
    expect(warned).toMatchObject([{ webhook: 'site', event: 'one' }])
  })

  it('switches a webhook off whose receiver is gone, and sends it nothing more', async () => {
    here.answers.push(answerWith(410))
    await add('one')
    await look()
    await add('two', { post: 'post-2' })
    await look()
    expect(states()).toEqual({ one: 'given-up', two: 'given-up' })
    expect(store.hooks.get('site')).toMatchObject({ active: false })
    expect(store.offReasons.get('site')).toMatch(/410 \(Gone\) geantwortet.*answered 410/)
    expect(here.received).toHaveLength(1)
  })

  it('sends nothing to who was thrown away, is switched off or has no secret', async () => {
    store.addHook({ id: 'off', url: here.url, active: false })
    store.addHook({ id: 'bare', url: here.url })
    store.secretsOf.delete('bare')
    await add('one', { webhook: 'away' })
    await add('two', { webhook: 'off' })
    await add('three', { webhook: 'bare' })
    await look()
    expect(states()).toEqual({ one: 'given-up', two: 'given-up', three: 'given-up' })
    expect(here.received).toHaveLength(0)
  })

  it('tries again where the secret cannot be read', async () => {
    await add('one')
    await deliver(store.calls[0] as Call, { ...options, store: { ...store, secrets: async () => Promise.reject(new Error('no key')) } })
    expect(store.calls[0]).toMatchObject({
      state: 'failed',
      attempts: [{ status: null, note: { en: expect.stringContaining('CREDENTIAL_KEYS') as string } }],
    })
    expect(here.received).toHaveLength(0)
  })

  it('signs by both secrets after a rotation', async () => {
    const before = store.secretsOf.get('site') ?? []
    store.secretsOf.set('site', rotated(before, now))
    await add('one')
    await look()
    const [got] = here.received
    for (const { secret } of store.secretsOf.get('site') ?? []) new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})
    expect(got?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
  })

  describe('in order', () => {
    it('sends the events of a post one after the other', async () => {
      const busy: boolean[] = []
      let running = 0
      const answer = (_: unknown, res: { writeHead(status: number): { end(): void } }) => {
        busy.push(++running > 1)
        setImmediate(() => {
          running--
          res.writeHead(204).end()
        })
      }
      here.answers.push(answer, answer, answer)
      // Due in the other order.
      await add('third', { happenedAt: new Date(now.getTime() + 2) })
      await add('first')
      await add('second', { happenedAt: new Date(now.getTime() + 1) })
      await look()
      expect(arrived()).toEqual(['first', 'second', 'third'])
      expect(busy).toEqual([false, false, false])
    })

    it('does not send an older event of a post after a newer one', async () => {
      here.answers.push(answerWith(500))
      await add('old')
      await look()
      await add('new', { happenedAt: later(1_000) })
      await look()
      later(10_000)
      await look()
      expect(states()).toEqual({ old: 'superseded', new: 'sent' })
      expect(arrived()).toEqual(['old', 'new'])
    })

    it('does so all the same when somebody wants it', async () => {
      await add('old')
      await look()
      await add('new', { happenedAt: later(1_000) })
      await look()
      await store.again(store.calls[0] as Call, now)
      await look()
      expect(arrived()).toEqual(['old', 'new', 'old'])
      expect(store.calls[0]).toMatchObject({ state: 'sent', byHand: false, attempts: [{}, {}] })
    })

    it('lets the events of other posts and of other webhooks go', async () => {
      here.answers.push(answerWith(500))
      await add('one')
      await add('two', { post: 'post-2', happenedAt: later(1) })
      store.addHook({ id: 'other', url: here.url })
      await add('one', { webhook: 'other' })
      await look()
      expect(here.received).toHaveLength(3)
    })
  })

  describe('by several processes', () => {
    it('sends each event once', async () => {
      for (let post = 0; post < 40; post++) await add(`event-${post}`, { post: `post-${post}` })
      await Promise.all([look(), look(), look()])
      expect(arrived()).toHaveLength(40)
      expect(new Set(arrived()).size).toBe(40)
    })

    it('lets only one of those who saw it due take it', async () => {
      const call = await add('one')
      expect(await Promise.all([deliver(call, options), deliver(call, options)])).toEqual([true, false])
      expect(here.received).toHaveLength(1)
    })

    it('sends again what a crash left taken, and ignores who comes back', async () => {
      const call = await add('one')
      const taken = await store.take(call, new Date(now.getTime() + 60_000))
      await look()
      expect(here.received).toHaveLength(0)
      later(60_000)
      await look()
      expect(states()).toEqual({ one: 'sent' })
      expect(await store.settle(taken as Call, { state: 'failed', attempts: [], tries: 1, nextAt: now })).toBe(false)
    })
  })

  it('is not held up by a receiver that does not answer', async () => {
    const slow = await receiver()
    const waiting: (() => void)[] = []
    for (let at = 0; at < 10; at++) slow.answers.push((_, res) => void waiting.push(() => res.writeHead(204).end()))
    store.addHook({ id: 'slow', url: slow.url })
    for (let post = 0; post < 10; post++) await add(`slow-${post}`, { webhook: 'slow', post: `post-${post}` })
    await add('one')
    const sender = createSender(options)
    const all = sender.look()
    await expect.poll(() => states().one).toBe('sent')
    await expect.poll(() => waiting.length).toBe(4)
    expect(slow.received).toHaveLength(4)
    const freeing = setInterval(() => waiting.splice(0).forEach((go) => go()), 5)
    await all
    clearInterval(freeing)
    expect(slow.received).toHaveLength(10)
    await sender.stop()
    await slow.stop()
  })

  it('waits at its end for what is on the wire, and begins nothing new', async () => {
    let answer = () => {}
    const asked = new Promise<void>((resolve) =>
      here.answers.push((_, res) => {
        answer = () => res.writeHead(204).end()
        resolve()
      }),
    )
    await add('one')
    const sender = createSender(options)
    sender.ring()
    await asked
    const stopped = sender.stop()
    await add('two', { post: 'post-2' })
    sender.ring()
    answer()
    await stopped
    expect(states()).toEqual({ one: 'sent', two: 'pending' })
  })
})
