import { expect, test } from 'vitest'
import type { Language } from '../../core/story.ts'
import { countText, lix, readingEase, wienerSachtextformel } from './readability.ts'
import { sentencesIn } from '../../core/sentences.ts'

const counted = (text: string, language: Language) => countText(text, sentencesIn(text), language)

// Wir(1) gie-ßen(2) Glo-cken(2). Je-de(2) Glo-cke(2) klingt(1) an-ders(2) als(1) die(1) Glo-cken-mo-del-le(5) frü-her(2).
const german = counted('Wir gießen Glocken. Jede Glocke klingt anders als die Glockenmodelle früher.', 'de')

test('what is counted', () => {
  expect(german).toEqual({ sentences: 2, words: 11, syllables: 21, short: 4, long: 1, lettersMany: 2 })
})

// By hand: 11/2 = 5.5 words a sentence, 21/11 = 1.9091 syllables a word, 1/11 = 9.09 % of three syllables, 2/11 = 18.18 % of more than six
// letters (Glocken, Glockenmodelle), 4/11 = 36.36 % of one.
test('German formulas', () => {
  // 180 - 5.5 - 58.5 * 1.9091
  expect(readingEase(german, 'de')).toBeCloseTo(62.82, 2)
  // 5.5 + 18.18
  expect(lix(german)).toBeCloseTo(23.68, 2)
  // 0.1935 * 9.0909 + 0.1672 * 5.5 + 0.1297 * 18.1818 - 0.0327 * 36.3636 - 0.875
  expect(wienerSachtextformel[1](german)).toBeCloseTo(2.97, 2)
  // 0.2656 * 5.5 + 0.2744 * 9.0909 - 1.693
  expect(wienerSachtextformel[4](german)).toBeCloseTo(2.26, 2)
})

// We(1) cast(1) bells(1). Each(1) bell(1) has(1) its(1) own(1) voice(1) and(1) char-ac-ter(3).
test('the English formula', () => {
  const english = counted('We cast bells. Each bell has its own voice and character.', 'en')
  expect(english).toMatchObject({ sentences: 2, words: 11, syllables: 13 })
  // 206.835 - 1.015 * 5.5 - 84.6 * 13 / 11
  expect(readingEase(english, 'en')).toBeCloseTo(101.27, 2)
})

test('links, mentions, hashtags and numbers are no words', () => {
  expect(counted('Wir: https://acme.example/lang-und-laenger @acme #Glocken 2026 www.acme.example.', 'de')).toMatchObject({ words: 1 })
  expect(readingEase(counted('2026 🎉', 'de'), 'de')).toBeNull()
})

test('officialese is harder than plain words', () => {
  const hard =
    'Die Inanspruchnahme der Gewährleistungsverpflichtungen setzt die vorherige Geltendmachung der Mängelbeseitigungsansprüche voraus.'
  expect(readingEase(counted(hard, 'de'), 'de')).toBeLessThan(0)
  expect(lix(counted(hard, 'de'))).toBeGreaterThan(50)
  expect(wienerSachtextformel[1](counted(hard, 'de'))).toBeGreaterThan(13)
})
