import { defineCheck, type Subject } from '../../check.ts'
import type { ReadPlace, TextFacts } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { countText, readingEase, wordsOf } from '../../text/readability.ts'

const shortestText = 60

const brand = brandOf({ readability: { de: 50, en: 60 } })
const seen = (text: string) => ({ text: read(text), brand })
const plain =
  'Wir gießen Glocken. Das machen wir seit 300 Jahren. Am Anfang steht eine Form aus Lehm. Sie muss gut trocknen. Dann kommt die heiße Bronze. Sie fließt in die Form und wird fest. Nach drei Tagen graben wir die Glocke aus. Wir prüfen den Klang. Stimmt er nicht, so schleifen wir nach. Am Ende holt der Kran die Glocke auf den Turm. Dort hängt sie dann für viele Jahre.'
const hard =
  'Die Inanspruchnahme der vertraglich vereinbarten Gewährleistungsverpflichtungen setzt, unbeschadet weitergehender gesetzlicher Bestimmungen, die ordnungsgemäße Geltendmachung der entsprechenden Mängelbeseitigungsansprüche innerhalb der vorgesehenen Ausschlussfristen gegenüber der zuständigen Kundendienstorganisation voraus. Die Durchführung der erforderlichen Instandsetzungsmaßnahmen erfolgt nach Maßgabe der betrieblichen Verfügbarkeiten. Hinsichtlich der Berücksichtigung individueller Terminvereinbarungen besteht ausdrücklich keinerlei Verpflichtung unserer Unternehmensgruppe, sofern nicht anderslautende Vereinbarungen schriftlich niedergelegt worden sind. Ergänzende Bestimmungen entnehmen Interessenten unseren Allgemeinen Geschäftsbedingungen.'
const english =
  'We cast bells. We have done so for more than three hundred years. It all starts with a mould of clay. The clay must dry well. Then the hot bronze comes. It runs into the mould and sets. Three days later we dig out the bell. We test how it sounds. If the sound is not right, we grind it. At the end a crane lifts the bell up to its tower. There it hangs for many years.'
const englishHard =
  'Notwithstanding any contractual obligations previously established between the participating organisations, the implementation of appropriate maintenance procedures necessitates comprehensive documentation of environmental conditions. Responsibility for administrative coordination remains exclusively with the manufacturing department. Supplementary information regarding availability, configuration and certification requirements is communicated periodically through authorised representatives. Individual considerations notwithstanding, considerable modifications of the underlying specifications are generally inadmissible without explicit authorisation.'

export default defineCheck({
  id: 'seo/readability',
  title: {
    pass: { de: 'Der Text ist so leicht zu lesen, wie die Marke es will', en: 'The text is as easy to read as the brand wants it' },
    fail: { de: 'Der Text ist schwerer zu lesen, als die Marke es will', en: 'The text is harder to read than the brand wants it' },
  },
  why: {
    de: 'Wen ein Text anstrengt, der liest ihn nicht zu Ende, allen voran Menschen, denen Lesen schwerfällt.',
    en: 'People whom a text tires do not read it to its end, those first of all who find reading hard.',
  },
  source: 'Flesch (1948) for English, Amstad (1978) for German: 0 to 100, higher is easier; the bound is the brand’s.',
  severity: 'advice',
  needs: ['text', 'brand'],
  messages: {
    hard: {
      de: 'Der Text hat eine Lesbarkeit von {ease}, gewünscht sind mindestens {bound}. Beginnen Sie mit dem längsten Satz ({words} Wörter): Teilen Sie ihn, und nehmen Sie kürzere Wörter.',
      en: 'The text has a reading ease of {ease}, and at least {bound} is wanted. Begin with the longest sentence ({words} words): split it, and take shorter words.',
    },
  },
  appliesTo: ({ story, platform }, { text, brand }) =>
    brand.readability[story.language] !== null && longEnough(text, story.language, platform.role).length > 0,
  *run({ text, brand }, { story, platform }) {
    const bound = brand.readability[story.language]
    if (bound === null) return
    for (const { place, counts } of longEnough(text, story.language, platform.role)) {
      const ease = readingEase(counts, story.language)
      if (ease === null || ease >= bound) continue
      const { span, words } = longestIn(place)
      yield { message: 'hard', certainty: 'sure', at: atPlace(place, span), data: { ease: Math.floor(ease), bound, words } }
    }
  },
  examples: {
    good: [
      { say: 'Plain words in short sentences', facts: seen(plain) },
      { say: 'The same in English', facts: seen(english), story: { language: 'en' } },
      {
        say: 'The body of an article',
        facts: { text: read({ text: 'Kurz.', 'article.body': plain }), brand },
        platform: { role: 'owned' },
      },
    ],
    bad: [
      { say: 'Officialese', facts: seen(hard), expect: ['hard'] },
      {
        say: 'Officialese in the body of an article',
        facts: { text: read({ text: 'Kurz.', 'article.body': hard }), brand },
        platform: { role: 'owned' },
        expect: ['hard'],
      },
      { say: 'Officialese in English', facts: seen(englishHard), story: { language: 'en' }, expect: ['hard'] },
    ],
  },
})

/** The places that say enough to be measured: the text, and on a medium of our own the body. Titles and teasers are no sentences. */
function longEnough({ places }: TextFacts, language: Subject['story']['language'], role: Subject['platform']['role']) {
  const measured = places.filter(({ field }) => field === 'text' || (role === 'owned' && field === 'article.body'))
  return measured
    .map((place) => ({ place, counts: countText(place.text, place.sentences, language) }))
    .filter(({ counts }) => counts.words >= shortestText)
}

function longestIn({ text, sentences }: ReadPlace) {
  const counted = sentences.map((span) => ({ span, words: wordsOf(text.slice(span.start, span.end)).length }))
  return counted.reduce((most, one) => (one.words > most.words ? one : most))
}
