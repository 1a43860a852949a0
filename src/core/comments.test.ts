import { describe, expect, it } from 'vitest'
import { placeOfWords } from './comments.ts'

const words = (quote: string, start: number) => ({ kind: 'words' as const, quote, start, end: start + quote.length })

describe('the words of a comment', () => {
  it('are found where they were', () => {
    expect(placeOfWords('wind and wind', words('wind', 9))).toEqual({ start: 9, end: 13 })
  })
  it('move with the text around them', () => {
    expect(placeOfWords('At last: fresh wind', words('wind', 6))).toEqual({ start: 15, end: 19 })
  })
  it('are taken from the nearest place that says the same', () => {
    const text = `wind${' '.repeat(50)}wind${' '.repeat(50)}wind`
    expect(placeOfWords(text, words('wind', 60))).toEqual({ start: 54, end: 58 })
    expect(placeOfWords(text, words('wind', 100))).toEqual({ start: 108, end: 112 })
    expect(placeOfWords(text, words('wind', 10_000))).toEqual({ start: 108, end: 112 })
  })
  it('are lost where they have changed', () => {
    expect(placeOfWords('a breeze', words('wind', 2))).toBeNull()
    expect(placeOfWords('', words('wind', 0))).toBeNull()
    expect(placeOfWords('anything', words('', 0))).toBeNull()
  })
})
