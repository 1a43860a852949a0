import { describe, expect, it } from 'vitest'
import { inCharge, isAway, standInOf, type Absence } from './stand-ins.ts'

const now = new Date('2026-12-03T09:00:00Z')
const there = (id: string, differs: Partial<Absence> = {}): Absence => ({
  id,
  from: null,
  until: null,
  timeZone: 'Europe/Berlin',
  deputy: null,
  isGone: false,
  ...differs,
})
const away = (id: string, deputy: string | null) => there(id, { from: '2026-12-01', until: '2026-12-05', deputy })
const people = (...all: Absence[]) => new Map(all.map((one) => [one.id, one]))

describe('a stand-in', () => {
  it('stands in on the first and the last day, and on no other', () => {
    const on = (from: string, until: string | null) => isAway(there('a', { from, until }), now)
    expect([
      on('2026-12-03', '2026-12-03'),
      on('2026-12-04', '2026-12-05'),
      on('2026-12-01', '2026-12-02'),
      on('2026-12-01', null),
    ]).toEqual([true, false, false, true])
    expect(isAway(there('a', { until: '2026-12-05' }), now)).toBe(false)
  })
  it.each([
    ['winter', '2026-12-03', '+01:00', '2026-12-04', '+01:00'],
    ['summer', '2026-07-03', '+02:00', '2026-07-04', '+02:00'],
    ['the night in which clocks go forward', '2026-03-29', '+01:00', '2026-03-29', '+02:00'],
    ['the night in which clocks go back', '2026-10-25', '+02:00', '2026-10-25', '+01:00'],
  ])('begins and ends with the days where the person is: %s', (_, from, offsetFrom, until, offsetUntil) => {
    const is = (at: string, differs: Partial<Absence> = {}) => isAway(there('a', { from, until, ...differs }), new Date(at))
    const [first, last] = [new Date(`${from}T00:30:00${offsetFrom}`), new Date(`${until}T23:30:00${offsetUntil}`)]
    const hour = 3_600_000
    expect([
      is(new Date(first.getTime() - hour).toISOString()),
      is(first.toISOString()),
      is(last.toISOString()),
      is(new Date(last.getTime() + hour).toISOString()),
    ]).toEqual([false, true, true, false])
    expect(is(first.toISOString(), { timeZone: 'UTC' })).toBe(false)
  })
  it('is the deputy who is there', () => {
    const ada = away('ada', 'bea')
    expect(standInOf(ada, people(ada, there('bea')), now)).toBe('bea')
    expect(standInOf({ ...ada, from: null }, people(ada, there('bea')), now)).toBeNull()
  })
  it('is nobody who is away, in the trash, unknown, or oneself: one hop, no circles', () => {
    const ada = away('ada', 'bea')
    for (const bea of [away('bea', 'ada'), away('bea', 'cem'), there('bea', { isGone: true })])
      expect(standInOf(ada, people(ada, bea, there('cem')), now)).toBeNull()
    expect(standInOf(ada, people(ada), now)).toBeNull()
    expect(standInOf(away('ada', 'ada'), people(ada), now)).toBeNull()
  })
})

describe('in charge', () => {
  const all = people(away('ada', 'bea'), there('bea'), there('cem'), away('dan', null), there('eva', { isGone: true, deputy: 'cem' }))
  it.each([
    ['bea', { owner: 'bea', deputy: 'cem' }],
    ['cem', { owner: 'ada', deputy: 'cem' }],
    ['bea', { owner: 'ada', deputy: null }],
    ['bea', { owner: 'ada', deputy: 'dan' }],
    ['cem', { owner: null, deputy: 'cem' }],
    ['cem', { owner: 'eva', deputy: null }],
    [null, { owner: 'dan', deputy: null }],
    [null, { owner: null, deputy: null }],
  ])('is %s for %o', (expected, responsible) => {
    expect(inCharge(responsible, all, now)).toBe(expected)
  })
})
