/** Finds a sentence word for word, whatever its typography. */
import type { Span } from '../facts.ts'
import { closing, literalWords, opening, wordsOf } from './words-pattern.ts'

// Longer than any claim or paragraph about a house. No regular expression holds it.
const longest = 5_000

/**
 * In any case, with any white space, and quotes and dashes of any kind. The full stop at its end may be missing, and nothing is inflected.
 * A blank phrase is found nowhere, nor is one of more than 5,000 characters. Linear in the text.
 */
export function findPhrase(text: string, phrase: string): Span[] {
  const words = wordsOf(phrase.trim().replace(/(?<=[\p{L}\p{M}\p{N}])\.$/u, ''))
  if (words.length === 0 || phrase.length > longest) return []
  const opens = /^[\p{L}\p{N}]/u.test(words[0]!) ? opening : ''
  const closes = /[\p{L}\p{M}\p{N}]$/u.test(words.at(-1)!) ? closing : ''
  const pattern = new RegExp(opens + literalWords(words) + closes, 'giu')
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
}

/** The share of a phrase's words that are among those of a text, 0 to 1. */
export function likeness(text: string, phrase: string): number {
  const [there, asked] = [new Set(bareWords(text)), bareWords(phrase)]
  return asked.length === 0 ? 0 : asked.filter((word) => there.has(word)).length / asked.length
}
const bareWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
