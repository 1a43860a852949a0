import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { findWord } from '../../text/words.ts'

const brand = brandOf({ competitors: ['Klangwerk', 'Bell & Sons', 'Krone'] })
const told = (text: string) => ({ text: read(text), brand })
const en = { language: 'en' } as const

export default defineCheck({
  id: 'pr/competitor',
  title: {
    pass: { de: 'Kein Wettbewerber wird genannt', en: 'No competitor is named' },
    fail: { de: 'Ein Wettbewerber wird genannt', en: 'A competitor is named' },
  },
  why: {
    de: 'Wer die Konkurrenz nennt, macht sie bekannt; und wer sie schlechtmacht, wird abgemahnt.',
    en: 'Naming the competition makes it known; and running it down brings a warning letter.',
  },
  source: 'The brand’s list of competitors; § 6 UWG, Directive 2006/114/EC on comparative advertising',
  severity: 'warning',
  needs: ['text', 'brand'],
  messages: {
    named: {
      de: '„{found}“ ist ein Wettbewerber. Prüfen Sie, ob der Name hier stehen muss, und ob alles stimmt, was Sie über ihn sagen.',
      en: '“{found}” is a competitor. See whether the name has to stand here, and whether all that you say of it is true.',
    },
  },
  appliesTo: (_, { brand }) => brand.competitors.some((name) => name.trim() !== ''),
  *run({ text, brand }, { story: { language } }) {
    for (const place of text.places) {
      for (const name of brand.competitors) {
        for (const span of findWord(place.text, name, language).slice(0, 20)) {
          const found = place.text.slice(span.start, span.end)
          const before = place.text.charAt(span.start - 1)
          // A name that is also a word stands in small letters as a word only, unless it is an address, a hashtag or a handle.
          if (found.charAt(0) !== name.trim().charAt(0) && !/[@#/.]/.test(before)) continue
          yield { message: 'named', certainty: 'maybe', at: atPlace(place, span), data: { found } }
        }
      }
    }
  },
  examples: {
    good: [
      { say: 'Nobody else is named', facts: told('Unsere Glocken klingen warm und tragen weit.') },
      { say: 'A word that is a name elsewhere', facts: told('The bell is crowned by a krone.'), story: en },
      { say: 'Part of a longer word', facts: told('Die Klangwerkstatt öffnet am Samstag.') },
    ],
    bad: [
      { say: 'In German, with an ending', facts: told('Klangwerks Glocken klingen auch gut.'), expect: ['named'] },
      { say: 'In English', facts: told('Unlike Bell & Sons, we still cast by hand.'), story: en, expect: ['named'] },
      { say: 'As a hashtag', facts: told('Gut gegossen. #klangwerk'), expect: ['named'] },
    ],
  },
})
