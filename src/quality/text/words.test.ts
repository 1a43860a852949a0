import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findWord } from './words.ts'

const found = (text: string, word: string, language: 'de' | 'en') =>
  findWord(text, word, language).map(({ start, end }) => text.slice(start, end))

test.each([
  ['billig', 'billig billige billigen billigem billiger billiges billigere billigsten', 8],
  ['Kunde', 'Kunde Kunden KUNDEN', 3],
  ['Wort', 'Worte, Worten, Wörter', 2],
  ['Übung', '„ÜBUNGEN“ und übung-los', 2],
  ['Risiko', 'Risikos risikoreich Restrisiko', 1],
])('German: %s in %s', (word, text, count) => {
  expect(found(text, word, 'de')).toHaveLength(count)
})

test.each([
  ['cheap', 'cheap cheaper cheapest Cheap’s', 4],
  ['guarantee', "guarantees guaranteed guaranteeing guarantee's guarantor", 4],
  ['act', 'acting, exact, actor', 1],
  ['best in class', 'Best  in\nclass and best in classes and best class', 2],
  ['C++', 'C++, C++17 and C+', 2],
  ['!!!', 'wow!!! ok!', 1],
  ['  ', 'nothing at all', 0],
])('English: %s in %s', (word, text, count) => {
  expect(found(text, word, 'en')).toHaveLength(count)
})

test('German endings do not count in English, nor the other way round', () => {
  expect(found('billigen', 'billig', 'en')).toEqual([])
  expect(found('acting', 'act', 'de')).toEqual([])
})

test('a word is found wherever it stands by itself, and nowhere twice', () => {
  const word = fc.stringMatching(/^[a-zäöüß]{1,8}$/)
  fc.assert(
    fc.property(word, fc.string({ unit: 'grapheme' }), fc.constantFrom('de', 'en'), (word, text, language) => {
      const spans = findWord(`${text} ${word} ${text}`, word, language)
      expect(spans).toContainEqual({ start: text.length + 1, end: text.length + 1 + word.length })
      spans.forEach((span, i) => expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0))
    }),
  )
})
