import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { Rate } from '../../publishers/publisher.ts'
import { bucketOf, createRates, memoryRateStore, shares, take, unused, type RateKind, type RateState, type RateStore } from './rates.ts'

const began = Date.parse('2026-11-22T10:00:00Z')
const fact = { source: 'https://network.example', checked: '2026-11-22' } as const
const rate = (limit: number, windowMs: number, differs: Partial<Rate> = {}): Rate => ({
  of: 'account',
  counts: 'calls',
  limit,
  windowMs,
  ...fact,
  ...differs,
})
const someRate = fc.record({ limit: fc.integer({ min: 1, max: 60 }), windowMs: fc.integer({ min: 50, max: 5_000 }) })
/** Steps of time as parts of a window, and who asks then. */
const asking = fc.array(
  fc.record({ wait: fc.double({ min: 0, max: 0.3, noNaN: true }), kind: fc.constantFrom<RateKind>('publish', 'read') }),
  {
    minLength: 1,
    maxLength: 100,
  },
)

/** The most that began within any window of this length, of instants in their order. */
function mostWithin(windowMs: number, instants: readonly number[]): number {
  let from = 0
  return instants.reduce((most, at, to) => {
    while ((instants[from] ?? at) <= at - windowMs) from++
    return Math.max(most, to - from + 1)
  }, 0)
}

/** Takes as much as is granted, at one instant. */
function takeAll(state: RateState, bucket: ReturnType<typeof bucketOf>, now: Date, share?: number): { state: RateState; count: number } {
  for (let count = 0; ; count++) {
    const took = take(state, bucket, now, share)
    if (!('state' in took)) return { state, count }
    state = took.state
  }
}

describe('a bucket', () => {
  it('lets out no more than the limits in any window, whoever asks and when', () => {
    fc.assert(
      fc.property(fc.array(someRate, { minLength: 1, maxLength: 3 }), asking, (rates, asked) => {
        const bucket = bucketOf(rates)
        const longest = Math.max(...rates.map(({ windowMs }) => windowMs))
        let state = unused
        let now = began
        const granted: number[] = []
        for (const { wait, kind } of asked) {
          now += Math.floor(wait * longest)
          const took = takeAll(state, bucket, new Date(now), shares[kind])
          state = took.state
          for (let i = 0; i < took.count; i++) granted.push(now)
        }
        for (const { limit, windowMs } of rates) expect(mostWithin(windowMs, granted)).toBeLessThanOrEqual(limit)
      }),
    )
  })

  it('lets out half of the limit at once, and almost as much again in each window', () => {
    fc.assert(
      fc.property(someRate, ({ limit, windowMs }) => {
        const bucket = bucketOf([{ limit, windowMs }])
        const { state, count } = takeAll(unused, bucket, new Date(began))
        expect(count).toBe(Math.ceil(limit / 2))
        const later = takeAll(state, bucket, new Date(began + bucket.intervalMs * count)).count
        expect(later).toBe(count)
      }),
    )
  })

  it('says exactly from when on it would be granted', () => {
    fc.assert(
      fc.property(someRate, fc.constantFrom(...Object.values(shares)), fc.nat(100_000), (one, share, closedMs) => {
        const bucket = bucketOf([one])
        const full = takeAll({ ...unused, closedUntil: 0 }, bucket, new Date(began), share).state
        const state = { ...full, closedUntil: began + closedMs }
        const refused = take(state, bucket, new Date(began), share)
        if (!('notBefore' in refused)) throw new Error('It is not full.')
        const at = refused.notBefore.getTime()
        expect(at).toBeGreaterThanOrEqual(began + closedMs)
        expect('state' in take(state, bucket, new Date(at), share)).toBe(true)
        expect('state' in take(state, bucket, new Date(at - 1), share)).toBe(false)
      }),
    )
  })

  it('gives one only where there is room for as many as are wanted', () => {
    const bucket = bucketOf([{ limit: 20, windowMs: 20_000 }])
    const now = new Date(began)
    let state = unused
    // Ten at once, of which reading has eight: the fifth one leaves less room than four.
    for (let taken = 0; taken < 5; taken++) state = (take(state, bucket, now, shares.read, 4) as { state: RateState }).state
    expect(state.usedUntil).toBe(began + 5 * bucket.intervalMs)
    expect(take(state, bucket, now, shares.read, 4)).toEqual({ notBefore: new Date(began + bucket.intervalMs) })
    expect('state' in take(state, bucket, now, shares.read, 3)).toBe(true)
    expect('state' in take(unused, bucket, now, shares.read, 100)).toBe(true)
  })

  it('keeps a fifth for publishing, however much is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 2_000 }), fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 50 }), (limit, waits) => {
        const bucket = bucketOf([{ limit, windowMs: 60_000 }])
        let now = began
        let { state } = takeAll(unused, bucket, new Date(now), shares.read)
        for (const wait of waits) state = takeAll(state, bucket, new Date((now += wait)), shares.read).state
        expect(takeAll(state, bucket, new Date(now)).count).toBeGreaterThanOrEqual(Math.ceil(bucket.burst / 5))
      }),
    )
  })
})

