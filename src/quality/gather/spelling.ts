/** Asks dictionaries about the words that a reader meets. */
import { setImmediate } from 'node:timers/promises'
import { distance } from 'fastest-levenshtein'
import type { Language } from '../../core/story.ts'
import type { BrandProfile } from '../brand.ts'
import type { SpellingFacts, TextFacts } from '../facts.ts'
import { isCompound } from '../text/compounds.ts'
import { newWords } from '../text/new-words.ts'
import { spellingWords } from '../text/spelling-words.ts'
import { installed, readDictionary, type Dictionary, type FindPackage } from './dictionary.ts'

const maxUnknown = 20
const maxWithSuggestions = 10
const maxSuggestions = 3
/** For words that are farther away: of one, and of all of a text. The library takes about twice as long. */
const alikeMs = 30
const suggestMs = 100
const maxRemembered = 20_000

/**
 * Answers `Gatherers['spelling']`. Never throws. English is known from the first day. German is known where its word list is installed, which we
 * do not bring along because of its licence (LGPL, by its label; its sources are GPL): `npm install @cspell/dict-de-de`, and start anew. Without
 * it `known` is false for German.
 *
 * Dictionaries are read when a text of their language is asked about first, and stay. At most 20 unknown words are told, each once, and
 * suggestions for the first 10. English words are right in German, too: what is a loan word nobody has settled.
 */
export function createSpeller({ find = installed }: { readonly find?: FindPackage } = {}) {
  const read = new Map<Language, Promise<Dictionary | null>>()
  const dictionary = (language: Language) => {
    const reading = read.get(language) ?? readDictionary(language, find)
    read.set(language, reading)
    return reading
  }
  const remembered = { de: new Map<string, boolean>(), en: new Map<string, boolean>(), swiss: new Map<string, boolean>() }
  const suggested = new Map<string, readonly string[]>()

  return async (text: TextFacts, language: Language, brand: BrandProfile): Promise<SpellingFacts> => {
    try {
      const own = await dictionary(language)
      if (!own) return { known: false, unknown: [] }
      const english = language === 'en' ? null : await dictionary('en')
      // There they have no ß.
      const swiss = language === 'de' && /^(?:CH|LI)/.test(brand.country)
      const knows = remember(remembered[swiss ? 'swiss' : language], (word) => isRight(word, language, own, english, swiss))
      const names = namesOf(brand)
      const unknown: SpellingFacts['unknown'][number][] = []
      const told = new Set<string>()
      let left = suggestMs
      for (const place of text.places) {
        const sentenceStarts = new Set(place.sentences.map(({ start }) => start))
        for (const { word, start, end } of spellingWords(place.text)) {
          if (unknown.length === maxUnknown) return { known: true, unknown }
          if (told.has(word) || isName(word, names) || knows(word)) continue
          // In English, a capital within a sentence says that it is a name, and names are in no dictionary.
          if (language === 'en' && /^\p{Lu}\p{Ll}/u.test(word) && !sentenceStarts.has(start)) continue
          told.add(word)
          const key = `${language} ${word}`
          let suggestions = suggested.get(key)
          if (!suggestions && unknown.length < maxWithSuggestions) {
            suggestions = nearest(word, (form) => own.has(form) || (english?.has(form) ?? false), language === 'de' && own.has)
            if (suggestions.length === 0 && left > 0) {
              const began = performance.now()
              suggestions = ranked(
                word,
                own.alike(word, Math.min(left, alikeMs)).filter((form) => distance(form, word) <= 2 && knows(form)),
              )
              left -= performance.now() - began
            }
            keep(suggested, key, suggestions)
            await setImmediate()
          }
          unknown.push({ field: place.field, exact: place.exact, start, end, word, suggestions: suggestions ?? [] })
        }
      }
      return { known: true, unknown }
    } catch {
      return { known: false, unknown: [] }
    }
  }
}

function isRight(word: string, language: Language, own: Dictionary, english: Dictionary | null, swiss: boolean): boolean {
  const knows = (form: string) => newWords.has(form) || own.has(form) || (english?.has(form) ?? false)
  return formsOf(word, language, swiss).some((form) => knows(form) || (language === 'de' && isCompound(form, own.has)))
}

