import { expect, test } from 'vitest'
import { knowsCountry, specialDays } from './holidays.ts'

const names = (country: string, day: string) => specialDays(country, day).map(({ name, kind }) => `${kind} ${name.de} / ${name.en}`)

test('holidays of a country, in both languages, on the day on the wall', () => {
  expect(names('DE', '2026-10-03')).toEqual(['holiday Tag der Deutschen Einheit / National Holiday'])
  expect(names('DE', '2026-10-02')).toEqual([])
  expect(names('DE', '2026-10-04')).toEqual([])
  expect(names('US', '2026-11-26')).toEqual(['holiday Thanksgiving Day / Thanksgiving Day'])
})

test('a region has days of its own, and one that nobody knows has those of its country', () => {
  expect(names('DE-NW', '2026-11-01')).toEqual(["holiday Allerheiligen / All Saints' Day"])
  expect(names('DE', '2026-11-01')).toEqual([])
  expect(names('DE-BE', '2026-11-01')).toEqual([])
  expect(names('DE-ZZ', '2026-12-25')).toEqual(names('DE', '2026-12-25'))
})

test('memorial days of the calendar are none of either kind', () => {
  expect(names('DE', '2026-11-11')).toEqual([])
  expect(names('DE', '2026-11-29')).toEqual([])
})

test('days of mourning move with the year', () => {
  for (const day of ['2026-04-03', '2026-11-15', '2026-11-22', '2027-11-14', '2027-11-21', '2026-01-27', '2026-09-11'])
    expect([day, specialDays('DE', day)[0]?.kind]).toEqual([day, 'mourning'])
  // Good Friday is a holiday elsewhere, and no more.
  expect(specialDays('GB', '2026-04-03').map(({ kind }) => kind)).toEqual(['holiday'])
})

test('total for codes and days that are none', () => {
  for (const country of ['', 'XX', 'de', '__proto__', 'constructor', 'DE-', 'DE-NWNW', 'Deutschland', '\ud800']) {
    expect(knowsCountry(country)).toBe(false)
    expect(specialDays(country, '2026-12-25')).toEqual([])
  }
  for (const day of ['', '2026', '20266-01-01', '-2026-12-25', '2026-02-31', '0000-01-01', '9999-12-25', 'x'])
    expect(() => specialDays('DE', day)).not.toThrow()
})

test('a year is computed once', () => {
  specialDays('AT', '2026-12-25')
  expect(specialDays('AT', '2026-12-25')).toBe(specialDays('AT', '2026-12-25'))
})
