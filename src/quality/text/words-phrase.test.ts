import { expect, test } from 'vitest'
import { findPhrase, likeness } from './words-phrase.ts'

test.each([
  ['Klang, der bleibt.', 'KLANG,\u00a0der\nbleibt – seit 1890', 1],
  ['Klang, der bleibt.', 'Klang, der bleibte. Ein Klang der bleibt', 0],
  ['„Alles klingt“ - immer', '"Alles klingt" — immer', 1],
  ['Bell’s best...', "Bell's best…", 1],
  [' ', ' ', 0],
  ['.', 'a. b.', 2],
])('%s in %s', (phrase, text, count) => {
  expect(findPhrase(text, phrase)).toHaveLength(count)
})

test('how much of a phrase is there', () => {
  expect(likeness('Ein Klang, der lange bleibt', 'Klang, der bleibt.')).toBe(1)
  expect(likeness('Ein Klang', 'Klang, der bleibt.')).toBeCloseTo(1 / 3)
  expect(likeness('Ein Klang', '…')).toBe(0)
})
