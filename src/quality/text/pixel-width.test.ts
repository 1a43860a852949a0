import { expect, test } from 'vitest'
import { pixelWidth } from './pixel-width.ts'

test.each([
  // By hand from the advances, of 2048 units: A and V 1366, i 455, m 1706, space 569, umlauts as their letters, ß 1251.
  ['', 0],
  ['AV', 27],
  ['iiii', 18],
  ['mmmm', 67],
  ['i m', 27],
  ['ÄÖÜäöüß', 89],
])('%s is %i pixels wide at 20 px', (text, width) => {
  expect(pixelWidth(text, 20)).toBe(width)
})

test('white space is one space, composed or not is the same, and what is not seen is not wide', () => {
  expect(pixelWidth('a \n a', 20)).toBe(pixelWidth('a a', 20))
  expect(pixelWidth('a\u0308', 20)).toBe(pixelWidth('ä', 20))
  expect(pixelWidth('a\u200b\u00ad\u0007', 20)).toBe(pixelWidth('a', 20))
})

test('what the table does not know has some width', () => {
  expect(pixelWidth('鐘🔔', 20)).toBe(40)
  expect(pixelWidth('Ж\ud800', 2048)).toBe(2200)
})

test('it is as wide as its parts, at any size', () => {
  expect(pixelWidth('Glocken'.repeat(1000), 14)).toBe(Math.round((pixelWidth('Glocken', 2048) * 14_000) / 2048))
})
