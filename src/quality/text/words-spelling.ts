/** Judges in which way a name is spelled otherwise than its brand wants. */
import type { Span } from '../facts.ts'
import { wordsOf } from './words-pattern.ts'

export interface Name {
  readonly name: string
  readonly kind: 'company' | 'product' | 'person' | 'other'
}

/** Spaces and hyphens that only hold a line together, and any apostrophe, are no spelling. */
export const isRight = (found: string, name: string) => typeset(found) === typeset(wordsOf(name).join(' '))
const typeset = (text: string) =>
  text
    .replace(/[\u00a0\u202f]/gu, ' ')
    .replace(/[‐‑]/gu, '-')
    .replace(/[’‘`´]/gu, "'")

/** "NORDLICHT" beside other words in capitals, or in a line of its own. Looks at what is near only. */
export function isInCapitals(text: string, { start, end }: Span): boolean {
  if (/\p{Ll}/u.test(text.slice(start, end))) return false
  const before = text
    .slice(Math.max(0, start - near), start)
    .split('\n')
    .at(-1)!
  const after = text.slice(end, end + near).split('\n')[0]!
  if (!/\p{Ll}/u.test(before + after)) return true
  return /\p{Lu}{3}[^\p{L}]{0,3}$/u.test(before) || /^[^\p{L}]{0,3}\p{Lu}{3}/u.test(after)
}
const near = 80

/** "Nordlicht-Energie-Tarif": in a compound all is joined by hyphens. */
export const isJoined = (text: string, { start, end }: Span, name: string) =>
  /^[-‐‑]\p{L}/u.test(text.slice(end, end + 2)) && text.slice(start, end).replace(/[-‐‑]/gu, ' ') === wordsOf(name).join(' ')

/**
 * Whether the spelling can only be a slip. A name that differs by its capitals alone may be an ordinary word ("kompakt"), a person of one
 * name another person (Mueller), and two words may stand side by side by chance.
 */
export function isSurelySlip(found: string, { name, kind }: Name, names: ReadonlySet<string>): boolean {
  const [first = '', ...more] = wordsOf(name)
  if (more.length === 0 && kind === 'person') return false
  const hasInnerCapital = /\p{Ll}\p{Lu}/u
  if (found.toLowerCase() === name.toLowerCase()) {
    if (hasInnerCapital.test(name) || hasInnerCapital.test(found)) return true
    return more.length > 0 && kind !== 'product' && kind !== 'other' && !/\p{Lu}/u.test(found)
  }
  const signs = found.match(separators)?.length ?? 0
  const wanted = name.match(separators)?.length ?? 0
  if (more.length === 0 && wanted === 0 && signs > 0) return !/\s/u.test(found) && found.length > 6
  if (signs === 0 && wanted > 0) return hasInnerCapital.test(found)
  // Nordlicht-Energie may be the energy of Nordlicht.
  if (/[-‐‑–]/u.test(found) !== /[-‐‑–]/u.test(name)) return !names.has(first.split('-')[0]!)
  return more.length > 0 || found.length > 5
}
const separators = /[\s\-‐‑–_·]+/gu
