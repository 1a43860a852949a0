import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { weekdays } from './slots.ts'
import { slotDays, type Slot } from './slots.ts'
import { firstFreeSlot, nextSlots, oddity, repetitions, slotTimes, wallDayOf, wallTimeOf } from './times.ts'

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu'] as const
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const zone = fc.constantFrom(...zones)
const two = (value: number) => String(value).padStart(2, '0')
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${two(h)}:${two(m)}`)
/** Around the nights on which a clock is set, and any other time of these two years. */
const changes = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2027-03-14',
  '2027-03-28',
  '2027-10-31',
]
const instant = fc.oneof(
  fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * 60, max: 36 * 60 }))
    .map(([day, off]) => new Date(Date.parse(day) + off * minuteMs)),
)
const slot: fc.Arbitrary<Slot> = fc.record({ day: fc.constantFrom(...slotDays), time })
const slots = fc.array(slot, { minLength: 1, maxLength: 4 })

const weekdayOf = (at: Date, timeZone: string) =>
  at.toLocaleDateString('en', { weekday: 'long', timeZone }).toLowerCase() as (typeof weekdays)[number]
const isOn = (day: Slot['day'], weekday: (typeof weekdays)[number]) =>
  ({ daily: true, workdays: !weekday.startsWith('s'), weekend: weekday.startsWith('s') })[day as string] ?? day === weekday
/** Says with Intl alone what `wallTimeOf` says with Temporal. */
const byIntl = (at: Date, timeZone: string) => at.toLocaleString('sv', { timeZone }).slice(0, 16).replace(' ', 'T')
const utc = (...texts: string[]) => texts.map((text) => new Date(text))

describe('the time on the wall', () => {
  it('is what the clocks there show', () =>
    fc.assert(fc.property(instant, zone, (at, timeZone) => wallTimeOf(at, timeZone) === byIntl(at, timeZone))))
  it('has a day of its own', () => expect(wallDayOf(new Date('2026-11-22T23:30:00Z'), 'Asia/Kathmandu')).toBe('2026-11-23'))
})

describe('slots', () => {
  it('come in order, not before they are asked for, on their days, at their times', () =>
    fc.assert(
      fc.property(slots, zone, instant, (these, timeZone, from) => {
        const found = [...take(slotTimes(these, timeZone, from), 12)]
        expect(found).toHaveLength(12)
        found.forEach(({ at, time }, index) => {
          expect(at.getTime()).toBeGreaterThanOrEqual(from.getTime())
          if (index > 0) expect(at.getTime()).toBeGreaterThan(found[index - 1]!.at.getTime())
          const fits = these.filter((one) => one.time === time && isOn(one.day, weekdayOf(at, timeZone)))
          expect(fits).not.toEqual([])
          const shown = wallTimeOf(at, timeZone)
          if (!shown.endsWith(time)) expect(oddity(shown.slice(0, 10), time, timeZone)).toBe('missing')
        })
      }),
    ))

  it('leave out no day, and happen once on each', () =>
    fc.assert(
      fc.property(time, zone, instant, (at, timeZone, from) => {
        const days = nextSlots([{ day: 'daily', time: at }], timeZone, from, 10).map((one) => wallDayOf(one, timeZone))
        const first = Date.parse(days[0]!)
        expect(days).toEqual(days.map((_, index) => new Date(first + index * dayMs).toISOString().slice(0, 10)))
        expect(first - Date.parse(wallDayOf(from, timeZone))).toBeLessThanOrEqual(dayMs)
      }),
    ))

  it('in an hour that is there twice are taken once, the first time', () => {
    const night: Slot[] = [{ day: 'daily', time: '02:30' }]
    expect(nextSlots(night, 'Europe/Berlin', new Date('2026-10-24T12:00:00Z'), 2)).toEqual(
      utc('2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'),
    )
    // Between the two.
    expect(nextSlots(night, 'Europe/Berlin', new Date('2026-10-25T00:45:00Z'), 1)).toEqual(utc('2026-10-26T01:30:00Z'))
  })

  it('in an hour that is not there move forward, by half an hour on Lord Howe', () => {
    expect(nextSlots([{ day: 'sunday', time: '02:30' }], 'Europe/Berlin', new Date('2027-03-27T12:00:00Z'), 1)).toEqual(
      utc('2027-03-28T01:30:00Z'),
    )
    const [moved] = nextSlots([{ day: 'sunday', time: '02:10' }], 'Australia/Lord_Howe', new Date('2026-10-03T12:00:00Z'), 1)
    expect(wallTimeOf(moved!, 'Australia/Lord_Howe')).toBe('2026-10-04T02:40')
  })

  it('that move onto another are that one', () => {
    const these: Slot[] = ['02:30', '03:00', '03:30'].map((at) => ({ day: 'sunday', time: at }))
    expect([...take(slotTimes(these, 'Europe/Berlin', new Date('2027-03-28T00:00:00Z')), 3)]).toEqual([
      { at: new Date('2027-03-28T01:00:00Z'), time: '03:00' },
      { at: new Date('2027-03-28T01:30:00Z'), time: '03:30' },
      { at: new Date('2027-04-04T00:30:00Z'), time: '02:30' },
    ])
  })

  it('of a day that a zone left out come in the right order', () => {
    // Samoa had no Friday, 30 December 2011.
    const these: Slot[] = [
      { day: 'friday', time: '10:00' },
      { day: 'saturday', time: '08:00' },
    ]
    expect(nextSlots(these, 'Pacific/Apia', new Date('2011-12-28T22:00:00Z'), 2)).toEqual(
      utc('2011-12-30T18:00:00Z', '2011-12-30T20:00:00Z'),
    )
  })

  it('take the first that is free, beginning with the very instant', () => {
    const these: Slot[] = [{ day: 'workdays', time: '08:30' }]
    const friday = new Date('2026-11-27T07:30:00Z')
    const first = (taken: readonly Date[]) =>
      firstFreeSlot(these, 'Europe/Berlin', friday, (at) => taken.some((one) => one.getTime() === at.getTime()))
    expect(first([])).toEqual(friday)
    expect(first([friday])).toEqual(new Date('2026-11-30T07:30:00Z'))
    expect(firstFreeSlot(these, 'Europe/Berlin', friday, () => true)).toBeNull()
    expect(firstFreeSlot([], 'Europe/Berlin', friday, () => false)).toBeNull()
  })
})

describe('repetitions', () => {
  it('keep the time on the wall, come in order, and end with their day', () =>
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.constantFrom('day', 'week', 'month'),
        fc.integer({ min: 1, max: 52 }),
        fc.integer({ min: 0, max: 400 }),
        (first, timeZone, every, interval, days) => {
          const until = wallDayOf(new Date(first.getTime() + days * dayMs), timeZone)
          const found = repetitions(first, { every, interval, until }, timeZone)
          expect(found.length).toBeLessThanOrEqual(100)
          const asked = wallTimeOf(first, timeZone).slice(11)
          const daysBetween = { day: 1, week: 7, month: 28 }[every] * interval - 1
          found.forEach((at, index) => {
            const before = index === 0 ? first : found[index - 1]!
            expect(at.getTime() - before.getTime()).toBeGreaterThan(daysBetween * dayMs)
            const [day, shown] = wallTimeOf(at, timeZone).split('T') as [string, string]
            expect(day <= until).toBe(true)
            if (shown !== asked) expect(oddity(day, asked, timeZone)).toBe('missing')
          })
          const possible = every === 'day' ? Math.floor(daysFrom(first, until, timeZone) / interval) : null
          if (possible !== null) expect(found).toHaveLength(Math.min(100, possible))
        },
      ),
    ))

  it('stay at 09:00 when the clocks change', () => {
    const weekly = repetitions(new Date('2027-03-21T08:00:00Z'), { every: 'week', interval: 1, until: '2027-04-04' }, 'Europe/Berlin')
    expect(weekly).toEqual(utc('2027-03-28T07:00:00Z', '2027-04-04T07:00:00Z'))
  })

  it('move forward out of an hour that is not there, and back again the day after', () => {
    const daily = repetitions(new Date('2027-03-27T01:30:00Z'), { every: 'day', interval: 1, until: '2027-03-29' }, 'Europe/Berlin')
    expect(daily.map((at) => wallTimeOf(at, 'Europe/Berlin'))).toEqual(['2027-03-28T03:30', '2027-03-29T02:30'])
  })

  it('on the 31st fall on the last day of shorter months without drifting', () => {
    const monthly = repetitions(new Date('2027-12-31T11:00:00Z'), { every: 'month', interval: 1, until: '2028-05-31' }, 'Europe/Berlin')
    expect(monthly.map((at) => wallDayOf(at, 'Europe/Berlin'))).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
      '2028-05-31',
    ])
  })

  it('include their last day by the zone’s calendar, whatever day it is elsewhere', () => {
    // Already the 24th in Kathmandu.
    const first = new Date('2026-11-22T20:00:00Z')
    expect(repetitions(first, { every: 'day', interval: 1, until: '2026-11-24' }, 'Asia/Kathmandu')).toHaveLength(1)
    expect(repetitions(first, { every: 'day', interval: 1, until: '2026-11-24' }, 'Europe/Berlin')).toHaveLength(2)
  })

  it('are at most a hundred, and none where it is not said how', () => {
    const first = new Date('2026-11-22T20:00:00Z')
    const daily = { every: 'day', interval: 1, until: '2030-01-01' } as const
    expect(repetitions(first, daily, 'Europe/Berlin')).toHaveLength(100)
    expect(repetitions(first, daily, 'Europe/Berlin', 101)).toHaveLength(101)
    for (const incomplete of [{ until: '' }, { interval: 0 }, { interval: 1.5 }, { interval: 53 }])
      expect(repetitions(first, { ...daily, ...incomplete }, 'Europe/Berlin')).toEqual([])
  })
})

describe('an odd time', () => {
  it('is not there in spring, and there twice in autumn', () => {
    expect(oddity('2027-03-28', '02:30', 'Europe/Berlin')).toBe('missing')
    expect(oddity('2026-10-25', '02:30', 'Europe/Berlin')).toBe('twice')
    expect(oddity('2026-10-25', '03:00', 'Europe/Berlin')).toBeNull()
    expect(oddity('2026-10-04', '02:10', 'Australia/Lord_Howe')).toBe('missing')
    expect(oddity('2026-10-04', '02:30', 'Asia/Kathmandu')).toBeNull()
  })
})

function* take<T>(from: Iterable<T>, count: number): Generator<T> {
  let left = count
  for (const one of from) {
    if (left-- <= 0) return
    yield one
  }
}

const daysFrom = (first: Date, until: string, timeZone: string) => (Date.parse(until) - Date.parse(wallDayOf(first, timeZone))) / dayMs
