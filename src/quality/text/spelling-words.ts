/** The words of a text that a dictionary can be asked about. */
import { linksIn } from '../../core/text.ts'
import type { Span } from '../facts.ts'

export interface SpellingWord extends Span {
  /** As it is written, with a straight apostrophe, and as one word where it names two genders: Gießer:innen is Gießerinnen. Behind a hyphen with a capital. */
  readonly word: string
}

/**
 * Left out: links, host names, e-mail addresses, mentions, hashtags, code, whatever has a digit or an underscore in it, names with capitals
 * inside (LinkedIn), abbreviations in capitals (ISO), words with an emoji in them, and single
 * letters. Words with a hyphen are told by their parts. Linear.
 */
export function spellingWords(text: string): SpellingWord[] {
  const found: SpellingWord[] = []
  let from = 0
  for (const { start, end } of [...linksIn(text), { start: text.length, end: text.length }]) {
    for (const match of text.slice(from, start).matchAll(token)) {
      const { part, gender = '' } = match.groups ?? {}
      if (part === undefined) continue
      const at = from + match.index
      const written = `${part}${gender.replace(/^\P{L}+/u, '')}`.replaceAll('’', "'").replace(/'$/, '')
      // Of "Felder und -flächen" the second is a noun, too.
      const word = text.charAt(at - 1) === '-' ? written.charAt(0).toUpperCase() + written.slice(1) : written
      if (isWord(word)) found.push({ word, start: at, end: at + match[0].length })
    }
    from = end
  }
  return found
}

/** What is not to be read comes first and is skipped as a whole. */
const token = new RegExp(
  [
    '`[^`\\n]{0,200}`',
    '[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]+',
    '[@#][\\p{L}\\p{M}\\p{N}_.]+',
    // acme.example/werkstatt, but not "Ende.Anfang": a host is written in small letters.
    '[\\p{Ll}\\p{N}-]{1,63}(?:\\.[\\p{Ll}\\p{N}-]{1,63}){0,4}\\.\\p{Ll}{2,24}(?![\\p{L}\\p{N}])(?:/\\S*)?',
    // With the ending of a file behind it: hafen_1750.png.
    '[\\p{L}\\p{M}]*[\\p{N}_][\\p{L}\\p{M}\\p{N}_]*(?:-[\\p{L}\\p{M}\\p{N}_]+)*(?:\\.[\\p{Ll}\\p{N}]{2,5}(?![\\p{L}\\p{N}]))?',
    // Br🥨zel: that an emoji stands in the word is said elsewhere.
    '[\\p{L}\\p{M}]+\\p{Extended_Pictographic}\\uFE0F?\\p{L}[\\p{L}\\p{M}]*',
    "(?<part>\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}[\\p{L}\\p{M}]*)*)(?<gender>(?:[*:]|/-?)in(?:nen)?(?!\\p{L}))?",
  ].join('|'),
  'gu',
)
const abbreviation = 5
const isWord = (word: string) =>
  word.length > 1 &&
  word.length <= 60 &&
  // LinkedIn, iPhone, GmbH; KundInnen is a word, though none of a dictionary.
  !/\p{Ll}\p{Lu}/u.test(word) &&
  !(word.length <= abbreviation && !/\p{Ll}/u.test(word)) &&
  // What is not written in Latin letters is none of our languages.
  /^[\p{Script=Latin}\p{M}']+$/u.test(word)
