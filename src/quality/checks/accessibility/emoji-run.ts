import { atMost } from '../../at-most.ts'
import { defineCheck } from '../../check.ts'
import type { Span } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'
import { emojiIn } from '../../text/emoji.ts'

const seen = (text: string) => ({ text: read(text) })
const most = 3

export default defineCheck({
  id: 'accessibility/emoji-run',
  title: {
    pass: { de: 'Emojis stehen einzeln', en: 'Emoji stand by themselves' },
    fail: { de: 'Viele Emojis stehen hintereinander', en: 'Many emoji stand in a row' },
  },
  why: {
    de: 'Screenreader lesen jedes einzelne vor: „Glocke, Glocke, Glocke …“, bevor der Text weitergeht.',
    en: 'Screen readers say each of them: “bell, bell, bell …”, before the text goes on.',
  },
  source: 'WCAG 2.2, success criterion 1.1.1 Non-text Content',
  severity: 'advice',
  needs: ['text'],
  messages: {
    run: {
      de: 'Hier stehen {count} Emojis hintereinander. Lassen Sie höchstens {most} stehen.',
      en: 'Here {count} emoji stand in a row. Leave {most} at most.',
    },
  },
  appliesTo: (_, { text }) => text.places.some((place) => emojiIn(place.text).length > 0),
  *run({ text }) {
    for (const place of text.places)
      for (const { count, ...span } of atMost(20, rowsIn(place.text)))
        if (count > most) yield { message: 'run', certainty: 'sure', at: atPlace(place, span), data: { count, most } }
  },
  examples: {
    good: [
      { say: 'Three', facts: seen('Wir haben gewonnen 🎉🎉🎉') },
      { say: 'One that is made of several', facts: seen('Für alle 👨‍👩‍👧‍👦 und jeden 🤝🏽') },
      { say: 'One at the beginning of each line', facts: seen('✅ Guss\n✅ Schliff\n✅ Klang\n✅ Versand') },
    ],
    bad: [
      { say: 'Eight', facts: seen('Heute ist es so weit 🔔🔔🔔🔔🔔🔔🔔🔔'), expect: ['run'] },
      { say: 'With spaces', facts: seen('🎉 🔔 🎉 🔔 Our new bell rings!'), expect: ['run'] },
    ],
  },
})

/** Emoji that nothing but spaces stands between. */
function rowsIn(text: string): (Span & { readonly count: number })[] {
  const rows: (Span & { readonly count: number })[] = []
  for (const { start, end } of emojiIn(text)) {
    const last = rows.at(-1)
    if (last && start - last.end < 4 && /^ *$/u.test(text.slice(last.end, start)))
      rows[rows.length - 1] = { start: last.start, end, count: last.count + 1 }
    else rows.push({ start, end, count: 1 })
  }
  return rows.filter(({ count }) => count > most)
}
