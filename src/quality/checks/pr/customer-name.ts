import { wallDayOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { goesOutAt } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { brandOf, declared, plainArtifacts, read } from '../../testing.ts'
import { findWord } from '../../text/words.ts'

const { schedule } = plainArtifacts
const brand = brandOf({
  customers: [
    { name: 'Domkapitel Musterstadt' },
    { name: 'Stadtwerke Beispielhausen', agreed: true },
    { name: 'Linde', agreed: true, agreedUntil: '2026-11-23' },
    { name: 'Rathaus Musterstadt', agreed: true, agreedUntil: '2026-11-24' },
  ],
})
const told = (text: string, agreedOn: string | null = null) => ({
  ...{ text: read(text), brand, schedule },
  declared: declared({ consents: [{ name: 'Domkapitel Musterstadt', agreedOn }] }),
})

export default defineCheck({
  id: 'pr/customer-name',
  title: {
    pass: { de: 'Genannt werden nur Kunden, die zugestimmt haben', en: 'Only customers who have agreed are named' },
    fail: { de: 'Ein Kunde wird genannt, der nicht zugestimmt hat', en: 'A customer is named who has not agreed' },
  },
  why: {
    de: 'Der Kunde wird zur Werbung, ohne gefragt zu sein; oft verbietet es ihm sein Vertrag mit Ihnen.',
    en: 'The customer becomes an advertisement without being asked; often your contract with them forbids it.',
  },
  source: 'The brand’s list of customers; § 12 BGB (right to a name)',
  severity: 'blocker',
  needs: ['text', 'declared', 'schedule', 'brand'],
  messages: {
    unasked: {
      de: '{name} hat nicht zugestimmt, genannt zu werden. Holen Sie die Zustimmung ein, oder streichen Sie den Namen.',
      en: '{name} has not agreed to be named. Ask for consent, or delete the name.',
    },
    ended: {
      de: 'Die Zustimmung von {name} galt nur bis {until}. Lassen Sie sie erneuern, oder streichen Sie den Namen.',
      en: 'The consent of {name} held until {until} only. Have it renewed, or delete the name.',
    },
  },
  appliesTo: (_, { brand }) => brand.customers.length > 0,
  *run({ text, declared, schedule, brand }, { story: { language } }) {
    const day = wallDayOf(goesOutAt(schedule), schedule.timeZone)
    for (const { name, agreed, agreedUntil } of brand.customers) {
      const ended = agreed && agreedUntil !== null && agreedUntil < day
      const forThis = declared.consents.some((consent) => consent.agreedOn !== null && consent.name.trim() === name.trim())
      if (forThis || (agreed && !ended)) continue
      for (const place of text.places) {
        for (const span of findWord(place.text, name, language).slice(0, 20)) {
          // In small letters it may be a word like any other: the lime tree, not Linde.
          const certainty = place.text.startsWith(name.trim().charAt(0), span.start) ? 'sure' : 'maybe'
          yield { message: ended ? 'ended' : 'unasked', certainty, at: atPlace(place, span), data: { name, until: agreedUntil ?? '' } }
        }
      }
    }
  },
  examples: {
    good: [
      { say: 'A customer who has agreed', facts: told('Die Stadtwerke Beispielhausen läuten mit einer Glocke von Acme.') },
      { say: 'On the last day of the agreement', facts: told('Das Rathaus Musterstadt hat eine neue Glocke.') },
      { say: 'Agreed for this post', facts: told('Für das Domkapitel Musterstadt gießen wir sechs Glocken.', '2026-11-20') },
      { say: 'No customer at all', facts: told('Für einen Dom gießen wir sechs Glocken.') },
    ],
    bad: [
      { say: 'Nobody has asked', facts: told('Für das Domkapitel Musterstadt gießen wir sechs Glocken.'), expect: ['unasked'] },
      { say: 'The agreement has ended', facts: told('Für Linde gießen wir sechs Glocken.'), expect: ['ended'] },
      { say: 'Perhaps a tree', facts: told('Bells by the linde.'), story: { language: 'en' }, expect: ['ended'] },
    ],
  },
})
