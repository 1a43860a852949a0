import { describe, expect, it } from 'vitest'
import { instant, list, minorMoney, number, shortDay, shortNumber, shortTime, unitName } from './format.ts'

const now = new Date('2026-11-22T12:00:00Z')

describe('instants', () => {
  it('names day, time and zone in the reader’s language', () => {
    expect(instant('2026-11-23T08:00:00Z', 'de', 'Europe/Berlin', now)).toBe('Mo., 23. Nov., 09:00 MEZ')
    // Versions of ICU disagree about the first comma.
    expect(instant('2026-11-23T08:00:00Z', 'en', 'Europe/London', now)).toMatch(/^Mon,? 23 Nov, 08:00 GMT$/)
  })
  it('tells summer time', () => {
    expect(instant('2026-07-01T08:00:00Z', 'de', 'Europe/Berlin', now)).toContain('10:00 MESZ')
  })
  it('names the year where it is another', () => {
    expect(instant('2027-01-04T08:00:00Z', 'de', 'Europe/Berlin', now)).toContain('2027')
  })
  it('says nothing of what is no instant', () => {
    expect([instant(null, 'de'), instant(undefined, 'de'), instant('soon', 'de')]).toEqual(['', '', ''])
  })
  it('survives a zone that the browser does not know', () => {
    expect(instant('2026-11-23T08:00:00Z', 'en', 'Mars/Olympus', now)).toContain('23 Nov')
  })
})

it('keeps an axis short, and has no a.m. and p.m.', () => {
  expect(shortDay(now.getTime(), 'de')).toBe('22. Nov.')
  expect(shortTime(new Date(2026, 10, 22, 15, 5).getTime(), 'en')).toBe('15:05')
})

it('writes numbers, lists and units by language', () => {
  expect([number(12_345, 'de'), number(12_345, 'en')]).toEqual(['12.345', '12,345'])
  expect(shortNumber(1_200_000, 'en').toUpperCase()).toBe('1.2M')
  expect(list(['A', 'B', 'C'], 'de')).toBe('A, B und C')
  expect([unitName('grapheme', 'de'), unitName('byte', 'de'), unitName('utf16', 'en')]).toEqual(['Zeichen', 'Bytes', 'characters'])
})

it('shows amounts as exact as their currency, and small ones by a digit more', () => {
  expect(minorMoney(123_450, 'EUR', 'de')).toBe('1.234,50\u00a0EUR')
  expect(minorMoney(123_456.7, 'EUR', 'en')).toBe('EUR\u00a01,234.57')
  expect(minorMoney(1.5, 'EUR', 'en')).toBe('EUR\u00a00.015')
  expect(minorMoney(5_000, 'JPY', 'de')).toBe('5.000\u00a0JPY')
})
