import { describe, expect, it } from 'vitest'
import { createCache } from './cache.ts'
import { createGenerations } from './generations.ts'

function setUp(options: { maxBytes?: number } = {}) {
  let now = 0
  const state = { version: 'v1', asked: 0, made: [] as string[] }
  const generations = createGenerations({
    version: async () => {
      state.asked++
      return state.version
    },
    clock: { now: () => new Date(now) },
  })
  const cache = createCache<string>({ generations, bytesOf: (made) => made.length, ...options })
  const get = (key: string, content = key) =>
    cache.get(key, async () => {
      state.made.push(key)
      return content
    })
  return { cache, generations, state, get, move: (ms: number) => (now += ms) }
}

describe('the cache', () => {
  it('makes an answer once, also for callers at the same time', async () => {
    const { get, state } = setUp()
    expect(await Promise.all([get('a'), get('a')])).toEqual(['a', 'a'])
    expect(await get('a')).toBe('a')
    expect(state.made).toEqual(['a'])
  })

  it('asks for the version once a second, and forgets all when it has changed', async () => {
    const { cache, get, state, move } = setUp()
    await get('a')
    state.version = 'v2'
    move(999)
    await get('a')
    expect([state.asked, state.made]).toEqual([1, ['a']])
    move(1)
    await get('a')
    expect([state.asked, state.made]).toEqual([2, ['a', 'a']])
    expect(await cache.get('since', async ({ since }) => since.toISOString())).toBe('1970-01-01T00:00:01.000Z')
    move(1000)
    await get('a')
    expect([state.asked, state.made]).toEqual([3, ['a', 'a']])
  })

  it('asks again when the clock was set back', async () => {
    const { get, state, move } = setUp()
    move(10_000_000)
    await get('a')
    state.version = 'v2'
    move(-5_000_000)
    await get('a')
    expect(state.made).toEqual(['a', 'a'])
  })

  it('asks once for many, and again after a failure', async () => {
    let asked = 0
    const version = async () => (++asked === 1 ? Promise.reject(new Error('locked')) : 'v1')
    const generations = createGenerations({ version, clock: { now: () => new Date(0) } })
    const first = await Promise.allSettled([generations.current(), generations.current()])
    expect([asked, first.map(({ status }) => status)]).toEqual([1, ['rejected', 'rejected']])
    await generations.current()
    await generations.current()
    expect(asked).toBe(2)
  })

  it('does not keep what was begun before content changed', async () => {
    const { cache, generations, get, state } = setUp()
    let finish = (_: string) => {}
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => (begun = resolve))
    const old = cache.get('a', () => {
      begun()
      return new Promise<string>((resolve) => (finish = resolve))
    })
    await hasBegun
    generations.end()
    await get('b')
    finish('old')
    expect(await old).toBe('old')
    expect(await get('a', 'new')).toBe('new')
    expect(state.made).toEqual(['b', 'a'])
  })

  it('does not keep a failure', async () => {
    const { cache, get } = setUp()
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await get('a')).toBe('a')
  })

  it('forgets what was not asked for longest when it is full', async () => {
    const { get, state } = setUp({ maxBytes: 10_000 })
    const large = 'x'.repeat(3000)
    await get('a', large)
    await get('b', large)
    await get('a')
    await get('c', large)
    await get('a')
    expect(state.made).toEqual(['a', 'b', 'c'])
    await get('b', large)
    expect(state.made).toEqual(['a', 'b', 'c', 'b'])
    // Larger than everything: made, sent, not kept.
    expect(await get('d', 'x'.repeat(10_000))).toHaveLength(10_000)
    await get('d')
    expect(state.made.slice(4)).toEqual(['d', 'd'])
  })

  it('does not fill up with many small answers', async () => {
    const { get, state } = setUp({ maxBytes: 10_000 })
    for (let n = 0; n < 20; n++) await get(`${n}`, '')
    await get('19', '')
    await get('0', '')
    expect(state.made).toHaveLength(21)
  })
})
