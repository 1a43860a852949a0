import type { Language } from '../../../core/story.ts'
import { defineCheck } from '../../check.ts'
import type { ReadPlace } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'
import { languageOf } from '../../text/language.ts'
import { typographySlips, type SlipKind } from '../../text/typography.ts'

const seen = (text: string) => ({ text: read(text) })
const english = { language: 'en' } as const
const maxAPlace = 20
const messageOf = {
  quotes: 'quotes',
  apostrophe: 'apostrophe',
  ellipsis: 'ellipsis',
  dash: 'dash',
  range: 'range',
  'no-break': 'noBreak',
  spaces: 'spaces',
  'space-before': 'spaceBefore',
} as const satisfies Record<SlipKind, string>

export default defineCheck({
  id: 'brand/typography',
  title: {
    pass: { de: 'Zeichen und Abstände sind richtig gesetzt', en: 'Marks and spaces are set rightly' },
    fail: { de: 'Zeichen oder Abstände lassen sich besser setzen', en: 'Marks or spaces can be set better' },
  },
  why: {
    de: 'Wer genau hinsieht, liest schlechten Satz als Mangel an Sorgfalt; und an der falschen Stelle bricht die Zeile um.',
    en: 'People with an eye for it read bad setting as a lack of care, and lines break in the wrong place.',
  },
  // Believed, 2026-11-29.
  source: 'DIN 5008 and the rules of the Duden for German, The Chicago Manual of Style for English.',
  severity: 'advice',
  needs: ['text'],
  messages: {
    quotes: {
      de: 'In dieser Sprache steht hier {instead} statt {found}. Setzen Sie das richtige Anführungszeichen.',
      en: 'In this language {instead} stands here instead of {found}. Set the right quotation mark.',
    },
    apostrophe: {
      de: 'Der Apostroph sieht so aus: {instead} und nicht so: {found}. Setzen Sie das richtige Zeichen.',
      en: 'The apostrophe looks like {instead} and not like {found}. Set the right mark.',
    },
    ellipsis: {
      de: 'Drei Punkte sind ein Zeichen, damit sie beisammen bleiben. Setzen Sie „…“.',
      en: 'Three dots are one character, so that they stay together. Set “…”.',
    },
    dash: {
      de: 'Zwischen Gedanken steht ein langer Strich, kein Bindestrich. Setzen Sie „–“.',
      en: 'Between thoughts stands a long dash, not a hyphen. Set “–” or “—”.',
    },
    range: {
      de: 'Zwischen „von“ und „bis“ steht ein langer Strich, kein Bindestrich. Setzen Sie „–“.',
      en: 'Between the first and the last number stands a long dash, not a hyphen. Set “–”.',
    },
    noBreak: {
      de: 'Hier könnte die Zeile umbrechen, oder es fehlt der Abstand. Setzen Sie ein geschütztes Leerzeichen.',
      en: 'A line could break here, or the space is missing. Set a no-break space.',
    },
    spaces: {
      de: 'Hier stehen mehrere Leerzeichen. Lassen Sie eines stehen.',
      en: 'There are several spaces here. Leave one of them.',
    },
    spaceBefore: {
      de: 'Vor „{instead}“ steht kein Leerzeichen. Streichen Sie es.',
      en: 'No space stands before “{instead}”. Delete it.',
    },
  },
  *run({ text }, { story }) {
    for (const place of text.places) {
      const language = setIn(place, story.language)
      if (language === null) continue
      for (const { kind, start, end, fix } of typographySlips(place.text, language).slice(0, maxAPlace)) {
        const at = atPlace(place, { start, end })
        const data = { found: place.text.slice(start, end), instead: fix }
        yield { message: messageOf[kind], certainty: 'sure', at, data, ...(at.start !== undefined && { fix }) }
      }
    }
  },
  examples: {
    good: [
      { say: 'As a printer sets it', facts: seen('„Kommen Sie vorbei“, sagt Ada – am Samstag, 9–17\u00a0Uhr … z.\u00a0B. mit Kindern.') },
      { say: 'Swiss guillemets', facts: seen('Das Motto heisst «Bronze für alle».') },
      { say: 'A smile, a link, a list and a phone number', facts: seen('Bis bald :-)\n- https://acme.example/a--b\n- 0221-12345') },
      { say: 'Feet and inches', facts: seen('Our tallest bell is 5\'11" high.'), story: english },
      { say: 'English marks', facts: seen('“It’s ours,” she said—and rang the bell.'), story: english },
      { say: 'A percentage in English', facts: seen('We cast 50% more bells.'), story: english },
    ],
    bad: [
      { say: 'Straight quotes', facts: seen('Wir nennen sie "Gloria".'), expect: ['quotes', 'quotes'] },
      { say: 'German marks in English', facts: seen('We call her „Gloria“ at the foundry.'), story: english, expect: ['quotes', 'quotes'] },
      { say: 'A straight apostrophe', facts: seen("It's ringing."), story: english, expect: ['apostrophe'] },
      { say: 'Three dots', facts: seen('Und dann ... Stille.'), expect: ['ellipsis'] },
      { say: 'Hyphens for dashes', facts: seen('Unsere Glocken - gegossen wie früher -- klingen.'), expect: ['dash', 'dash'] },
      { say: 'A hyphen between times', facts: seen('Samstag, 9-17 Uhr.'), expect: ['range'] },
      {
        say: 'An abbreviation without a space, and a unit that may break away',
        facts: seen('Wir gießen z.B. 80 kg.'),
        expect: ['noBreak', 'noBreak'],
      },
      { say: 'Two spaces', facts: seen('Kommen Sie  vorbei.'), expect: ['spaces'] },
      { say: 'A space before the mark', facts: seen('Kommen Sie vorbei !'), expect: ['spaceBefore'] },
    ],
  },
})

/** The language that it reads as, or else that of the channel. `null`: one whose rules are not known. */
function setIn({ text }: ReadPlace, meant: Language): Language | null {
  const language = languageOf(text)
  return language === 'other' ? null : language === 'unsure' ? meant : language
}
