import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { emojiIn } from '../../text/emoji.ts'

/** What "few" means: in a post, and in one paragraph of it. */
const few = { post: 3, paragraph: 2 }

const seen = (emoji: 'few' | 'none', text: string) => ({ text: read(text), brand: brandOf({ emoji }) })

export default defineCheck({
  id: 'brand/emoji',
  title: {
    pass: { de: 'Emojis stehen so sparsam da, wie die Marke es will', en: 'Emoji are as sparse as the brand wants them' },
    fail: { de: 'Es stehen mehr Emojis da, als die Marke will', en: 'There are more emoji than the brand wants' },
  },
  why: {
    de: 'Zu viele Emojis klingen nicht nach der Marke, und wer zuhört statt zu lesen, hört jedes einzeln vorgelesen.',
    en: 'Too many emoji do not sound like the brand, and people who listen instead of reading hear each of them read out.',
  },
  source: 'The emoji policy of the brand.',
  severity: 'warning',
  needs: ['text', 'brand'],
  messages: {
    none: {
      de: '{brand} schreibt ohne Emojis. Löschen Sie {found}.',
      en: '{brand} writes without emoji. Delete {found}.',
    },
    post: {
      de: 'Es sind {count} Emojis; {brand} setzt höchstens {most}. Behalten Sie die wichtigsten.',
      en: 'There are {count} emoji; {brand} uses at most {most}. Keep those that matter.',
    },
    paragraph: {
      de: 'In diesem Absatz stehen {count} Emojis; {brand} setzt höchstens {most} in einen. Behalten Sie eines oder zwei.',
      en: 'This paragraph has {count} emoji; {brand} puts at most {most} into one. Keep one or two.',
    },
  },
  appliesTo: (_, { brand }) => brand.emoji !== 'any',
  *run({ text, brand }) {
    for (const place of text.places) {
      const found = emojiIn(place.text)
      if (brand.emoji === 'none') {
        for (const span of found.slice(0, 20)) {
          const data = { brand: brand.name, found: place.text.slice(span.start, span.end) }
          yield { message: 'none', certainty: 'sure', at: atPlace(place, span), data, fix: '' }
        }
        continue
      }
      const count = found.length
      if (count > few.post) {
        const at = atPlace(place, found[few.post])
        yield { message: 'post', certainty: 'sure', at, data: { brand: brand.name, count, most: few.post } }
        continue
      }
      for (const [start, end] of paragraphsOf(place.text)) {
        const inside = found.filter((span) => span.start >= start && span.end <= end)
        if (inside.length <= few.paragraph) continue
        const data = { brand: brand.name, count: inside.length, most: few.paragraph }
        yield { message: 'paragraph', certainty: 'sure', at: atPlace(place, inside[few.paragraph]), data }
      }
    }
  },
  examples: {
    good: [
      { say: 'One at the end', facts: seen('few', 'Am Samstag öffnen wir die Werkstatt 🔔') },
      { say: 'A sign that is no emoji', facts: seen('none', 'Acme® gießt Glocken © 2026, 5 × 3 cm ✓') },
      { say: 'Digits and arrows', facts: seen('none', 'Schritt 1 → Schritt 2 #3') },
    ],
    bad: [
      { say: 'One where none is wanted', facts: seen('none', 'We open on Saturday 🎉'), expect: ['none'] },
      { say: 'A flag is one', facts: seen('none', 'Grüße aus 🇩🇪'), expect: ['none'] },
      { say: 'Many', facts: seen('few', '🎉 Samstag 🔔\nSonntag 🔥\nMontag ⭐'), expect: ['post'] },
      { say: 'Three in one paragraph', facts: seen('few', 'Samstag 🔔🔥⭐ wird es laut.'), expect: ['paragraph'] },
    ],
  },
})

/** Few enough emoji were found by now, so few paragraphs matter: those without a letter between them are not cut. */
function* paragraphsOf(text: string): Generator<readonly [number, number]> {
  for (const { 0: said, index } of text.matchAll(/[^\n]+/gu)) yield [index, index + said.length]
}
