import fc from 'fast-check'
import { expect, it } from 'vitest'
import { currencies, minorOf, minorTyped, mostMinor, writtenAmount } from './money.ts'

it('reads amounts as people write them in either language', () => {
  for (const text of ['1234.56', '1234,56', '1.234,56', '1,234.56', ' 1 234,56 ', '1\u00a0234,56', "1'234.56"])
    expect(minorTyped(text, 'EUR'), text).toBe(123_456)
  expect(minorTyped('7,5', 'EUR')).toBe(750)
  // Three digits cannot be cents: they are thousands.
  expect(minorTyped('1.234', 'EUR')).toBe(123_400)
  expect(minorTyped('1,234,567', 'JPY')).toBe(1_234_567)
})

it('refuses what is no amount, has too many digits, or could mean two', () => {
  for (const text of ['', '-1', '1e3', '12.345,678', '1.23.456', '0.001', '1,2,3', '12 34', 'zwölf', '€ 5', '9'.repeat(14)])
    expect(minorTyped(text, 'EUR'), text).toBeNull()
  expect(minorTyped('1,234', 'KWD')).toBeNull()
  expect(minorTyped('1.234,500', 'KWD')).toBe(1_234_500)
  expect(minorTyped('5,5', 'JPY')).toBeNull()
  expect(minorOf('1,50', 'EUR')).toBeNull()
})

it('reads back every amount that it writes, in every currency', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: mostMinor }), fc.constantFrom(...currencies), (minor, currency) => {
      expect(minorOf(writtenAmount(minor, currency), currency)).toBe(minor)
    }),
  )
})
