import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { declared, read } from '../../testing.ts'
import { isSamePerson, speakersIn } from '../../text/quotes.ts'

const maria = { name: 'Maria Beispiel', agreedOn: '2026-11-20' }
const told = (text: string, ...consents: { readonly name: string; readonly agreedOn: string | null }[]) => ({
  text: read(text),
  declared: declared({ consents }),
})
const en = { language: 'en' } as const

export default defineCheck({
  id: 'pr/quote-consent',
  title: {
    pass: { de: 'Wer zitiert wird, hat zugestimmt', en: 'Everybody who is quoted has agreed' },
    fail: { de: 'Eine Zustimmung zu einem Zitat fehlt', en: 'Somebody’s consent to be quoted is missing' },
  },
  why: {
    de: 'Wer Worte lesen muss, die er so nicht freigegeben hat, verliert das Vertrauen, und manchmal die Stelle.',
    en: 'People who read words that they did not approve lose their trust, and at times their job.',
  },
  source: 'German Basic Law, articles 1 and 2: right of personality in one’s own words (BVerfGE 54, 148 – Eppler)',
  severity: 'warning',
  needs: ['text', 'declared'],
  messages: {
    unknown: {
      de: '{name} wird zitiert. Lassen Sie sich das Zitat freigeben, und tragen Sie den Tag der Zustimmung beim Beitrag ein.',
      en: '{name} is quoted. Have the quote approved, and enter the day of consent for the post.',
    },
    undated: {
      de: 'Für {name} ist kein Tag der Zustimmung eingetragen. Holen Sie sie ein, und tragen Sie den Tag ein.',
      en: 'No day of consent is entered for {name}. Ask for it, and enter the day.',
    },
  },
  *run({ text, declared: { consents } }) {
    for (const { name, agreedOn } of consents) {
      if (agreedOn === null && name.trim() !== '')
        yield { message: 'undated', certainty: 'sure', at: { field: 'article.declared' }, data: { name } }
    }
    const asked = new Set<string>()
    for (const place of text.places) {
      for (const speaker of speakersIn(place.text)) {
        const { name } = speaker
        if (asked.has(name) || asked.size >= 20 || consents.some((consent) => isSamePerson(consent.name, name))) continue
        asked.add(name)
        yield { message: 'unknown', certainty: 'maybe', at: atPlace(place, speaker), data: { name } }
      }
    }
  },
  examples: {
    good: [
      { say: 'She has agreed', facts: told('„Jede Glocke klingt anders“, sagt unsere Geschäftsführerin Dr. Maria Beispiel.', maria) },
      { say: 'Quotation marks round a name', facts: told('Unser Fest „Tag der offenen Werkstatt“ beginnt um zehn Uhr.') },
      { say: 'Nobody is named', facts: told('„Jede Glocke klingt anders“, sagt die Geschäftsführerin.') },
      { say: 'A company is quoted', facts: told('“We deliver,” says Acme Bells Ltd.'), story: en },
    ],
    bad: [
      { say: 'Nobody has asked her', facts: told('„Jede Glocke klingt anders“, sagt Maria Beispiel.'), expect: ['unknown'] },
      { say: 'Only the other one has agreed', facts: told('Jan Muster erklärt: „Der Guss gelang.“', maria), expect: ['unknown'] },
      { say: 'In English', facts: told('“Every bell sounds different,” says our founder John Doe.'), story: en, expect: ['unknown'] },
      { say: 'Asked, without an answer', facts: told('Am Samstag öffnen wir.', { ...maria, agreedOn: null }), expect: ['undated'] },
    ],
  },
})
