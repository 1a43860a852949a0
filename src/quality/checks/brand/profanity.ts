import { defineCheck } from '../../check.ts'
import type { ReadPlace, Span } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { coarseWords } from '../../text/profanity-words.ts'

const most = 20
const seen = (text: string) => ({ text: read(text), brand: brandOf({ dictionary: ['Scheißegalbier'] }) })
const english = { language: 'en' } as const

export default defineCheck({
  id: 'brand/profanity',
  title: {
    pass: { de: 'Der Text kommt ohne Kraftausdrücke aus', en: 'The text does without swear words' },
    fail: { de: 'Der Text enthält einen Kraftausdruck', en: 'The text holds a swear word' },
  },
  why: {
    de: 'Ein Unternehmen, das flucht oder beleidigt, verliert die Menschen, die sich davon gemeint fühlen.',
    en: 'A company that swears or insults loses the people who feel that it means them.',
  },
  source: 'naughty-words 1.2.0 (CC BY 4.0), a selection, and a list of our own; read 2026-11-29',
  severity: 'warning',
  needs: ['text', 'brand'],
  messages: {
    coarse: {
      de: '„{found}“ ist ein Kraftausdruck. Sagen Sie es anders.',
      en: '“{found}” is a swear word. Put it differently.',
    },
    perhaps: {
      de: '„{found}“ kann als Kraftausdruck verstanden werden. Prüfen Sie, ob es hier passt.',
      en: '“{found}” may be taken for a swear word. See whether it fits here.',
    },
  },
  *run({ text, brand }, { story: { language } }) {
    const own = new Set(brand.dictionary.map((word) => word.toLowerCase()))
    for (const place of text.places)
      for (const { span, isSure } of coarse(place, language, own)) {
        const data = { found: place.text.slice(span.start, span.end) }
        yield { message: isSure ? 'coarse' : 'perhaps', certainty: isSure ? 'sure' : 'maybe', at: atPlace(place, span), data }
      }
  },
  examples: {
    good: [
      { say: 'Words that only look like it', facts: seen('Im Cockpit liegt die Analyse, im Dickicht der Titel.') },
      { say: 'A place and a class', facts: seen('The class from Scunthorpe will assess the cocktail list.'), story: english },
      { say: 'A word that the house knows', facts: seen('Wir schenken Scheißegalbier aus.') },
    ],
    bad: [
      { say: 'In German', facts: seen('So ein Scheiß!'), expect: ['coarse'] },
      { say: 'In a compound', facts: seen('Bei diesem Scheißwetter bleiben wir drin.'), expect: ['coarse'] },
      { say: 'In English', facts: seen('This is bullshit.'), story: english, expect: ['coarse'] },
      { say: 'With a digit in it', facts: seen('What a sh1tty day.'), story: english, expect: ['coarse'] },
      { say: 'A word with two meanings', facts: seen('Das kannst du knicken, du Vollpfosten.'), expect: ['perhaps'] },
    ],
  },
})

const digits: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's', '*': '' }

/** Each word by itself, as it is said: "sh1t" is read like its letters. */
function* coarse({ text }: ReadPlace, language: 'de' | 'en', own: ReadonlySet<string>): Generator<{ span: Span; isSure: boolean }> {
  const { sure, stems, perhaps } = coarseWords[language]
  let told = 0
  for (const { 0: found, index } of text.matchAll(/[\p{L}\p{M}](?:[\p{L}\p{M}013-5@$*]*[\p{L}\p{M}])?/gu)) {
    // Longer than any such word: nobody reads it as one.
    if (found.length > 40) continue
    const word = found.toLowerCase().replace(/[013-5@$*]/g, (sign) => digits[sign] ?? sign)
    if (own.has(word)) continue
    const isSure = sure.has(word) || stems.some((stem) => word.startsWith(stem))
    if (!isSure && !perhaps.has(word)) continue
    yield { span: { start: index, end: index + found.length }, isSure }
    if (++told === most) return
  }
}
