import { expect, it } from 'vitest'
import { folded } from './fold.ts'

it('shows all of what fits, and the beginning of what does not, by whole words', () => {
  expect(folded('Eins zwei drei', undefined)).toBeNull()
  expect(folded('Eins zwei drei', { characters: 14 })).toBeNull()
  expect(folded('Eins zwei drei', { characters: 12 })).toEqual({ first: 'Eins zwei', rest: ' drei' })
  expect(folded('x'.repeat(60), { characters: 50 })?.first).toHaveLength(50)
})

it('counts what a person sees as one character as one', () => {
  expect(folded('👩‍👩‍👧‍👦'.repeat(3), { characters: 3 })).toBeNull()
  expect(folded('👩‍👩‍👧‍👦'.repeat(4), { characters: 3 })?.first).toBe('👩‍👩‍👧‍👦'.repeat(3))
})

it('ends after so many lines, whichever comes first', () => {
  expect(folded('a\nb\nc', { characters: 100, lines: 3 })).toBeNull()
  expect(folded('a\nb\nc\nd', { characters: 100, lines: 3 })).toEqual({ first: 'a\nb\nc', rest: '\nd' })
  expect(folded('a\nb\nc\n\n', { characters: 100, lines: 3 })).toBeNull()
})
