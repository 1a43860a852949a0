/** Finds a word in a text as a whole word, in any case and with the plain endings of the language. */
import type { Language } from '../../core/story.ts'
import type { Span } from '../facts.ts'
import { closing, literal, literalWords, opening, wordsOf } from './words-pattern.ts'

/**
 * A blank word is found nowhere, nor is one of more than 1,000 characters. Words of several parts may stand apart by any white space, and the last one is inflected. Quotes and dashes
 * of any kind are alike, so are ß and ss. It takes a derived noun for an inflected one (Bau, Bauer), and does not conjugate German verbs
 * (kaufen, gekauft): whoever minds lists each form. Linear in the text.
 */
export const findWord = (text: string, word: string, language: Language): Span[] => find(text, word, language, 'word')

/** Longer words that hold the word: Billigflüge, for billig. Words of one part and at least four letters only, for others are in many. */
export const findCompound = (text: string, word: string, language: Language): Span[] => find(text, word, language, 'compound')

function find(text: string, word: string, language: Language, how: 'word' | 'compound'): Span[] {
  const pattern = patternFor(word, language, how)
  if (!pattern || !foldedOnce(text).includes(pattern.clue)) return []
  const { turned } = pattern
  return [...text.matchAll(pattern.regex)].flatMap(({ index, 0: match }) =>
    // The plural of a noun is no verb: Drücke, but not drücken.
    turned && match.startsWith(turned) ? [] : { start: index, end: index + match.length },
  )
}

interface Pattern {
  readonly regex: RegExp
  /** Folded letters that are in every text in which it is found: most texts are done with one look. */
  readonly clue: string
  /** How the plural of a noun begins that changes its vowel, in small letters. */
  readonly turned?: string
}
const compiled = new Map<string, Pattern | null>()
const compiledMax = 5_000

// Longer than any word: what was pasted into the wrong field. No regular expression holds it.
const longestTyped = 1_000

/** A regular expression costs more to compile than to run, and a brand's words are asked of each text again. */
function patternFor(word: string, language: Language, how: 'word' | 'compound'): Pattern | null {
  if (word.length > longestTyped) return null
  const key = `${language} ${how} ${word}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  if (compiled.size >= compiledMax) compiled.clear()
  const pattern = compile(word, language, how)
  compiled.set(key, pattern)
  return pattern
}

function compile(word: string, language: Language, how: 'word' | 'compound'): Pattern | null {
  const parts = wordsOf(word)
  const last = parts.pop()
  if (last === undefined) return null
  const longest = [...parts, last.slice(0, -1)].reduce((a, b) => (b.length > a.length ? b : a))
  const clue = fold(longest).match(/[a-z0-9]*/)![0]
  if (how === 'compound') {
    if (parts.length > 0 || !/^[\p{L}\p{M}]{4,}$/u.test(last)) return null
    // Reluctant, and begun at the beginnings of words only: linear.
    const letters = '[\\p{L}\\p{M}]'
    const held = `(?:${letters}+?${literalWords([last])}${letters}*|${literalWords([last])}${letters}+)`
    return { clue, regex: new RegExp(`${opening}(?!${inflected(last, language)}${closing})${held}`, 'giu') }
  }
  // Signs have no word around them and no endings: "!!!" is found in "toll!!!".
  const opens = /^[\p{L}\p{N}]/u.test(parts[0] ?? last) ? opening : ''
  const closes = /[\p{L}\p{M}\p{N}]$/u.test(last) ? inflected(last, language) + closing : literalWords([last])
  const before = parts.length > 0 ? `${literalWords(parts)}\\s+` : ''
  const turned = language === 'de' && parts.length === 0 && isNoun(last) ? turnedVowel(last)?.toLowerCase() : undefined
  return { clue, regex: new RegExp(`${opens}${before}${closes}`, 'giu'), ...(turned && { turned }) }
}

const inflected = (word: string, language: Language) => (language === 'de' ? inflectedInGerman(word) : inflectedInEnglish(word))

/** billig, billige, billigeren, billigste; Kunde, Kunden; Wort, Wörter; Haus, Häuser; alt, älter. */
function inflectedInGerman(word: string): string {
  const plain = `${literalWords([word])}(?:(?:er|e?st)?e[mnrs]?|e?st|s|n|ns|ern|ens)?`
  const turned = turnedVowel(word)
  if (turned === null) return plain
  const adjective = '(?:er|e?st)(?:e[mnrs]?)?'
  const plural = /e[rln]$/iu.test(word) ? 'n?' : '(?:e|en|er|ern)'
  return `(?:${plain}|${literalWords([turned])}${isNoun(word) ? plural : adjective})`
}

/** With an umlaut, where the last of its vowels may turn to one: in the adjectives that do, and in nouns too long to be another word then. */
function turnedVowel(word: string): string | null {
  if (!isNoun(word) && !turning.has(word.toLowerCase())) return null
  const found = /^(.*?)([aou])(?=u?[^aeiouäöüy]+(?:e[rln])?$)/iu.exec(word)
  return found && found[1]! + umlauts[found[2]!.toLowerCase() as keyof typeof umlauts] + word.slice(found[0].length)
}
const isNoun = (word: string) => /^\p{Lu}[\p{L}-]{3,}$/u.test(word)
const umlauts = { a: 'ä', o: 'ö', u: 'ü' } as const
const turning = new Set(
  'alt arg arm dumm gesund grob groß hart jung kalt klug krank kurz lang rot scharf schwach schwarz stark warm'.split(' '),
)

/** cheap, cheaper; guarantee, guaranteeing; company, companies; big, biggest; make, making. */
function inflectedInEnglish(word: string): string {
  const [, stem = '', vowel = '', last = ''] = /^(.*?)([aeiou]?)([^aeiou]|e?)$/iu.exec(word) ?? []
  const possessive = "['’]s"
  if (/^y$/iu.test(last) && vowel === '' && stem !== '') return `${literalWords([stem])}(?:y(?:${possessive}|ing)?|i(?:es|ed|er|ers|est))`
  if (/[^aeo]e$/iu.test(word)) return `${literalWords([word.slice(0, -1)])}(?:e(?:${possessive}|s|d|r|rs|st)?|ing)`
  const doubled = vowel !== '' && /^[^aeiou]+$/iu.test(stem) && /[bdgklmnprt]/iu.test(last) ? `|${literal(last)}(?:ed|ing|er|ers|est)` : ''
  return `${literalWords([word])}(?:${possessive}|e?s|e?d|ing|e?r|ers|e?st${doubled})?`
}

/** Lower case, without umlauts, ß as ss: what the regular expressions take for alike is alike. Signs turn to nothing that could be a clue. */
const fold = (text: string) => text.toLowerCase().replace(/[äöüß]/g, (letter) => folded[letter as keyof typeof folded])
const folded = { ä: 'a', ö: 'o', ü: 'u', ß: 'ss' } as const

/** Many words are looked for in one text. */
let latest = { text: '', folded: '' }
function foldedOnce(text: string): string {
  if (latest.text !== text) latest = { text, folded: fold(text) }
  return latest.folded
}
