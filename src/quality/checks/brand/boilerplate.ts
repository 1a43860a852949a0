import { defineCheck, type Subject } from '../../check.ts'
import type { BrandProfile } from '../../brand.ts'
import { brandOf, read } from '../../testing.ts'
import { findPhrase, likeness } from '../../text/words-phrase.ts'
import { atPlace } from '../../places.ts'

const text = 'Acme gießt seit 1890 Glocken in Familienhand. Das Unternehmen beschäftigt 120 Menschen.'
const brand = brandOf({ boilerplate: { de: text, en: 'Acme has cast bells since 1890.' } })
const owned = { role: 'owned' } as const
const body = (...paragraphs: string[]) => ({ text: read({ 'article.body': paragraphs.join('\n\n') }), brand })

const wanted = ({ story }: Subject, { boilerplate }: Pick<BrandProfile, 'boilerplate'>) => boilerplate[story.language]
// So many of its words make a paragraph an older version of it.
const alike = 0.6

export default defineCheck({
  id: 'brand/boilerplate',
  title: {
    pass: {
      de: 'Der Absatz über das Unternehmen steht da, wie er sein soll',
      en: 'The paragraph about the company is there as it should be',
    },
    fail: { de: 'Der Absatz über das Unternehmen ist nicht in Ordnung', en: 'The paragraph about the company needs work' },
  },
  why: {
    de: 'Redaktionen übernehmen ihn Wort für Wort; steht er überall anders, weiß niemand, wer das Unternehmen ist.',
    en: 'Newsrooms copy it word for word; if it differs everywhere, nobody knows who the company is.',
  },
  source: 'The paragraph of the brand, for each language.',
  severity: 'warning',
  needs: ['text', 'brand'],
  messages: {
    missing: {
      de: 'Der Absatz über das Unternehmen fehlt. Setzen Sie ihn ans Ende des Textes.',
      en: 'The paragraph about the company is missing. Put it at the end of the body.',
    },
    altered: {
      de: 'Der Absatz über das Unternehmen weicht von dem der Marke ab. Übernehmen Sie ihn Wort für Wort.',
      en: 'The paragraph about the company differs from that of the brand. Take it over word for word.',
    },
  },
  appliesTo: (subject, { text, brand }) =>
    subject.platform.role === 'owned' &&
    wanted(subject, brand) !== '' &&
    text.places.some((place) => place.field === 'article.body' && place.text.trim() !== ''),
  *run({ text, brand }, subject) {
    const boilerplate = wanted(subject, brand)
    for (const place of text.places.filter(({ field }) => field === 'article.body')) {
      if (findPhrase(place.text, boilerplate).length > 0) continue
      const altered = paragraphs(place.text).find(
        ({ said }) => said.length < 3 * boilerplate.length && likeness(said, boilerplate) >= alike,
      )
      if (altered) yield { message: 'altered', certainty: 'sure', at: atPlace(place, altered) }
      else yield { message: 'missing', certainty: 'sure', at: { field: place.field } }
    }
  },
  examples: {
    good: [
      { say: 'Word for word at the end', facts: body('Am Samstag öffnen wir.', text), platform: owned },
      { say: 'With other white space', facts: body('Am Samstag öffnen wir.', text.replace('. ', '.\n')), platform: owned },
    ],
    bad: [
      { say: 'It was forgotten', facts: body('Am Samstag öffnen wir die Werkstatt.'), platform: owned, expect: ['missing'] },
      {
        say: 'That of last year',
        facts: body('Am Samstag öffnen wir.', text.replace('120', '110')),
        platform: owned,
        expect: ['altered'],
      },
    ],
  },
})

function paragraphs(text: string): { readonly said: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/gu)].map(({ 0: said, index }) => ({ said, start: index, end: index + said.length }))
}
