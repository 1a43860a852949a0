import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphemesIn } from './graphemes.ts'

const whole = (text: string) =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment, index }) => ({ segment, index }))

test('reads in pieces what the segmenter reads at once, wherever a piece ends', () => {
  const part = fc.constantFrom('a', 'é', 'e\u0301', '👩‍👩‍👧‍👦', '🇩🇪', '🇩', '\u200d', '\r\n', '\r', '한', 'ᄒ', 'ᅡ', 'नमस्ते', '\ud83d', '\u0301')
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 300 }), (parts, times) => {
      const text = parts.join('').repeat(times).slice(0, 9_000)
      expect([...graphemesIn(text)]).toEqual(whole(text))
    }),
    { numRuns: 60 },
  )
})

test('one character that is longer than a piece is one', () => {
  expect([...graphemesIn(`a${'\u0301'.repeat(9_000)}b`)].map(({ index }) => index)).toEqual([0, 9_001])
})
