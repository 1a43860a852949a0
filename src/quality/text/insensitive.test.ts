import { expect, test } from 'vitest'
import { insensitiveInEnglish } from './insensitive-english.ts'
import { insensitiveInGerman } from './insensitive-german.ts'
import { sentencesIn } from '../../core/sentences.ts'

const inEnglish = (text: string) => [...insensitiveInEnglish(text, sentencesIn(text))].map(({ start, end }) => text.slice(start, end))
const inGerman = (text: string) => [...insensitiveInGerman(text)].map(({ start, end }) => text.slice(start, end))

test.each([
  ['🔔 The chairman spoke.\n\n👩🏽‍🚀 Our manpower grew.', ['chairman', 'manpower']],
  ['!?!?!? The whitelist…', ['whitelist']],
  ['He said that his mother is mad about easy tunes.', []],
])('English: %s', (text, words) => {
  expect(inEnglish(text)).toEqual(words)
  // The second time it is remembered.
  expect(inEnglish(text)).toEqual(words)
})

test('English: a sentence, and a text, are read up to a length', () => {
  expect(inEnglish(`${'x '.repeat(600)}chairman`)).toEqual([])
  expect(inEnglish(`${'Well. '.repeat(4_000)}The chairman.`)).toEqual([])
})

test.each([
  ['Zigeunersoße, ZIGEUNER', ['ZIGEUNER', 'Zigeunersoße']],
  ['Er behinderte die Behinderten.', ['Behinderten']],
  ['JEDEM DAS SEINE', ['JEDEM DAS SEINE']],
  ['Schwerbehinderte, Negerlein und negieren, Fräuleins', ['Negerlein', 'Fräuleins']],
])('German: %s', (text, words) => {
  expect(inGerman(text)).toEqual(words)
})
