import { describe, expect, it } from 'vitest'
import { readDate } from './dates.ts'

const read = (text: string, time = '', order: 'day-first' | 'month-first' = 'day-first') =>
  readDate(text, time, { timeZone: 'Europe/Berlin', order })
const iso = (text: string, time = '', order: 'day-first' | 'month-first' = 'day-first') => read(text, time, order)?.at.toISOString()

describe('reading points in time', () => {
  it.each([
    ['2027-11-22 09:30'],
    ['2027-11-22T09:30'],
    ['2027-11-22T09:30:00'],
    ['2027/11/22 09:30'],
    ['2027-11-22T08:30:00Z'],
    ['2027-11-22T10:30:00+02:00'],
    ['2027-11-22 08:30 +0000'],
    ['22.11.2027 09:30'],
    ['22.11.2027, 09:30 Uhr'],
    ['22.11.27 9:30'],
    ['Mo, 22.11.2027 09:30'],
    ['Monday, 22 November 2027 at 9:30'],
    ['22. November 2027 um 9:30 Uhr'],
    ['November 22, 2027 9:30 AM'],
    ['Nov 22nd, 2027 09:30'],
    ['22/11/2027 09:30'],
    ['11/22/2027 9:30 am'],
  ])('reads %s by the clock of the brand', (text) => expect(iso(text)).toBe('2027-11-22T08:30:00.000Z'))

  it('takes the time of day from a column of its own', () => expect(iso('22.11.2027', '9:30 PM')).toBe('2027-11-22T20:30:00.000Z'))
  it('asks by which order a date is meant, where that can be asked', () => {
    expect(iso('03/04/2027 12:00')).toBe('2027-04-03T10:00:00.000Z')
    expect(iso('03/04/2027 12:00', '', 'month-first')).toBe('2027-03-04T11:00:00.000Z')
    expect(iso('25/04/2027 12:00', '', 'month-first')).toBe('2027-04-25T10:00:00.000Z')
  })
  it('takes nine in the morning where only a day is named, and says so', () => {
    expect(read('22.11.2027')).toEqual({ at: new Date('2027-11-22T08:00:00Z'), timeless: true })
    expect(read('2027-11-22')?.timeless).toBe(true)
    expect(read('22.11.2027 00:00')?.timeless).toBe(false)
  })
  it('moves an hour that the clock skips forward', () => expect(iso('28.03.2027 02:30')).toBe('2027-03-28T01:30:00.000Z'))
  it.each([
    '',
    'morgen',
    '31.02.2027 10:00',
    '2027-13-01',
    '22.11.2027 25:00',
    '22.11.2027 13:00 PM',
    '99999-01-01',
    '1',
    `${'9'.repeat(5_000)}`,
    '22.11',
  ])('does not guess at %s', (text) => expect(read(text)).toBeNull())
})
