import { describe, expect, it } from 'vitest'
import { createCache, finished } from './cache.ts'

function setUp(options: { maxBytes?: number } = {}) {
  let now = 0
  const state = { version: 'v1', asked: 0, made: [] as string[] }
  const cache = createCache({
    version: async () => {
      state.asked++
      return state.version
    },
    clock: { now: () => new Date(now) },
    ...options,
  })
  const get = (key: string, content = key) =>
    cache.get(key, async (since) => {
      state.made.push(key)
      return finished(content, { type: 'text/plain', lastModified: since })
    })
  return { cache, state, get, move: (ms: number) => (now += ms) }
}

describe('the cache', () => {
  it('makes an answer once, also for callers at the same time', async () => {
    const { get, state } = setUp()
    const [a, b] = await Promise.all([get('a'), get('a')])
    expect(await get('a')).toBe(a)
    expect(b).toBe(a)
    expect(state.made).toEqual(['a'])
  })

  it('asks for the version once a second, and forgets all when it has changed', async () => {
    const { get, state, move } = setUp()
    await get('a')
    state.version = 'v2'
    move(999)
    await get('a')
    expect([state.asked, state.made]).toEqual([1, ['a']])
    move(1)
    expect((await get('a')).lastModified).toEqual(new Date(1000))
    expect([state.asked, state.made]).toEqual([2, ['a', 'a']])
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

  it('does not keep what was begun before it was cleared', async () => {
    const { cache, get, state } = setUp()
    let finish = (_: string) => {}
    const old = cache.get('a', async () =>
      finished(await new Promise<string>((resolve) => (finish = resolve)), { type: 'text/plain', lastModified: null }),
    )
    await get('b')
    cache.clear()
    finish('old')
    expect((await old).bytes.toString()).toBe('old')
    expect((await get('a', 'new')).bytes.toString()).toBe('new')
    expect(state.made).toEqual(['b', 'a'])
  })

  it('does not keep a failure', async () => {
    const { cache, get } = setUp()
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect((await get('a')).bytes.toString()).toBe('a')
  })

  it('forgets what was not asked for longest when it is full', async () => {
    const { get, state } = setUp({ maxBytes: 10 })
    await get('a', 'xxxx')
    await get('b', 'xxxx')
    await get('a')
    await get('c', 'xxxx')
    await get('a')
    expect(state.made).toEqual(['a', 'b', 'c'])
    await get('b', 'xxxx')
    expect(state.made).toEqual(['a', 'b', 'c', 'b'])
    // Larger than everything: made, sent, not kept.
    expect((await get('d', 'x'.repeat(11))).bytes).toHaveLength(11)
    await get('d')
    expect(state.made.slice(4)).toEqual(['d', 'd'])
  })

  it('gives equal bytes equal tags, and others other ones', () => {
    const tag = (text: string) => finished(text, { type: 'text/plain', lastModified: null }).etag
    expect(tag('a')).toBe(tag('a'))
    expect(tag('a')).not.toBe(tag('b'))
    expect(tag('a')).toMatch(/^"[\w-]{43}"$/)
  })
})