describe('rates', () => {
  const channel = { id: '7', platform: 'network' }
  const now = new Date(began)
  const headers = (remaining: number, more: Record<string, string> = {}) =>
    new Headers({ 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': String(remaining), 'x-ratelimit-reset': '60', ...more })
  /** Counts what is asked of the store. */
  function counting(inner: RateStore = memoryRateStore()) {
    const asked = { reads: 0, writes: 0 }
    const store: RateStore = {
      read: (keys) => (asked.reads++, inner.read(keys)),
      replace: (...step) => (asked.writes++, inner.replace(...step)),
    }
    return { store, asked }
  }
  const until = async (rates: ReturnType<typeof createRates>, kind: RateKind, at = now) => {
    let count = 0
    while ((await rates.take(channel, kind, at)) === null) count++
    return count
  }

  it('asks nothing where the platform has none', async () => {
    const { store, asked } = counting()
    const rates = createRates(store, () => [])
    expect(await rates.take(channel, 'publish', now)).toBeNull()
    await rates.heard(channel, headers(0), now)
    expect(await createRates(store, () => undefined).take(channel, 'publish', now)).toBeNull()
    expect(asked).toEqual({ reads: 0, writes: 0 })
  })

  it('costs one reading and one write for a post, and nothing while it is known to be full', async () => {
    const { store, asked } = counting()
    const rates = createRates(store, () => [rate(1, 1000, { counts: 'posts' }), rate(9, 5000, { counts: 'posts' })])
    expect(await rates.take(channel, 'publish', now)).toBeNull()
    expect(asked).toEqual({ reads: 1, writes: 1 })
    const later = await rates.take(channel, 'publish', now)
    expect(later).toEqual(new Date(began + 1000))
    expect(await rates.take(channel, 'publish', new Date(began + 999))).toEqual(later)
    expect(asked).toEqual({ reads: 2, writes: 1 })
    expect(await rates.take(channel, 'publish', new Date(began + 1000))).toBeNull()
  })

  it('does not count reading as posts', async () => {
    const { store, asked } = counting()
    const rates = createRates(store, () => [rate(1, 1000, { counts: 'posts' })])
    for (let i = 0; i < 5; i++) expect(await rates.take(channel, 'read', now)).toBeNull()
    expect(asked.writes).toBe(0)
    expect(await rates.take(channel, 'publish', now)).toBeNull()
  })

  it('counts each account for itself, and an app for all of them', async () => {
    const ofAccount = createRates(memoryRateStore(), () => [rate(20, 1000)])
    expect(await until(ofAccount, 'publish')).toBe(10)
    expect(await ofAccount.take({ ...channel, id: '8' }, 'publish', now)).toBeNull()
    const ofApp = createRates(memoryRateStore(), () => [rate(20, 1000, { of: 'app' }), rate(900, 1000)])
    expect(await until(ofApp, 'publish')).toBe(10)
    expect(await ofApp.take({ ...channel, id: '8' }, 'publish', now)).not.toBeNull()
  })

  it('never exceeds the limit where processes race, and gives each its turn', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 12 }), async (scheduler, limit) => {
        const inner = memoryRateStore()
        const store: RateStore = {
          read: scheduler.scheduleFunction((keys: readonly string[]) => inner.read(keys)),
          replace: scheduler.scheduleFunction((...step: Parameters<RateStore['replace']>) => inner.replace(...step)),
        }
        const processes = [1, 2, 3].map(() => createRates(store, () => [rate(limit, 1000)]))
        const asked = Promise.all(processes.flatMap((rates) => [1, 2].map(() => rates.take(channel, 'publish', now))))
        await scheduler.waitFor(asked)
        const granted = (await asked).filter((answer) => answer === null).length
        expect(granted).toBe(Math.min(6, Math.ceil(limit / 2)))
      }),
      { numRuns: 60 },
    ))

  it('closes for reading while less than a fifth remains, and for all when nothing does', async () => {
    const rates = createRates(memoryRateStore(), () => [rate(100, 60_000)])
    await rates.heard(channel, headers(20), now)
    expect(await rates.take(channel, 'read', now)).toBeNull()
    await rates.heard(channel, headers(19), now)
    expect(await rates.take(channel, 'read', now)).toEqual(new Date(began + 60_000))
    expect(await rates.take(channel, 'publish', now)).toBeNull()
    await rates.heard(channel, headers(0), now)
    expect(await rates.take(channel, 'publish', now)).toEqual(new Date(began + 60_000))
    expect(await rates.take(channel, 'publish', new Date(began + 60_000))).toBeNull()
    expect(await rates.take(channel, 'read', new Date(began + 60_000))).toBeNull()
  })

  it('is told by one process for all, writes it down once, and opens nothing earlier', async () => {
    const { store, asked } = counting()
    const [one, other] = [1, 2].map(() => createRates(store, () => [rate(100, 60_000)])) as [
      ReturnType<typeof createRates>,
      ReturnType<typeof createRates>,
    ]
    for (let i = 0; i < 3; i++) await one.heard(channel, headers(0), now)
    expect(asked).toEqual({ reads: 2, writes: 2 })
    await other.heard(channel, headers(0, { 'retry-after': '5' }), now)
    expect(asked.writes).toBe(2)
    expect(await other.take(channel, 'publish', now)).toEqual(new Date(began + 60_000))
  })

  it('does not believe a clock that is years off', async () => {
    const rates = createRates(memoryRateStore(), () => [rate(100, 60_000)])
    await rates.heard(channel, headers(0, { 'x-ratelimit-reset': '2050-01-01T00:00:00Z' }), now)
    expect(await rates.take(channel, 'publish', now)).toEqual(new Date(began + 24 * 3_600_000))
  })

  it('are facts with a source and a day', () => {
    const facts = Object.values(manifests).flatMap((manifest) => manifest.rates)
    expect(facts).not.toEqual([])
    for (const { source, checked, limit, windowMs } of facts) {
      expect(URL.canParse(source)).toBe(true)
      expect(new Date(checked).toISOString().slice(0, 10)).toBe(checked)
      expect(limit).toBeGreaterThan(0)
      expect(windowMs).toBeGreaterThan(0)
    }
  })
})
