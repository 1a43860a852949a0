/** What a run writes down, and what is read from it. */
import { describe, expect, it } from 'vitest'
import type { LedgerAttempt, LedgerRow } from './protocol.ts'
import { clocks, lateness, surfaced, type Look, type Punctuality } from './watch.ts'

const attempt = (differs: Partial<LedgerAttempt> = {}): LedgerAttempt => ({
  delivery: 'd1',
  number: 1,
  intentAt: 1_000,
  outcome: 'unknown',
  mark: null,
  ...differs,
})
const look = (askedAt: number, ...rows: Look['rows']): Look => ({ askedAt, answeredAt: askedAt + 100, rows })
const sending = { id: 'd1', attempt: 1, state: 'sending' } as const

describe('an unknown', () => {
  it('is seen when the ledger does not say any more that it is on the wire', () => {
    const looks = [look(500), look(2_000, sending), look(3_000, sending), look(4_000, { ...sending, state: 'unknown' })]
    expect(surfaced([attempt()], looks)).toEqual({ unknowns: 1, inTime: 1, slowestMs: 3_100 })
  })

  it('is late after a minute, and when nobody could see it at all', () => {
    expect(surfaced([attempt()], [look(2_000, sending), look(60_901)])).toMatchObject({ unknowns: 1, inTime: 0, slowestMs: 60_001 })
    expect(surfaced([attempt()], [look(500), look(2_000, sending)])).toMatchObject({ unknowns: 1, inTime: 0, slowestMs: Infinity })
  })

  it('is what nobody settled, and what was found afterwards, but not what was answered clearly', () => {
    expect(surfaced([attempt({ outcome: null })], [look(1_000)]).unknowns).toBe(1)
    const found = attempt({ outcome: 'published' })
    expect(surfaced([found], [look(1_000, { ...sending, state: 'needs-human' })]).unknowns).toBe(1)
    expect(surfaced([found], [look(1_000, sending)]).unknowns).toBe(0)
    expect(surfaced([attempt({ outcome: 'rejected' })], [look(1_000)]).unknowns).toBe(0)
  })
})

describe('lateness', () => {
  const row = (n: number, differs: Partial<LedgerRow> = {}): LedgerRow => ({
    id: `d${n}`,
    post: `post${n}`,
    channel: 'a',
    occurrence: 0,
    state: 'published',
    key: `k${n}`,
    text: `Windpark p${n}c0v1`,
    remoteId: `${n}`,
    reason: '',
    hold: '',
    attempt: 1,
    dueAt: 100_000,
    ...differs,
  })
  const arrived = (n: number, at: number) => ({
    class: 'key' as const,
    channel: 'a',
    remoteId: `${n}`,
    mark: `p${n}c0v1`,
    at,
    live: true,
  })
  const all = [1, 2, 3, 4].map((n) => ({ row: row(n), seen: arrived(n, 100_000 + n * 10) }))
  const punctuality = (differs: Partial<Punctuality> = {}): Punctuality => ({
    rows: all.map((one) => one.row),
    seen: all.map((one) => one.seen),
    disturbances: [],
    numberOf: new Map([['a', 0]]),
    closed: new Set(),
    ...differs,
  })

  it('is from being due to its first arrival', () => {
    expect(lateness(punctuality())).toEqual({ measured: 4, p50Ms: 30, p99Ms: 40, maxMs: 40 })
    const again = [...all.map((one) => one.seen), arrived(4, 200_000)]
    expect(lateness(punctuality({ seen: again })).maxMs).toBe(40)
  })

  it('knows the page on the website by its key', () => {
    const seen = [{ ...arrived(1, 100_070), class: 'website' as const, mark: 'k1' }]
    expect(lateness(punctuality({ rows: [row(1)], seen }))).toMatchObject({ measured: 1, maxMs: 70 })
  })

  it('leaves out what was withdrawn, tried again, or disturbed on its way or shortly before', () => {
    const none = { measured: 0, p50Ms: null, p99Ms: null, maxMs: null }
    expect(lateness(punctuality({ closed: new Set(['post4']) })).maxMs).toBe(30)
    expect(lateness(punctuality({ rows: [row(1, { attempt: 2 })] }))).toEqual(none)
    for (const at of [90_001, 100_005]) expect(lateness(punctuality({ disturbances: [{ at, channel: null }] }))).toEqual(none)
    expect(lateness(punctuality({ disturbances: [{ at: 100_005, channel: 0 }] }))).toEqual(none)
    expect(lateness(punctuality({ disturbances: [{ at: 100_005, channel: 1 }] })).measured).toBe(4)
    for (const at of [90_000, 100_040]) expect(lateness(punctuality({ disturbances: [{ at, channel: null }] })).measured).toBeGreaterThan(0)
  })
})

it('translates the instants of clocks that were set forward', () => {
  const clock = clocks()
  const before = Date.now() - 1_000
  expect(clock.real(before)).toBe(before)
  clock.setForward(60_000)
  const after = Date.now() + 5
  expect(clock.real(after + 60_000)).toBe(after)
  expect(clock.real(before)).toBe(before)
})
