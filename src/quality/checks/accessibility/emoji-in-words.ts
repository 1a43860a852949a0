import type { Language } from '../../../core/story.ts'
import { atMost } from '../../at-most.ts'
import { defineCheck, type Finding } from '../../check.ts'
import type { ReadPlace, Span } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'
import { emojiIn } from '../../text/emoji.ts'

const seen = (text: string) => ({ text: read(text) })
// Behind these a noun must come: where an emoji comes and no word behind it, the emoji is the noun.
const articles: Record<Language, RegExp> = {
  de: /(?:^|[^\p{L}])(?:de[mnrs]|das|eine?[mnrs]?|unsere?[mnrs]?|i[mn]|zu[mr]|beim|vom) $/iu,
  en: /(?:^|[^\p{L}])(?:the|an?|our|your|by) $/iu,
}

export default defineCheck({
  id: 'accessibility/emoji-in-words',
  title: {
    pass: { de: 'Emojis stehen neben den Wörtern', en: 'Emoji stand beside the words' },
    fail: { de: 'Ein Emoji steht in oder anstelle von einem Wort', en: 'An emoji stands in or instead of a word' },
  },
  why: {
    de: 'Screenreader lesen die Beschreibung des Emojis mitten im Wort vor; und wer es anders deutet, versteht den Satz nicht.',
    en: 'Screen readers say the description of the emoji in the middle of the word; and people who read it differently miss the sentence.',
  },
  source: 'WCAG 2.2, success criteria 1.1.1 Non-text Content and 3.1.5 Reading Level',
  severity: 'advice',
  needs: ['text'],
  languages: ['de', 'en'],
  messages: {
    inside: {
      de: '„{emoji}“ steht mitten in einem Wort. Schreiben Sie das Wort aus und setzen Sie das Emoji dahinter.',
      en: '“{emoji}” stands in the middle of a word. Write the word in full and put the emoji behind it.',
    },
    instead: {
      de: '„{emoji}“ steht anstelle eines Wortes. Schreiben Sie das Wort aus; das Emoji kann dahinter stehen.',
      en: '“{emoji}” stands instead of a word. Write the word; the emoji may stand behind it.',
    },
  },
  appliesTo: (_, { text }) => text.places.some((place) => emojiIn(place.text).length > 0),
  *run({ text }, { story }) {
    for (const place of text.places) yield* atMost(20, problems(place, story.language))
  },
  examples: {
    good: [
      { say: 'At the end of a sentence', facts: seen('Am Samstag öffnen wir die Werkstatt 🔔. Kommen Sie!') },
      { say: 'Before a sentence, without a space', facts: seen('🔔Wir öffnen die Werkstatt.') },
      { say: 'After an article, with its noun', facts: seen('Hören Sie den 🔔 Klang unserer Glocken.') },
      { say: 'Between two words', facts: seen('Glocken🔔Guss'), story: { language: 'en' } },
    ],
    bad: [
      { say: 'In the middle', facts: seen('Unsere Gl🔔cken klingen.'), expect: ['inside'] },
      { say: 'As the first letter', facts: seen('⭕ffene Werkstatt am Samstag'), expect: ['inside'] },
      { say: 'As a noun', facts: seen('Kommen Sie mit dem 🚲 zur Werkstatt.'), expect: ['instead'] },
      { say: 'As a noun, in English', facts: seen('Come and see the 🔔!'), story: { language: 'en' }, expect: ['instead'] },
    ],
  },
})

function* problems(place: ReadPlace, language: Language): Generator<Finding<'inside' | 'instead'>> {
  for (const span of emojiIn(place.text)) {
    const message = wrong(place.text, span, language)
    if (message) yield { message, certainty: 'maybe', at: atPlace(place, span), data: { emoji: place.text.slice(span.start, span.end) } }
  }
}

function wrong(text: string, { start, end }: Span, language: Language): 'inside' | 'instead' | null {
  const before = text.slice(Math.max(0, start - 12), start)
  const after = text.slice(end, end + 12)
  // A capital behind it begins a word of its own.
  if (/^\p{Ll}/u.test(after)) return 'inside'
  // A noun that follows is what the article belongs to: in German it has a capital, in English any word may be one.
  const ends = language === 'de' ? /^(?:\s*$|[.,;:!?)]|\s+\p{Ll})/u : /^(?:\s*$|[.,;:!?)])/u
  return articles[language].test(before) && ends.test(after) ? 'instead' : null
}
