import { describe, expect, it } from 'vitest'
import { dueTimes, lastMonth, lastWeek, type Schedule } from './period.ts'

const berlin = 'Europe/Berlin'
const weekly: Schedule = { rhythm: 'weekly', weekday: 'monday', monthDay: 1, time: '08:00' }
const monthly: Schedule = { ...weekly, rhythm: 'monthly', monthDay: 3 }
const due = (schedule: Schedule, now: string, zone = berlin) => {
  const times = dueTimes(schedule, zone, new Date(now))
  return times && [times.last.at.toISOString(), times.last.period.from, times.next.at.toISOString(), times.next.period.from]
}

describe('when a report is due', () => {
  it('goes weekly about the week before, across the change of the clock', () => {
    expect(due(weekly, '2026-10-26T07:00:00Z')).toEqual([
      '2026-10-26T07:00:00.000Z',
      '2026-10-19',
      '2026-11-02T07:00:00.000Z',
      '2026-10-26',
    ])
    expect(due(weekly, '2026-10-26T06:59:59Z')).toEqual([
      '2026-10-19T06:00:00.000Z',
      '2026-10-12',
      '2026-10-26T07:00:00.000Z',
      '2026-10-19',
    ])
    expect(due({ ...weekly, weekday: 'sunday' }, '2026-11-30T12:00:00Z')?.[1]).toBe('2026-11-16')
  })
  it('goes monthly about the month before, from one year to the next', () => {
    expect(due(monthly, '2027-01-02T12:00:00Z')).toEqual([
      '2026-12-03T07:00:00.000Z',
      '2026-11-01',
      '2027-01-03T07:00:00.000Z',
      '2026-12-01',
    ])
    expect(due({ ...monthly, monthDay: 28 }, '2026-01-31T12:00:00Z')?.slice(2)).toEqual(['2026-02-28T07:00:00.000Z', '2026-01-01'])
  })
  it('goes by hand where nobody has said when', () => expect(due({ ...weekly, rhythm: 'by-hand' }, '2026-10-26T07:00:00Z')).toBeNull())
})

it('knows the last week and month by the clock of the brand', () => {
  const at = new Date('2026-11-30T23:30:00Z')
  expect(lastMonth(at, berlin)).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(lastMonth(at, 'UTC')).toEqual({ from: '2026-10-01', to: '2026-10-31' })
  expect(lastWeek(at, berlin)).toEqual({ from: '2026-11-23', to: '2026-11-29' })
})
