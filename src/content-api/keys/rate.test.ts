import { describe, expect, it } from 'vitest'
import { createRate, subscriberOf } from './rate.ts'

describe('the rate', () => {
  it('allows so many in a minute, and as many in the next', () => {
    let at = 1_000_000
    const rate = createRate({ now: () => at })
    expect(rate.count('a', 2)).toEqual({ allowed: true, limit: 2, remaining: 1, resetSeconds: 60 })
    at += 20_001
    expect(rate.count('a', 2)).toEqual({ allowed: true, limit: 2, remaining: 0, resetSeconds: 40 })
    expect(rate.count('a', 2)).toEqual({ allowed: false, limit: 2, remaining: 0, resetSeconds: 40 })
    expect(rate.count('b', 2).allowed).toBe(true)
    at += 39_998
    expect(rate.count('a', 2)).toMatchObject({ allowed: false, resetSeconds: 1 })
    at += 1
    expect(rate.count('a', 2)).toEqual({ allowed: true, limit: 2, remaining: 1, resetSeconds: 60 })
  })
  it('goes on when the clock is set back', () => {
    let at = 10_000_000
    const rate = createRate({ now: () => at })
    rate.count('a', 1)
    at = 1_000_000
    expect(rate.count('a', 1)).toMatchObject({ allowed: true, resetSeconds: 60 })
  })
  it('keeps no more than it may, and forgets the oldest', () => {
    const rate = createRate({ now: () => 0, maxKept: 2 })
    for (const who of ['a', 'b', 'c']) rate.count(who, 1)
    expect(rate.count('c', 1).allowed).toBe(false)
    expect(rate.count('a', 1).allowed).toBe(true)
    expect(rate.count('c', 1).allowed).toBe(false)
    expect(rate.count('b', 1).allowed).toBe(true)
  })
})

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8::2', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, subscriber) => expect(subscriberOf(address)).toBe(subscriber))
