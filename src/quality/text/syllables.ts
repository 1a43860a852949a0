/** How many syllables a word has. */
import { syllable } from 'syllable'
import type { Language } from '../../core/story.ts'

/** Longer ones are no words. */
const longest = 80

/**
 * At least one for any word. English by a library; German by its vowels, for hyphenation patterns never part a single letter (Abend, Idee) and
 * so cannot count. What has no vowels is spelled: GmbH counts as 4.
 */
export function syllablesIn(word: string, language: Language): number {
  const part = word.slice(0, longest)
  return Math.max(1, language === 'en' ? syllable(part) : german(part))
}

const vowels = /[aeiouyäöüàáâèéêëìíîïòóôùúû]+/gu

function german(word: string): number {
  const small = word.normalize('NFC').toLowerCase()
  if (small.search(vowels) < 0) return small.match(/[\p{L}\p{N}]/gu)?.length ?? 1
  let parted = small
  for (const [pattern, as] of rules) parted = parted.replace(pattern, as)
  return parted.match(vowels)?.length ?? 1
}

/** Put a `|` between vowels that are spoken apart, and leave out those that are not spoken. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/qu/gu, 'q'],
  // Loan words: Software, Website, Deadline, Team.
  [/ware(?=s?$|-)/gu, 'wär'],
  [
    /(sit|lin|tim|lif|lik|stor|gam|pag|spac|servic|imag|guid|mobil)e(?=s?$|-)(?<=(?:site|line|time|life|like|store|game|page|space|image))/gu,
    '$1',
  ],
  [/(?<=t)ea(?=m)|(?<=d)ea(?=dl|l)/gu, 'i'],
  [/eau/gu, 'o'],
  [/y(?=[aeiouäöü])/gu, 'j'],
  // Na·ti·on, so·zi·al, Stu·di·um, spe·zi·ell, Kli·ent; Fa·mi·li·e, Fe·ri·en; but Ma·schi·ne, sie, Ener·gie.
  [/i(?=o|al|an|at|um|us|ell|ös|är|ent|enz)/gu, 'i|'],
  [
    /(?<=fami?li|feri|lini|seri|komödi|tragödi|materi|prämi|akti|itali|spani|brasili|belgi|studi|prinzipi|kriteri|immobili|kastani|bakteri|foli)e/gu,
    '|e',
  ],
  // Be·ach·ten, ge·ehrt, be·en·den, be·in·hal·ten; but Beet, bei, Geist, Beule.
  [/(?<=^|\P{L}|un|vor|an|aus|zu)([bg]e)(?=a[^u]|ehr|end|erb|eb|erd|eil[ts]|eignet|inh|inf|impf|u[rn][^e]|o|ü|ö|ä)/gu, '$1|'],
  [/(?<=\br)e(?=a[kgl]|org|inv|inte|um)/gu, 'e|'],
  // Mu·se·um, I·dee·n, Al·lee, Ko·or·di·na·ti·on, Ru·in, Cha·os, The·a·ter, O·a·se, Po·et, Du·ell, Ja·nu·ar, Vi·de·o.
  [/(?<=s)eu(?=m)/gu, 'e|u'],
  [/(?<=\bid)ee(?=n)/gu, 'e|e'],
  [/oo(?=rd|p)/gu, 'o|o'],
  [/ui(?=n|t)/gu, 'u|i'],
  [/ao(?=s|t)/gu, 'a|o'],
  [/ea(?=t|l|n|k|g)/gu, 'e|a'],
  [/oa/gu, 'o|a'],
  [/oe/gu, 'o|e'],
  [/u(?=a|o|ell|ett|enz)/gu, 'u|'],
  [/eo/gu, 'e|o'],
  // Neu·e, bau·en, frei·e, Klau·e; früh·er has its h. Ä·o, ü·e.
  [/(?<=[aeä]u|[ae]i)(?=[aeiou])/gu, '|'],
  [/(?<=[äöü])(?=[aeio])/gu, '|'],
]
