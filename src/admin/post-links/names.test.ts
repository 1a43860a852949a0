import { expect, it } from 'vitest'
import { countryName, dayName, deviceName } from './names.ts'

it('countries, days and devices are said in words', () => {
  expect([countryName('DE', 'de'), countryName('DE', 'en')]).toEqual(['Deutschland', 'Germany'])
  expect([countryName('ZZ', 'de'), countryName('ZZ', 'en')]).toEqual(['nicht bekannt', 'not known'])
  expect(countryName('', 'de')).toBe('')
  expect([dayName('2026-11-29', 'de'), dayName('2026-11-29', 'en')]).toEqual(['29.11.2026', '29 Nov 2026'])
  expect([deviceName('phone', 'de'), deviceName('phone', 'en'), deviceName('watch', 'de')]).toEqual(['Telefon', 'Phone', 'watch'])
})
