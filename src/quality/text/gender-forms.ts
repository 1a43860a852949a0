/** Finds by which form a German text speaks of people of any gender. */
import type { GenderForm } from '../brand.ts'
import type { Span } from '../facts.ts'
import { masculinePlurals, neutralNouns, personStem } from './gender-nouns.ts'
import { quotedIn } from './address-quoted.ts'
import { clearOf } from './words-clear.ts'
import { spokenIn } from './words-spoken.ts'

export interface Gendering extends Span {
  /** `brackets`: Kunde(n/innen), Mitarbeiter(in). No house allows it, for nobody can choose it. */
  readonly form: GenderForm | 'brackets'
  /** A masculine plural may mean men, and a participle may be the plain word. */
  readonly isSure: boolean
}

const word = '(?<![\\p{L}\\p{M}\\p{N}*:_/])'
const end = '(?![\\p{L}\\p{M}\\p{N}*_])'
/** Kund*innen, Ärzt*in, jede*r, ein*e, Kund*innenservice. */
const behind = '(?:innen\\p{Ll}*|in|e[mnrs]?|[mnrs])'
const signed = (sign: string) => new RegExp(`${word}\\p{L}{2,60}${sign}${behind}${end}`, 'gu')

/** With what each of them holds, for a text without it is done with one look. */
const patterns: readonly (readonly [form: Gendering['form'], pattern: RegExp, clue: RegExp])[] = [
  ['star', signed('[*∗]'), /[*∗]/u],
  ['colon', signed(':'), /:/u],
  ['underscore', signed('_'), /_/u],
  ['slash', signed('/[-‐‑]?'), /\//u],
  ['brackets', new RegExp(`${word}\\p{L}{2,60}\\((?:[-‐‑]?innen|[-‐‑]?in|e|r)\\)`, 'gu'), /\(/u],
  ['internal-i', new RegExp(`${word}\\p{L}{1,60}\\p{Ll}In(?:nen)?${end}`, 'gu'), /In/u],
  [
    'pair',
    new RegExp(`${word}\\p{Lu}\\p{L}{1,60}(?:\\s(?:und|oder|sowie|bzw\\.)\\s|/)(?:\\p{Ll}{1,20}\\s)?\\p{Lu}\\p{L}{1,60}${end}`, 'gu'),
    /in/u,
  ],
  ['neutral', new RegExp(`${word}(?:${neutralNouns})(?:[mnrs]|n\\p{Ll}+)?${end}`, 'gu'), /end|Interessierte/u],
  ['masculine', new RegExp(`${word}\\p{Lu}\\p{L}{3,40}${end}(?!-)`, 'gu'), /\p{Lu}/u],
]

/** In order, none within another. What is quoted or an address does not count. Linear. */
export function genderingIn(text: string): Gendering[] {
  const [isOurs, isSpoken] = [clearOf(quotedIn(text)), spokenIn(text)]
  const found = patterns.flatMap(([form, pattern, clue]) =>
    (clue.test(text) ? [...text.matchAll(pattern)] : []).flatMap(({ index: start, 0: match }): Gendering[] => {
      const span = { start, end: start + match.length }
      if (!isOurs(span) || !isSpoken(span)) return []
      const sureness = surenessOf(form, match, text.slice(Math.max(0, start - 30), start))
      return sureness === 'no' ? [] : [{ ...span, form, isSure: sureness === 'sure' }]
    }),
  )
  let reached = 0
  return found.sort((a, b) => a.start - b.start || b.end - a.end).filter(({ start, end: stop }) => start >= reached && (reached = stop) > 0)
}

type Sureness = 'sure' | 'maybe' | 'no'

function surenessOf(form: Gendering['form'], match: string, before: string): Sureness {
  if (form === 'neutral') return 'maybe'
  if (form === 'masculine') return masculinePlurals.has(match) && !ofOne.test(before) ? 'maybe' : 'no'
  if (form === 'pair') return isPair(match) ? 'sure' : 'no'
  if (form === 'brackets') return /^\p{Lu}/u.test(match) && personStem.test(match.replace(/e?\(.*$/u, '')) ? 'sure' : 'no'
  if (form === 'internal-i') return ofInternalI(match)
  const [, stem = '', suffix = ''] = /^(\p{L}+)[^\p{L}]+(\p{L}+)$/u.exec(match) ?? []
  if (suffix.startsWith('innen')) return /^\p{Lu}/u.test(stem) && !/^(?:außen|hier|dort)$/iu.test(stem) ? 'sure' : 'no'
  if (suffix === 'in') return /^\p{Lu}/u.test(stem) && personStem.test(stem) ? 'sure' : 'no'
  // Of words like jede*r only those that stand for or beside a person: "10 km/s", "Ja/Nein" and "Hinweis:e" are none.
  return pronouns.test(stem) ? 'sure' : 'no'
}
const pronouns =
  /^(?:jede|eine?|keine?|diese|welche|manche|alle|unsere?|[msd]eine?|ihre?|eure|beste|neue|erste|nächste|gute|kluge|interessierte)$/iu

/** "unser Mitarbeiter": one of whom the gender is known. */
const ofOne =
  /(?<![\p{L}])(?:der|dem|des|ein|einem|einen|unser|unserem|mein|dein|ihr|kein|jeder|jedem|jeden|als|Herrn?)\s(?:\p{Ll}{1,25}\s)?$/iu

/** Camels with an In: LinkedIn is none of these, its stem ends as no person does. */
const camels = /^(?:Log|Sit|Fade|Roll|Stand|Plugin|Built|Walk|Add|Fill)In$/iu
function ofInternalI(match: string): Sureness {
  if (!/^\p{Lu}/u.test(match)) return 'no'
  if (match.endsWith('Innen')) return match === 'AußenInnen' ? 'no' : 'sure'
  return !camels.test(match) && personStem.test(match.slice(0, -2)) ? 'sure' : 'no'
}

/** Kundinnen und Kunden, Kollegen und Kolleginnen, Ärztin oder Arzt: the same beginning, and one of the two is feminine. */
function isPair(match: string): boolean {
  const names = match.match(/\p{Lu}\p{L}+/gu) ?? []
  const [one, two] = [names[0] ?? '', names.at(-1) ?? '']
  const feminine = [one, two].filter((name) => /in(?:nen)?$/u.test(name))
  if (feminine.length !== 1) return false
  const stem = plain(feminine[0]!).replace(/in(?:nen)?$/u, '')
  // Medizin is no feminine.
  if (!feminine[0]!.endsWith('innen') && !personStem.test(stem)) return false
  return stem.length > 2 && plain(feminine[0] === one ? two : one).startsWith(stem)
}
const plain = (name: string) => name.toLowerCase().replace(/[äöü]/g, (letter) => ({ ä: 'a', ö: 'o', ü: 'u' })[letter as 'ä' | 'ö' | 'ü'])