/** A capital is right anywhere: a sentence may begin there, or a title. What is in capitals throughout may be any word. */
function formsOf(word: string, language: Language, swiss: boolean): string[] {
  const small = word.toLowerCase()
  const title = capitalised(small)
  const forms = word === small ? [word] : /\p{Ll}/u.test(word) ? [word, small] : [word, small, title]
  // Anna's bell, Jens' Glocke.
  const stems = forms.map((form) => form.replace(language === 'en' ? /'s?$/ : /'$/, '')).filter((form) => !forms.includes(form))
  const capitals = word !== small && !/\p{Ll}/u.test(word)
  const all = [...forms, ...stems]
  // Few write the capital ß.
  const sharp = language === 'de' && (capitals || swiss)
  return sharp ? [...all, ...all.map((form) => form.replaceAll('ss', 'ß'))] : all
}

function remember(memory: Map<string, boolean>, ask: (word: string) => boolean) {
  return (word: string) => {
    const known = memory.get(word)
    if (known !== undefined) return known
    const answer = ask(word)
    keep(memory, word, answer)
    return answer
  }
}
function keep<T>(memory: Map<string, T>, key: string, value: T) {
  if (memory.size >= maxRemembered) memory.clear()
  memory.set(key, value)
}

/** Every word of what the house and those around it are called, in small letters. */
function namesOf({
  name,
  legalName,
  names,
  dictionary,
  customers,
  competitors,
  copyrightHolder,
  logos,
}: BrandProfile): ReadonlySet<string> {
  const said = [
    ...[name, legalName, copyrightHolder, ...dictionary, ...competitors],
    ...[...names, ...customers, ...logos].map((one) => one.name),
  ]
  return new Set(
    said.flatMap(
      (one) =>
        one
          .normalize('NFC')
          .toLowerCase()
          .match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? [],
    ),
  )
}
const isName = (word: string, names: ReadonlySet<string>) => {
  const small = word.toLowerCase()
  return (
    names.has(small) ||
    ['s', "'", "'s", 'n', 'en', 'es', 'e'].some((ending) => small.endsWith(ending) && names.has(small.slice(0, -ending.length)))
  )
}

/** What is one mistake away, best first. In German, what is made of known words, too, where only a letter is too many, missing or misplaced. */
function nearest(word: string, has: (word: string) => boolean, parts: false | ((part: string) => boolean)): string[] {
  const slips = slipsOf(word)
  const small = word.charAt(0).toLowerCase() + word.slice(1)
  // At the beginning of a sentence: Recieve is a wrong receive.
  const smaller = small === word ? [] : [...slipsOf(small), ...otherLetters(small)].filter(has).map(capitalised)
  const found = [...[...slips, ...otherLetters(word)].filter(has), ...smaller].filter((form) => form !== word)
  return ranked(word, found.length > 0 || !parts ? found : slips.filter((form) => isCompound(form, parts)))
}
const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function ranked(word: string, found: readonly string[]): string[] {
  // A slip of the fingers writes the same letters; and hardly anybody is wrong in the first.
  const far = (form: string) => {
    const [a, b] = [form.toLowerCase(), word.toLowerCase()]
    if (a === b || form.replaceAll('ß', 'ss') === word.replaceAll('ß', 'ss')) return 0
    const slip = lettersOf(a, false) === lettersOf(b, false) || lettersOf(a, true) === lettersOf(b, true) ? 1 : 4 * distance(a, b)
    return slip + (a.charAt(0) === b.charAt(0) ? 0 : 6)
  }
  return [...new Set(found)]
    .map((form) => ({ form, far: far(form) }))
    .toSorted((a, b) => a.far - b.far || a.form.length - b.form.length)
    .slice(0, maxSuggestions)
    .map(({ form }) => form)
}
const lettersOf = (word: string, each: boolean) => (each ? [...new Set(word)] : [...word]).sort().join('')

/** A letter too many, one doubled, two that changed places, a capital, or ss for ß. */
function slipsOf(word: string): string[] {
  const forms = [capitalised(word), word.replaceAll('ss', 'ß'), word.replaceAll('ß', 'ss')]
  for (let at = 0; at < word.length; at++) {
    const [before, here, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)]
    forms.push(before + next + after, before + here + here + next + after, before + next + here + after)
  }
  return forms.filter((form) => form !== word && form.length > 1)
}

/** Another letter in the place of one, or between two. */
function otherLetters(word: string): string[] {
  const forms: string[] = []
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at)
    const capital = at === 0 && word.charAt(0) !== word.charAt(0).toLowerCase()
    for (const letter of 'abcdefghijklmnopqrstuvwxyzäöüß') {
      if (at < word.length) forms.push(before + (capital ? letter.toUpperCase() : letter) + word.slice(at + 1))
      if (at > 0) forms.push(before + letter + word.slice(at))
    }
  }
  return forms.filter((form) => form !== word)
}
