import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPhrase } from './words-phrase.ts'
import { findCompound, findWord } from './words.ts'

const found = (text: string, word: string, language: 'de' | 'en') =>
  findWord(text, word, language).map(({ start, end }) => text.slice(start, end))

test.each([
  ['billig', 'billig billige billigen billigem billiger billiges billigere billigsten', 8],
  ['Kunde', 'Kunde Kunden KUNDEN', 3],
  ['Wort', 'Worte, Worten, Wörter', 3],
  ['Haus', 'Häuser, Häusern, HÄUSER und Hauser', 4],
  ['Garten', 'Gärten, Gartens, Gärtner', 2],
  ['Druck', 'Drücke und drücken', 1],
  ['Bar', 'Bars, Bären', 1],
  ['alt', 'älter, ältesten, Alter', 3],
  ['schon', 'schöne', 0],
  ['groß', 'GROSSE, größer, gross', 3],
  ['„Das Beste“ – immer', '"Das Beste" - immer, »das beste« — immer', 2],
  ['bald...', 'bald… bald...', 2],
  ['Übung', '„ÜBUNGEN“ und übung-los', 2],
  ['Risiko', 'Risikos risikoreich Restrisiko', 1],
])('German: %s in %s', (word, text, count) => {
  expect(found(text, word, 'de')).toHaveLength(count)
})

test.each([
  ['cheap', 'cheap cheaper cheapest Cheap’s', 4],
  ['guarantee', "guarantees guaranteed guaranteeing guarantee's guarantor", 4],
  ['company', 'companies, Company’s, companys', 2],
  ['make', 'making, makes, making-of, maker', 4],
  ['bee', 'bees, being', 1],
  ['big', 'bigger, biggest, bigs, begging', 3],
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

test.each([
  ['billig', 'Billigflüge, unbillig, die billigsten, billig-Angebot, Spottbilligware_', ['Billigflüge', 'unbillig', 'Spottbilligware']],
  ['Rabatt', 'Rabatten, Rabattaktion, Mengenrabatte', ['Rabattaktion', 'Mengenrabatte']],
  ['Rat', 'Ratsherr, Heirat', []],
  ['sehr gut', 'sehr gutes', []],
])('compounds of %s in %s', (word, text, words) => {
  expect(findCompound(text, word, 'de').map(({ start, end }) => text.slice(start, end))).toEqual(words)
})

test.each(['billig', 'x', '-', 'billig_', 'a '])('ten times the text of %j takes at most some twenty times as long', (piece) => {
  const ms = (length: number) => {
    const text = piece.repeat(length / piece.length)
    // Processor time, the least of five: other processes take turns on the same cores.
    return Math.min(
      ...[1, 2, 3, 4, 5].map(() => {
        const from = process.cpuUsage()
        for (const find of [findWord, findCompound]) find(text, 'billig', 'de')
        const { user, system } = process.cpuUsage(from)
        return (user + system) / 1000
      }),
    )
  }
  expect(ms(200_000)).toBeLessThan(20 * ms(20_000) + 50)
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

test('what was pasted into the field of a word is found nowhere', () => {
  const pasted = 'Glocke '.repeat(20_000)
  for (const find of [findWord, findCompound]) expect(find(pasted, pasted, 'de')).toEqual([])
  expect(findPhrase(pasted, pasted)).toEqual([])
})
