import { describe, expect, it } from 'vitest'
import { daysApart, daysBetween, instantAt, movedByDays } from './calendar-days.ts'

const berlin = 'Europe/Berlin'
const hours = ({ from, to }: { from: Date; to: Date }) => (to.getTime() - from.getTime()) / 3_600_000

describe('days of the calendar', () => {
  it('have 23 hours where clocks go forward, and 25 where they go back', () => {
    const days = (from: string, to: string) => daysBetween(new Date(from), new Date(to), berlin).map((one) => [one.day, hours(one)])
    expect(days('2026-03-27T23:00:00Z', '2026-03-29T22:00:00Z')).toEqual([
      ['2026-03-28', 24],
      ['2026-03-29', 23],
    ])
    expect(days('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toEqual([['2026-10-25', 25]])
  })
  it('begin where the range does', () => {
    const [first, ...others] = daysBetween(new Date('2026-03-28T10:00:00Z'), new Date('2026-03-28T11:00:00Z'), berlin)
    expect([first?.day, first?.from.toISOString(), others]).toEqual(['2026-03-28', '2026-03-28T10:00:00.000Z', []])
  })
  it('keep the time of day over the change of clocks: 29 March 2026 in Berlin', () => {
    const nine = instantAt('2026-03-28T09:00', berlin)!
    expect(movedByDays(nine, 1, berlin)).toEqual(instantAt('2026-03-29T09:00', berlin))
    expect(movedByDays(nine, 1, berlin).getTime() - nine.getTime()).toBe(23 * 3_600_000)
    expect(movedByDays(movedByDays(nine, 1, berlin), -1, berlin)).toEqual(nine)
    // There the clock does not change.
    expect(movedByDays(nine, 1, 'Asia/Kathmandu').getTime() - nine.getTime()).toBe(24 * 3_600_000)
  })
  it('move an hour that a clock skips forward by what was skipped', () => {
    expect(movedByDays(instantAt('2026-03-28T02:30', berlin)!, 1, berlin)).toEqual(instantAt('2026-03-29T03:30', berlin))
    expect(instantAt('2026-03-29T02:30', berlin)?.toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })
  it('are counted by the clock of the zone', () => {
    const [late, early] = [new Date('2026-03-28T22:30:00Z'), new Date('2026-03-28T23:30:00Z')]
    expect(daysApart(late, early, berlin)).toBe(1)
    expect(daysApart(late, early, 'UTC')).toBe(0)
    expect(daysApart(instantAt('2026-03-28T12:00', berlin)!, instantAt('2026-04-02T00:00', berlin)!, berlin)).toBe(5)
  })
  it('are no days where nothing was said', () => {
    expect(instantAt('', berlin)).toBeNull()
    expect(instantAt('2026-02-30T10:00', berlin)).toBeNull()
  })
})
