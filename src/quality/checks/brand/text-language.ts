import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'
import { languageOf } from '../../text/language.ts'

const seen = (fields: Parameters<typeof read>[0]) => ({ text: read(fields) })
const english = { language: 'en' } as const

export default defineCheck({
  id: 'brand/text-language',
  title: {
    pass: { de: 'Der Text ist in der Sprache des Kanals', en: 'The text is in the language of the channel' },
    fail: { de: 'Der Text ist in einer anderen Sprache als der Kanal', en: 'The text is in another language than the channel' },
  },
  why: {
    de: 'Wer dem Kanal folgt, versteht den Text nicht; und Vorleseprogramme sprechen ihn falsch aus.',
    en: 'People who follow the channel do not understand the text, and screen readers pronounce it wrongly.',
  },
  source: 'WCAG 2.2, success criteria 3.1.1 Language of Page and 3.1.2 Language of Parts; the language that the channel is set to',
  severity: 'warning',
  needs: ['text'],
  messages: {
    english: {
      de: 'Das liest sich Englisch, der Kanal ist deutsch. Übersetzen Sie es, oder wählen Sie einen englischen Kanal.',
      en: 'This reads as English, and the channel is German. Translate it, or choose an English channel.',
    },
    german: {
      de: 'Das liest sich Deutsch, der Kanal ist englisch. Übersetzen Sie es, oder wählen Sie einen deutschen Kanal.',
      en: 'This reads as German, and the channel is English. Translate it, or choose a German channel.',
    },
    other: {
      de: 'Das liest sich wie keine der Sprachen, in denen hier veröffentlicht wird. Prüfen Sie, ob es auf diesen Kanal gehört.',
      en: 'This reads as none of the languages that are published here. Look whether it belongs on this channel.',
    },
  },
  // Whether there is anything to go by. Titles and names alone say nothing, and then nothing is said of them.
  appliesTo: (_, { text }) => text.language !== 'unsure' || text.places.some(({ text }) => languageOf(text) !== 'unsure'),
  *run({ text: { places } }, { story }) {
    for (const place of places) {
      const language = languageOf(place.text)
      if (language === 'unsure' || language === story.language) continue
      if (language === 'other') yield { message: 'other', certainty: 'maybe', at: atPlace(place) }
      else yield { message: language === 'en' ? 'english' : 'german', certainty: 'sure', at: atPlace(place) }
    }
  },
  examples: {
    good: [
      { say: 'A German text', facts: seen('Am Samstag öffnen wir die Werkstatt. Kommen Sie vorbei!') },
      {
        say: 'A German text full of loan words',
        facts: seen('Unser Whitepaper zu Cloud Security und Best Practices ist da. Zum Download!'),
      },
      {
        say: 'A title that could be of either',
        facts: seen({ text: 'Wir waren auf der Messe und danken allen.', 'article.title': 'Cloud Security Best Practices' }),
      },
      {
        say: 'A slogan within a German text',
        facts: seen('Unsere Gießerinnen sagen: „Customer first“ ist für uns kein Slogan, sondern Alltag.'),
      },
      { say: 'An English text', facts: seen('We open the workshop on Saturday. Come and see how our bells are made!'), story: english },
      {
        say: 'German words in English',
        facts: seen('Join us at the Oktoberfest for beer, bells and a lot of Gemütlichkeit!'),
        story: english,
      },
    ],
    bad: [
      { say: 'English on a German channel', facts: seen('We open the workshop on Saturday. Come and see!'), expect: ['english'] },
      { say: 'German on an English channel', facts: seen('Am Samstag öffnen wir die Werkstatt.'), story: english, expect: ['german'] },
      {
        say: 'A German alternative text beside an English one',
        facts: seen({ text: 'We cast bells for the whole world.', 'media.0.alt': 'Eine Gießerin prüft den Klang einer Glocke.' }),
        story: english,
        expect: ['german'],
      },
      { say: 'French', facts: seen('Nous ouvrons notre atelier samedi. Venez nous voir et écoutez nos cloches !'), expect: ['other'] },
    ],
  },
})
