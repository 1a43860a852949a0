import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { clearOf } from '../../text/words-clear.ts'
import { findPhrase, likeness } from '../../text/words-phrase.ts'
import { findWord } from '../../text/words.ts'

const perPlace = 20
// A sentence with all the words of a longer claim says the same, only in another order.
const fewestWords = 4

const brand = brandOf({
  forbiddenClaims: [
    { claim: 'Die „beste“ Glocke - weltweit', instead: 'Eine der meistgespielten Glocken' },
    { claim: 'Wir sind Marktführer', language: 'de' },
    { claim: 'Geld-zurück-Garantie', instead: 'Rückgabe binnen 30 Tagen' },
    { claim: 'number one in bells', instead: 'a leading bell foundry', language: 'en' },
    { claim: 'garantiert lebenslang ohne Wartung' },
  ],
})
const seen = (text: string) => ({ text: read(text), brand })

export default defineCheck({
  id: 'brand/forbidden-claim',
  title: {
    pass: {
      de: 'Der Text behauptet nichts, was die Marke nicht behaupten will',
      en: 'The text claims nothing that the brand does not want to claim',
    },
    fail: { de: 'Der Text behauptet, was die Marke nicht behaupten will', en: 'The text claims what the brand does not want to claim' },
  },
  why: {
    de: 'Kunden verlassen sich auf ein Versprechen, das niemand hält; und Mitbewerber können es abmahnen.',
    en: 'Customers rely on a promise that nobody keeps; and competitors can take you to court for it.',
  },
  source: 'The claims that the brand forbids.',
  severity: 'blocker',
  needs: ['text', 'brand'],
  messages: {
    replace: {
      de: '„{found}“ will {brand} nicht behaupten. Schreiben Sie „{instead}“.',
      en: '{brand} does not want to claim “{found}”. Write “{instead}”.',
    },
    remove: {
      de: '„{found}“ will {brand} nicht behaupten. Streichen Sie es oder sagen Sie es anders.',
      en: '{brand} does not want to claim “{found}”. Delete it or put it differently.',
    },
    similar: {
      de: 'Der Satz klingt nach „{claim}“, und das will {brand} nicht behaupten. Prüfen Sie, ob er dasselbe sagt.',
      en: 'The sentence sounds like “{claim}”, which {brand} does not want to claim. Look whether it says the same.',
    },
  },
  appliesTo: ({ story: { language } }, { brand }) =>
    brand.forbiddenClaims.some((one) => one.language === null || one.language === language),
  *run({ text, brand }, { story: { language } }) {
    for (const place of text.places) {
      for (const { claim, instead, language: only } of brand.forbiddenClaims) {
        if (only !== null && only !== language) continue
        // What is to be said instead may hold the claim itself.
        const outside = clearOf(findPhrase(place.text, instead))
        const found = findWord(place.text, claim, language)
        for (const span of found.filter(outside).slice(0, perPlace)) {
          const data = { found: place.text.slice(span.start, span.end), instead, brand: brand.name }
          const fix = instead === '' ? {} : { fix: instead }
          yield { message: instead === '' ? 'remove' : 'replace', certainty: 'sure', at: atPlace(place, span), data, ...fix }
        }
        if (found.length > 0 || claim.trim().split(/\s+/u).length < fewestWords) continue
        const similar = place.sentences.find(
          ({ start, end }) =>
            end - start < 2 * claim.length && likeness(place.text.slice(start, end), claim) === 1 && outside({ start, end }),
        )
        if (similar)
          yield { message: 'similar', certainty: 'maybe', at: atPlace(place, similar), data: { claim: claim.trim(), brand: brand.name } }
      }
    }
  },
  examples: {
    good: [
      { say: 'The alternative', facts: seen('Eine der meistgespielten Glocken kommt aus der Eifel. Rückgabe binnen 30 Tagen.') },
      { say: 'Some of its words', facts: seen('Die beste Glocke ist die, die viele gern hören.') },
      { say: 'A claim that is forbidden in English only', facts: seen('Das hieße auf Englisch: number one in bells.') },
      { say: 'English', facts: seen('We are a leading bell foundry.'), story: { language: 'en' } },
    ],
    bad: [
      { say: 'In another typography', facts: seen('Die "beste" Glocke – weltweit steht in Köln.'), expect: ['replace'] },
      { say: 'With another hyphen, and in capitals', facts: seen('Mit GELD\u2011ZURÜCK\u2011GARANTIE!'), expect: ['replace'] },
      { say: 'Without an alternative', facts: seen('Seit Jahren: Wir sind Marktführer!'), expect: ['remove'] },
      { say: 'English', facts: seen('Acme is the Number One in bells.'), story: { language: 'en' }, expect: ['replace'] },
      { say: 'Its words in another order', facts: seen('Ohne Wartung, und das lebenslang garantiert!'), expect: ['similar'] },
    ],
  },
})
