import { expect, it } from 'vitest'
import { fixName } from './fix-name.ts'
import { words } from './words.ts'

const name = (fix: string, match = 'x', language: 'de' | 'en' = 'de') =>
  fixName({ fix, excerpt: { before: '', match, after: '' } }, words[language])

it('says what will stand there', () => {
  expect(name('günstig')).toBe('Ersetzen durch „günstig“')
  expect(name('günstig', 'x', 'en')).toBe('Replace by “günstig”')
  expect(name('GmbH', '')).toBe('Einsetzen: „GmbH“')
  expect(name('')).toBe('Löschen')
  expect(name(`${'Wort '.repeat(20)}`)).toMatch(/^Ersetzen durch „.{60}…“$/)
})
it('names what nobody sees, and puts no quotes around quotes', () => {
  expect(name('\u00a0')).toBe('Ersetzen durch ein geschütztes Leerzeichen')
  expect(name('\u202f', '')).toBe('Einsetzen: ein schmales geschütztes Leerzeichen')
  expect(name('\u2003')).toBe('Ersetzen durch anderen Leerraum')
  expect(name('„', '"')).toBe('Ersetzen durch „')
})
