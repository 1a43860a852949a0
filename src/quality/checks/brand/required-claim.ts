import type { BrandProfile } from '../../brand.ts'
import { defineCheck, type Subject } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, preview, read } from '../../testing.ts'
import { findPhrase, likeness } from '../../text/words-phrase.ts'

const askedOf = ({ story, platform }: Subject, { requiredClaims }: Pick<BrandProfile, 'requiredClaims'>) =>
  requiredClaims.filter(
    ({ claim, where, language }) =>
      claim.trim() !== '' && (where === 'everywhere' || where === platform.role) && (language === null || language === story.language),
  )
// So many of its words make a sentence an altered claim.
const alike = 0.75
const fewestWords = 3

const brand = brandOf({
  requiredClaims: [
    { claim: 'Klang, der bleibt.', language: 'de' },
    { claim: 'Sound that stays.', language: 'en' },
    { claim: 'Seit 1890 in Familienhand', where: 'owned', language: 'de' },
  ],
})
const seen = (fields: Parameters<typeof read>[0]) => ({ text: read(fields), parts: [], brand })

export default defineCheck({
  id: 'brand/required-claim',
  title: {
    pass: { de: 'Was die Marke immer sagt, steht da', en: 'What the brand always says is there' },
    fail: { de: 'Etwas, was die Marke immer sagt, fehlt', en: 'Something that the brand always says is missing' },
  },
  why: {
    de: 'Ein Leitspruch wirkt nur, wenn ihn alle immer wieder gleich hören; und manchen Hinweis schulden Sie Ihren Lesern.',
    en: 'A claim works only if everybody hears it again and again in the same words; and some notices you owe to your readers.',
  },
  source: 'The claims that the brand requires.',
  severity: 'warning',
  needs: ['text', 'parts', 'brand'],
  messages: {
    missing: {
      de: '„{claim}“ fehlt. Nehmen Sie es in den Text auf.',
      en: '“{claim}” is missing. Put it into the text.',
    },
    altered: {
      de: 'Hier scheint „{claim}“ abgewandelt zu sein. Schreiben Sie es Wort für Wort.',
      en: 'This looks like “{claim}” in other words. Write it word for word.',
    },
  },
  appliesTo: (subject, { brand }) => !subject.isPart && askedOf(subject, brand).length > 0,
  *run({ text, parts, brand }, subject) {
    for (const { claim } of askedOf(subject, brand)) {
      if ([...text.places, ...parts].some((said) => findPhrase(said.text, claim).length > 0)) continue
      const data = { claim: claim.trim() }
      const sentences =
        claim.trim().split(/\s+/u).length < fewestWords
          ? []
          : text.places.flatMap((place) => place.sentences.map((span) => ({ place, span })))
      const altered = sentences.find(
        ({ place, span }) => span.end - span.start < 3 * claim.length && likeness(place.text.slice(span.start, span.end), claim) >= alike,
      )
      if (altered) yield { message: 'altered', certainty: 'sure', at: atPlace(altered.place, altered.span), data, fix: data.claim }
      else yield { message: 'missing', certainty: 'sure', at: { field: subject.platform.role === 'owned' ? 'article.body' : 'text' }, data }
    }
  },
  examples: {
    good: [
      { say: 'Word for word', facts: seen('Die neue Glocke ist da. Klang, der bleibt.') },
      { say: 'In capitals, and with another white space', facts: seen('KLANG, DER\u00a0BLEIBT – die neue Glocke ist da!') },
      { say: 'In any of the fields', facts: seen({ text: 'Die neue Glocke ist da.', 'article.teaser': 'Klang, der bleibt.' }) },
      {
        say: 'In the first comment',
        facts: { ...seen('Die neue Glocke ist da.'), parts: [preview({ text: 'Klang, der bleibt.' })] },
      },
      { say: 'In English', facts: seen('The new bell is here. Sound that stays.'), story: { language: 'en' } },
      {
        say: 'Both claims, on a medium of our own',
        facts: seen({ 'article.body': 'Klang, der bleibt. Seit 1890 in Familienhand.' }),
        platform: { role: 'owned' },
      },
    ],
    bad: [
      { say: 'Missing', facts: seen('Die neue Glocke ist da.'), expect: ['missing'] },
      { say: 'In the other language only', facts: seen('Sound that stays.'), expect: ['missing'] },
      { say: 'In other words', facts: seen('Ein Klang, der immer bleibt. Die neue Glocke ist da.'), expect: ['altered'] },
      {
        say: 'One of two, on a medium of our own',
        facts: seen({ 'article.body': 'Klang, der bleibt.' }),
        platform: { role: 'owned' },
        expect: ['missing'],
      },
    ],
  },
})
