import { afterEach, describe, expect, it, vi } from 'vitest'
import { isReader, viewCounter } from './views.ts'

function setUp() {
  const written: Record<string, number> = {}
  const failures: unknown[] = []
  const state = { broken: false }
  const counter = viewCounter({
    add: async (id, views) => {
      if (state.broken) throw new Error('locked')
      written[id] = (written[id] ?? 0) + views
    },
    failed: (error) => failures.push(error),
  })
  return { counter, written, failures, state }
}

describe('the view counter', () => {
  afterEach(() => void vi.useRealTimers())

  it('adds up in memory and writes once', async () => {
    const { counter, written } = setUp()
    for (const id of ['a', 'b', 'a']) counter.count(id)
    expect(written).toEqual({})
    await counter.flush()
    await counter.flush()
    expect(written).toEqual({ a: 2, b: 1 })
  })

  it('keeps what could not be written, and tells', async () => {
    const { counter, written, failures, state } = setUp()
    counter.count('a')
    counter.count('b')
    state.broken = true
    await counter.flush()
    counter.count('a')
    state.broken = false
    await counter.flush()
    expect(written).toEqual({ a: 2, b: 1 })
    expect(failures).toHaveLength(1)
  })

  it('writes each second from start to stop, and the rest at stop', async () => {
    vi.useFakeTimers()
    const { counter, written } = setUp()
    counter.start()
    counter.count('a')
    await vi.advanceTimersByTimeAsync(1000)
    expect(written).toEqual({ a: 1 })
    counter.count('a')
    await counter.stop()
    expect(written).toEqual({ a: 2 })
    counter.count('a')
    await vi.advanceTimersByTimeAsync(5000)
    expect(written).toEqual({ a: 2 })
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('isReader', () => {
  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0)',
    'facebookexternalhit/1.1',
    'Mastodon/4.5.0 (http.rb/5.2.0; +https://mastodon.example/) Bot',
    'Slack-ImgProxy LinkPreview',
    'curl/8.5.0',
  ])('is not %s', (agent) => {
    expect(isReader({ 'user-agent': agent })).toBe(false)
  })
  it.each([
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (Linux; Android 13; CUBOT KINGKONG 9) Mobile Safari/537.36',
    'node',
    '',
  ])('is %s', (agent) => {
    expect(isReader({ 'user-agent': agent })).toBe(true)
  })
  it('is no browser that loads ahead', () => {
    expect(isReader({ 'sec-purpose': 'prefetch;prerender' })).toBe(false)
    expect(isReader({ purpose: 'prefetch' })).toBe(false)
  })
})
