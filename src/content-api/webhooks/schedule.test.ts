import { describe, expect, it } from 'vitest'
import { nextTry, waitsMs } from './schedule.ts'

const now = new Date('2026-11-29T12:00:00.000Z')
const waited = (at: Date | null) => (at ? at.getTime() - now.getTime() : null)
const soonest = () => 0
const latest = () => 1

describe('the schedule of retries', () => {
  it('waits 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, then gives up', () => {
    const minutes = waitsMs.map((_, at) => (waited(nextTry(at + 1, now, null, soonest)) ?? 0) / 60_000)
    expect(minutes).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440])
    expect(nextTry(10, now, null, soonest)).toBeNull()
  })
  it('spreads what failed together, to later only', () => {
    expect(waited(nextTry(2, now, null, latest))).toBe(5.5 * 60_000)
  })
  it.each([429, 503])('waits as long as a receiver that answers %i asks for', (status) => {
    expect(waited(nextTry(1, now, { status, retryAfter: '120' }, soonest))).toBe(120_000)
    expect(waited(nextTry(1, now, { status, retryAfter: 'Sun, 29 Nov 2026 12:10:00 GMT' }, soonest))).toBe(600_000)
  })
  it('waits no less than planned, no more than a day, and for no other answer', () => {
    expect(waited(nextTry(2, now, { status: 503, retryAfter: '1' }, soonest))).toBe(300_000)
    expect(waited(nextTry(1, now, { status: 503, retryAfter: '999999' }, soonest))).toBe(86_400_000)
    expect(waited(nextTry(1, now, { status: 500, retryAfter: '120' }, soonest))).toBe(5_000)
    expect(waited(nextTry(1, now, { status: 503, retryAfter: 'soon' }, soonest))).toBe(5_000)
  })
})
