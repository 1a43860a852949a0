/** Finds a name in a text in any of its spellings: right, and wrong in case, spaces, hyphens or accents. */
import type { Span } from '../facts.ts'
import { closing, literal, opening, wordsOf } from './words-pattern.ts'

/** Where the name stands in some spelling, its ending (Acmes, Acme’s) not included. Linear in the text. A name without letters: nowhere. */
export function findName(text: string, name: string): Span[] {
  const pattern = patternFor(name)
  if (!pattern || !skeletonOnce(text).includes(pattern.skeleton)) return []
  return [...text.matchAll(pattern.regex)].map(({ index, groups }) => ({ start: index, end: index + (groups?.name ?? '').length }))
}

/** What two spellings of one name have in common. */
export const skeletonOf = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    // Without vowels, for ä may stand as ae.
    .replace(/[^bcdfghj-np-tv-xyz0-9]+/g, '')

const compiled = new Map<string, { readonly regex: RegExp; readonly skeleton: string } | null>()
const compiledMax = 2_000

function patternFor(name: string) {
  const known = compiled.get(name)
  if (known !== undefined) return known
  if (compiled.size >= compiledMax) compiled.clear()
  const pattern = compile(name)
  compiled.set(name, pattern)
  return pattern
}

const between = '[\\s\\-‐‑–_·]'
// Longer than any name: what was pasted into the wrong field.
const longest = 200

function compile(name: string) {
  const characters = [...wordsOf(name).join(' ')]
  if (characters.length > longest || !/\p{L}/u.test(name)) return null
  const source = characters.map((character, at) => {
    const next = characters[at + 1]
    if (isBetween.test(character)) return ''
    if (next === undefined) return spelled(character)
    // A line never ends within a word: at most one sign, and no line break, where the name has none.
    return spelled(character) + (isBetween.test(next) ? `${between}{0,3}` : '[ \\u00a0\\u202f\\-‐‑–_·]?')
  })
  const opens = /^[\p{L}\p{N}]/u.test(name.trim()) ? opening : ''
  const closes = /[\p{L}\p{M}\p{N}]$/u.test(name.trim()) ? `(?:['’]?s|['’])?${closing}` : ''
  return { regex: new RegExp(`${opens}(?<name>${source.join('')})${closes}`, 'giu'), skeleton: skeletonOf(name) }
}
const isBetween = /^[\s\-‐‑–_·]$/u

const umlauts: Readonly<Record<string, string>> = { ä: '(?:ä|ae|a)', ö: '(?:ö|oe|o)', ü: '(?:ü|ue|u)' }
// Umlauts are no accents: Bär is no way to write Bar.
const accents: Readonly<Record<string, string>> = { a: 'aàáâãå', c: 'cç', e: 'eèéêë', i: 'iìíîï', n: 'nñ', o: 'oòóôõ', u: 'uùúû', y: 'yýÿ' }

function spelled(character: string): string {
  const small = character.toLowerCase()
  const [base = ''] = small.normalize('NFD')
  if (umlauts[small] !== undefined) return umlauts[small]
  return accents[base] === undefined ? literal(character) : `[${accents[base]}]`
}

/** Many names are looked for in one text. */
let latest = { text: '', skeleton: '' }
function skeletonOnce(text: string): string {
  if (latest.text !== text) latest = { text, skeleton: skeletonOf(text) }
  return latest.skeleton
}
