/** How hard a text is to read, by formulas of its sentences, words and syllables. */
import type { Language } from '../../core/story.ts'
import type { Span } from '../facts.ts'
import { syllablesIn } from './syllables.ts'

export interface TextCounts {
  readonly sentences: number
  readonly words: number
  readonly syllables: number
  /** Words of one syllable, and of three and more. */
  readonly short: number
  readonly long: number
  /** Words of more than six letters. */
  readonly lettersMany: number
}

/** Counts the sentences that have words. Linear. Words with a hyphen are one; numbers are none. */
export function countText(text: string, sentences: readonly Span[], language: Language): TextCounts {
  const counts = { sentences: 0, words: 0, syllables: 0, short: 0, long: 0, lettersMany: 0 }
  for (const { start, end } of sentences) {
    const words = wordsOf(text.slice(start, end))
    if (words.length > 0) counts.sentences++
    for (const word of words) {
      const parts = word.split('-').filter((part) => part !== '')
      const syllables = parts.reduce((sum, part) => sum + syllablesIn(part, language), 0)
      counts.words++
      counts.syllables += syllables
      if (syllables === 1) counts.short++
      if (syllables >= 3) counts.long++
      if (word.replaceAll('-', '').length > 6) counts.lettersMany++
    }
  }
  return counts
}

/** The words of a sentence that are read: no links, addresses, mentions and hashtags, and no numbers. */
export const wordsOf = (sentence: string): string[] =>
  sentence
    .match(/(?:https?:\/\/|www\.|[@#])\S+|\p{L}[\p{L}\p{M}'’*:-]*/giu)
    ?.filter((word) => /^\p{L}/u.test(word) && !/^(?:https?:\/\/|www\.)/i.test(word)) ?? []

/** 0 to 100, in hard and easy texts beyond: 60 is plain. `null`: there is nothing to read. */
export function readingEase({ sentences, words, syllables }: TextCounts, language: Language): number | null {
  if (words === 0) return null
  const perSentence = words / sentences
  const perWord = syllables / words
  // Flesch, A New Readability Yardstick, 1948. Amstad, Wie verständlich sind unsere Zeitungen?, 1978.
  return language === 'en' ? 206.835 - 1.015 * perSentence - 84.6 * perWord : 180 - perSentence - 58.5 * perWord
}

/** Björnsson, Läsbarhet, 1968: below 40 is easy, above 60 is very hard. In any language. */
export const lix = ({ sentences, words, lettersMany }: TextCounts): number | null =>
  words === 0 ? null : words / sentences + (100 * lettersMany) / words

/** The school year from which it is understood, 4 to 15. Bamberger and Vanecek, Lesen – Verstehen – Lernen – Schreiben, 1984. German only. */
export const wienerSachtextformel: Readonly<Record<1 | 4, (counts: TextCounts) => number | null>> = {
  1: ({ sentences, words, short, long, lettersMany }) =>
    words === 0
      ? null
      : (19.35 * long) / words + 0.1672 * (words / sentences) + (12.97 * lettersMany) / words - (3.27 * short) / words - 0.875,
  4: ({ sentences, words, long }) => (words === 0 ? null : 0.2656 * (words / sentences) + (27.44 * long) / words - 1.693),
}
