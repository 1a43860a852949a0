import { describe, expect, it } from 'vitest'
import { createCache } from './cache.ts'
import type { ContentChange } from './changes.ts'

function setUp(options: { maxBytes?: number } = {}) {
  const state = { made: [] as string[], current: true }
  const listeners: ((change: ContentChange) => void)[] = []
  const reading = {
    on: (listener: (change: ContentChange) => void) => {
      listeners.push(listener)
      return () => {}
    },
    assertCurrent: () => {
      if (!state.current) throw new Error('not current')
    },
    catalogue: { changedAt: new Date(5) } as never,
  }
  // What is made says by its first letter which changes touch it.
  const touchedBy = (made: string) => (change: ContentChange) => made.startsWith(change.id)
  const cache = createCache<string>({ reading, bytesOf: (made) => made.length, touchedBy, ...options })
  const get = (key: string, content = key) =>
    cache.get(key, async () => {
      state.made.push(key)
      return content
    })
  const change = (id: string) => {
    for (const listener of listeners) listener({ id, type: 'post.changed', at: new Date(), before: null, after: null })
  }
  return { cache, state, get, change }
}

describe('the cache', () => {
  it('makes an answer once, also for callers at the same time', async () => {
    const { get, state } = setUp()
    expect(await Promise.all([get('a'), get('a')])).toEqual(['a', 'a'])
    expect(await get('a')).toBe('a')
    expect(state.made).toEqual(['a'])
  })

  it('forgets what a change touches, and nothing else', async () => {
    const { cache, get, state, change } = setUp()
    for (const key of ['a', 'b']) await get(key)
    change('a')
    expect([cache.peek('a'), cache.peek('b')]).toEqual([undefined, 'b'])
    for (const key of ['a', 'b']) await get(key)
    expect(state.made).toEqual(['a', 'b', 'a'])
    expect(await cache.get('since', async ({ since }) => since.toISOString())).toBe('1970-01-01T00:00:00.005Z')
  })

  it('shows nothing while it cannot be known whether it is still so', async () => {
    const { cache, get, state } = setUp()
    await get('a')
    state.current = false
    await expect(get('a')).rejects.toThrow('not current')
    expect(() => cache.peek('a')).toThrow('not current')
  })

  it('does not keep what a change touched while it was made, nor shares it with who asks after the change', async () => {
    const { cache, get, change, state } = setUp()
    let finish = (_: string) => {}
    const old = cache.get('a', () => new Promise<string>((resolve) => (finish = resolve)))
    change('a')
    const after = get('a', 'anew')
    finish('a, old')
    expect(await old).toBe('a, old')
    expect(await after).toBe('anew')
    expect(await get('a', 'another')).toBe('anew')
    expect(state.made).toEqual(['a'])
  })

  it('what a change overtook takes no room', async () => {
    const { cache, change, get } = setUp({ maxBytes: 1100 })
    for (let n = 0; n < 3; n++) {
      let finish = (_: string) => {}
      const before = cache.get('a', () => new Promise<string>((resolve) => (finish = resolve)))
      change('a')
      await get('a')
      finish('a')
      await before
    }
    expect(cache.peek('a')).toBe('a')
  })

  it('keeps what was made while something else changed', async () => {
    const { cache, get, change, state } = setUp()
    let finish = (_: string) => {}
    const made = cache.get('b', () => new Promise<string>((resolve) => (finish = resolve)))
    change('a')
    finish('b')
    expect(await made).toBe('b')
    expect(await get('b', 'another')).toBe('b')
    expect(state.made).toEqual([])
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
