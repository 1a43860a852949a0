import { atMost } from '../../at-most.ts'
import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'
import { insensitiveInEnglish } from '../../text/insensitive-english.ts'
import { insensitiveInGerman } from '../../text/insensitive-german.ts'

const perPlace = 20
const german = (text: string) => ({ text: read(text, 'de') })
const english = (text: string) => ({ text: read(text, 'en') })
const inEnglish = { language: 'en' } as const

export default defineCheck({
  id: 'brand/insensitive-wording',
  title: {
    pass: { de: 'Der Text setzt niemanden herab', en: 'The text demeans nobody' },
    fail: { de: 'Der Text enthält Wörter, die Menschen herabsetzen können', en: 'The text holds words that may demean people' },
  },
  why: {
    de: 'Wer sich in einem solchen Wort wiederfindet, fühlt sich ausgeschlossen, auch wenn es niemand so gemeint hat.',
    en: 'People who find themselves in such a word feel shut out, even if nobody meant it so.',
  },
  source:
    'English: retext-equality 7.1.0, a selection of its rules. German: a list of our own, after the glossaries of leidmedien.de and of Neue deutsche Medienmacher*innen (believed, not read again)',
  severity: 'advice',
  needs: ['text'],
  messages: {
    disability: {
      de: '„{found}“ macht aus einem Menschen eine Behinderung oder einen Mangel. Sagen Sie zum Beispiel „{instead}“.',
      en: '“{found}” makes a disability or a lack of a person. Say, for example, “{instead}”.',
    },
    illness: {
      de: '„{found}“ spricht abwertend von einer Krankheit oder einer Not. Sagen Sie zum Beispiel „{instead}“.',
      en: '“{found}” speaks of an illness or of distress with contempt. Say, for example, “{instead}”.',
    },
    origin: {
      de: '„{found}“ ist ein Name, den andere den Menschen gegeben haben und der sie herabsetzt. Sagen Sie zum Beispiel „{instead}“.',
      en: '“{found}” is a name that others gave to people and that demeans them. Say, for example, “{instead}”.',
    },
    flight: {
      de: '„{found}“ macht aus Menschen auf der Flucht eine Gefahr. Sagen Sie zum Beispiel „{instead}“.',
      en: '“{found}” makes a danger of people who have fled. Say, for example, “{instead}”.',
    },
    gender: {
      de: '„{found}“ legt Menschen auf ein Geschlecht oder eine Rolle fest. Sagen Sie zum Beispiel „{instead}“.',
      en: '“{found}” ties people to a gender or a role. Say, for example, “{instead}”.',
    },
    history: {
      de: '„{found}“ erinnert an die Sprache des Nationalsozialismus. Sagen Sie zum Beispiel „{instead}“.',
      en: '“{found}” recalls the language of National Socialism. Say, for example, “{instead}”.',
    },
    english: {
      de: '„{found}“ kann Menschen ausschließen oder verletzen. Sagen Sie zum Beispiel „{instead}“.',
      en: '“{found}” may shut people out or hurt them. Say, for example, “{instead}”.',
    },
  },
  appliesTo: ({ story }, { text }) => text.language === story.language || text.language === 'unsure',
  *run({ text }, { story }) {
    for (const place of text.places) {
      if (story.language === 'de') {
        for (const { reason, instead, ...span } of atMost(perPlace, insensitiveInGerman(place.text))) {
          const data = { found: place.text.slice(span.start, span.end), instead }
          yield { message: reason, certainty: 'maybe', at: atPlace(place, span), data }
        }
      } else {
        for (const { instead, ...span } of atMost(perPlace, insensitiveInEnglish(place.text, place.sentences))) {
          const data = { found: place.text.slice(span.start, span.end), instead: instead.join(', ') }
          yield { message: 'english', certainty: 'maybe', at: atPlace(place, span), data }
        }
      }
    }
  },
  examples: {
    good: [
      { say: 'People first', facts: german('Menschen mit Behinderung hören die Glocke durch die Hand.') },
      { say: 'The same letters as a verb', facts: german('Schnee behinderte den Verkehr zur Gießerei.') },
      { say: 'A term of the law', facts: german('Schwerbehinderte Menschen bewerben sich bei gleicher Eignung bevorzugt.') },
      {
        say: 'English',
        facts: english('The chair of the board rang the bell. He is our first apprentice, and the special master bell is easy to play.'),
        story: inEnglish,
      },
      { say: 'Hostile with marks', facts: english('!?.'.repeat(3_000)), story: inEnglish },
    ],
    bad: [
      { say: 'A disability', facts: german('Taubstumme und Behinderte zahlen die Hälfte.'), expect: ['disability', 'disability'] },
      { say: 'An illness', facts: german('Das ist doch schizophren.'), expect: ['illness'] },
      { say: 'A name given by others', facts: german('Im Bistro gibt es Zigeunerschnitzel.'), expect: ['origin'] },
      {
        say: 'People as a force of nature',
        facts: german('Die Flüchtlingswelle von 2015 hat uns Lehrlinge gebracht.'),
        expect: ['flight'],
      },
      { say: 'A role', facts: german('Unsere Putzfrauen hören jede Glocke zuerst.'), expect: ['gender'] },
      { say: 'Words with a history', facts: german('Unsere Glocken: Jedem das Seine!'), expect: ['history'] },
      {
        say: 'English',
        facts: english('🔔 Our chairman thanks all of you.\nWe need more manpower.'),
        story: inEnglish,
        expect: ['english', 'english'],
      },
    ],
  },
})
