import { atMost } from '../../at-most.ts'
import { defineCheck } from '../../check.ts'
import type { Span } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { emojiIn } from '../../text/emoji.ts'

// What „few“ is: so many in a post, or one in each paragraph of a longer one.
const few = 3
const bullets = 3
const perPlace = 20

/** Emoji that nothing but spaces stands between, and of these the first. */
function rowsOf(text: string, emoji: readonly Span[]): (Span & { readonly first: Span })[] {
  const rows: (Span & { readonly first: Span })[] = []
  for (const one of emoji) {
    const last = rows.at(-1)
    if (last && one.start - last.end < 3 && /^[ \u00a0]*$/u.test(text.slice(last.end, one.start)))
      rows[rows.length - 1] = { ...last, end: one.end }
    else rows.push({ ...one, first: one })
  }
  return rows
}

/** With the space before it, which would stand twice. */
const withSpace = (text: string, { start, end }: Span): Span =>
  text[start - 1] === ' ' && /^(?:[\s.,;:!?…]|$)/u.test(text.slice(end, end + 1)) ? { start: start - 1, end } : { start, end }

const atLineStart = (text: string, { start }: Span) => /(?:^|\n)[ \t]*$/u.test(text.slice(Math.max(0, start - 4), start))

/** The first that is one too many, if there is one: the paragraphs are asked only where the post has more than a few. */
function tooMany(text: string, rows: readonly Span[]): Span | undefined {
  if (rows.length <= few) return undefined
  const second = rows.find(({ start }, at) => at > 0 && !/\n\s*\n/u.test(text.slice(rows[at - 1]!.end, start)))
  return second && rows[few]
}

const seen = (text: string, emoji: 'any' | 'few' | 'none') => ({ text: read(text), brand: brandOf({ emoji }) })

export default defineCheck({
  id: 'brand/emoji',
  title: {
    pass: { de: 'Emojis stehen nur da, wo die Marke sie will', en: 'Emoji stand only where the brand wants them' },
    fail: { de: 'Der Text hat mehr Emojis, als die Marke will', en: 'The text has more emoji than the brand wants' },
  },
  why: {
    de: 'Emojis färben den Ton: Wer ernst genommen werden will und überall welche setzt, klingt wie Werbung. Vorgelesen unterbrechen sie jeden Satz.',
    en: 'Emoji colour the voice: a house that wants to be taken seriously and puts them everywhere sounds like an advertisement. Read aloud, they interrupt each sentence.',
  },
  source: 'The voice of the brand.',
  severity: 'warning',
  needs: ['text', 'brand'],
  messages: {
    none: {
      de: '{brand} schreibt ohne Emojis. Streichen Sie {found}.',
      en: '{brand} writes without emoji. Delete {found}.',
    },
    row: {
      de: 'Hier stehen mehrere Emojis hintereinander. Lassen Sie eines stehen.',
      en: 'Here several emoji stand in a row. Leave one of them.',
    },
    bullets: {
      de: '{count} Zeilen beginnen mit einem Emoji. Prüfen Sie, ob einfache Aufzählungspunkte besser passen.',
      en: '{count} lines begin with an emoji. Look whether plain bullets suit you better.',
    },
    many: {
      de: 'Hier stehen {count} Emojis, {brand} setzt höchstens {few} in einem Beitrag oder eines je Absatz. Streichen Sie einige.',
      en: 'There are {count} emoji, {brand} puts {few} at most into a post, or one into each paragraph. Delete some.',
    },
  },
  appliesTo: (_, { brand }) => brand.emoji !== 'any',
  *run({ text, brand }) {
    for (const place of text.places) {
      const emoji = emojiIn(place.text)
      if (brand.emoji === 'none') {
        for (const one of atMost(perPlace, emoji)) {
          const data = { found: place.text.slice(one.start, one.end), brand: brand.name }
          yield { message: 'none', certainty: 'sure', at: atPlace(place, withSpace(place.text, one)), data, fix: '' }
        }
        continue
      }
      const rows = rowsOf(place.text, emoji)
      for (const { first, ...row } of atMost(
        perPlace,
        rows.filter((one) => one.end > one.first.end),
      ))
        yield { message: 'row', certainty: 'sure', at: atPlace(place, row), fix: place.text.slice(first.start, first.end) }
      const points = rows.filter((one) => atLineStart(place.text, one))
      const isList = points.length >= bullets
      if (isList) yield { message: 'bullets', certainty: 'maybe', at: atPlace(place, points[0]), data: { count: points.length } }
      const over = isList ? undefined : tooMany(place.text, rows)
      if (over) yield { message: 'many', certainty: 'sure', at: atPlace(place, over), data: { count: rows.length, few, brand: brand.name } }
    }
  },
  examples: {
    good: [
      { say: 'None', facts: seen('Am Samstag öffnen wir die Werkstatt.', 'none') },
      { say: 'Signs that are no emoji', facts: seen('Acme® Glocken, © 2026, 4711 #Guss', 'none') },
      { say: 'A few', facts: seen('Die neue Glocke ist da 🔔 Kommen Sie vorbei! 👋🏽', 'few') },
      { say: 'One in each paragraph', facts: seen('Guss 🔥\n\nSchliff ✨\n\nKlang 🔔\n\nVersand 📦', 'few') },
      { say: 'In English', facts: seen('Our new bell rings for everybody 👨‍👩‍👧‍👦', 'few') },
    ],
    bad: [
      { say: 'One, where the house has none', facts: seen('Am Samstag öffnen wir die Werkstatt 🎉.', 'none'), expect: ['none'] },
      { say: 'Two that are new', facts: seen('Müde 🫩, aber glücklich \u{1faeb}', 'none'), expect: ['none', 'none'] },
      { say: 'In a row', facts: seen('We did it 🎉🎉🎉', 'few'), expect: ['row'] },
      {
        say: 'In the place of bullets',
        facts: seen('Was Sie erwartet:\n✅ Guss\n✅ Schliff\n✅ Klang\n✅ Versand', 'few'),
        expect: ['bullets'],
      },
      { say: 'Four in a sentence', facts: seen('Feuer 🔥 Bronze 🥉 Klang 🔔 Freude 😀', 'few'), expect: ['many'] },
    ],
  },
})
