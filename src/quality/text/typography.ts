/** What a printer would set otherwise, each with what to put in its place. */
import { linksIn } from '../../core/text.ts'
import type { Language } from '../../core/story.ts'
import type { Span } from '../facts.ts'
import { quoteSlips } from './quotation-marks.ts'

export type SlipKind = 'quotes' | 'apostrophe' | 'ellipsis' | 'dash' | 'range' | 'no-break' | 'spaces' | 'space-before'
export interface Slip extends Span {
  readonly kind: SlipKind
  readonly fix: string
}

/**
 * In order, none over another. Put in place from the end to the start, the fixes leave a text without slips, and no other character is
 * touched. Nothing in links, addresses, mentions, hashtags, code and emoticons. Total over any Unicode text, and linear.
 */
export function typographySlips(text: string, language: Language): Slip[] {
  const taken = protectedIn(text)
  const found: Slip[] = []
  const add = (slip: Slip) => {
    for (let at = slip.start; at < slip.end; at++) if (taken[at] === 1) return
    taken.fill(1, slip.start, slip.end)
    found.push(slip)
  }
  const isFree = (at: number) => taken[at] !== 1
  for (const slip of quoteSlips(text, language, isFree)) add(slip)
  // Those that replace more come first.
  for (const { kind, pattern, only, fix } of rules) {
    if (only !== undefined && only !== language) continue
    for (const match of text.matchAll(pattern)) {
      const instead = fix(match, language)
      if (instead !== null) add({ kind, start: match.index, end: match.index + match[0].length, fix: instead })
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}

interface Rule {
  readonly kind: SlipKind
  readonly pattern: RegExp
  readonly only?: Language
  /** `null`: it is right as it is. */
  readonly fix: (match: RegExpExecArray, language: Language) => string | null
}

const noBreak = '\u00a0'
const units =
  '(?:%|‰|€|£|°[CF]?|km\\/h|[kcm]?m[²³]?|ha|[km]?g|t|[mhc]?l|[kMGT]?Wh?|[kMGT]B|[kMG]?Hz|dB|min|h|Mbit\\/s|Gbit\\/s|ppm)(?![\\p{L}\\p{N}])'
// What follows a number from which and to which something lasts or counts.
const counted =
  '(?:[€%]|Uhr|Jahren?|Tagen?|Wochen|Monaten?|Stunden|Minuten|Sekunden|Prozent|Euro|Personen|Seiten|Grad|k[mg]|[cm]?m|years?|days?|weeks|months|hours|minutes|seconds|per ?cent|people|pages|euros?|[ap]\\.?m\\b)(?!\\p{L})'

const rules: readonly Rule[] = [
  {
    kind: 'no-break',
    only: 'de',
    // z.B., and z. B. that a line may break.
    pattern:
      /(?<![\p{L}\p{N}.…])(?:z\. ?[BTb]\.|d\. ?h\.|u\. ?a\.|u\. ?U\.|v\. ?a\.|o\. ?[äÄ]\.|u\. ?Ä\.|s\. ?[ou]\.|o\. ?g\.|[nv]\. ?Chr\.|i\. ?d\. ?R\.|u\. ?v\. ?m\.)(?![\p{L}\p{N}.])/gu,
    fix: ([short]) => short.replace(/\. ?(?=.)/gu, `.${noBreak}`),
  },
  {
    kind: 'no-break',
    pattern: new RegExp(`(?<=\\d) +(?=${units})`, 'gu'),
    fix: () => noBreak,
  },
  // DIN 5008 sets a space before the sign; English does not.
  { kind: 'no-break', only: 'de', pattern: /(?<![\p{L}_])\d%(?![\p{L}\p{N}])/gu, fix: ([found]) => `${found.charAt(0)}${noBreak}%` },
  { kind: 'no-break', pattern: /§ +(?=\d)/gu, fix: () => `§${noBreak}` },
  {
    kind: 'dash',
    // Between words of one line. A number on both sides may be a sum.
    pattern: /(?<=([^\s\-–—*•·|>#+=])) +-{1,3} +(?=([^\s\-–—*•·|>#+=]))/gu,
    fix: (match) => (/\p{N}/u.test(match[1] ?? '') && /\p{N}/u.test(match[2] ?? '') ? null : ' – '),
  },
  { kind: 'dash', pattern: /(?<=\p{L})--(?=\p{L})/gu, fix: (_, language) => (language === 'en' ? '—' : ' – ') },
  {
    kind: 'range',
    pattern: new RegExp(
      `(?<=(?<![\\p{L}\\p{N}.…,:/+–-])([1-9]\\d{0,3})(?:[.:]\\d\\d)?)-(?=([1-9]\\d{0,3})(?:[.:]\\d\\d)?(?![\\p{N}/-]|[.,:]\\d)(?:[ \\u00a0]?(${counted})|(?!\\p{L})))`,
      'gu',
    ),
    fix: ([, from = '', to = '', unit]) => (Number(from) < Number(to) && (unit !== undefined || (isYear(from) && isYear(to))) ? '–' : null),
  },
  { kind: 'ellipsis', pattern: /(?<![./\\])\.{3}(?![./\\])/gu, fix: () => '…' },
  { kind: 'apostrophe', pattern: /(?<=\p{L})['´](?=\p{L})/gu, fix: () => '’' },
  {
    kind: 'space-before',
    // "Ja !", but not "1 : 100", nor " …", nor " :-)".
    pattern: /(?<=\p{L}) +(?:[,;:]|\.(?!\.)|[!?]+)(?=\s|$)|(?<=\p{N}) +(?:[,;]|[!?]+)(?=\s|$)/gu,
    fix: ([found]) => found.trimStart(),
  },
  { kind: 'spaces', pattern: /(?<=\S) {2,}(?=\S)/gu, fix: () => ' ' },
]
const isYear = (digits: string) => /^(?:1[5-9]|20)\d\d$/.test(digits)

/** Marks what is not to be touched: a 1 for each of its UTF-16 units. */
function protectedIn(text: string): Uint8Array {
  const taken = new Uint8Array(text.length)
  for (const { start, end } of linksIn(text)) taken.fill(1, start, end)
  for (const { 0: found, index } of text.matchAll(untouched)) taken.fill(1, index, index + found.length)
  return taken
}
const untouched = new RegExp(
  [
    '`[^`\\n]{0,200}`',
    '[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]+',
    '[@#][\\p{L}\\p{M}\\p{N}_]+(?:\\.[\\p{L}\\p{N}_]+)*',
    '[\\p{Ll}\\p{N}-]{1,63}(?:\\.[\\p{Ll}\\p{N}-]{1,63}){0,4}\\.\\p{Ll}{2,24}(?![\\p{L}\\p{N}])(?:/\\S*)?',
    // :-) ;) :'( <3 and arrows.
    "(?<=^|\\s)[:;=8]['’]?-?[)(DPpoO/|*\\\\](?=\\s|$)",
    '<?-{1,3}>',
  ].join('|'),
  'gmu',
)
