import { atMost } from '../../at-most.ts'
import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'

const seen = (text: string) => ({ text: read(text) })
// Mathematical, circled and squared letters and digits, as sites that "make fonts" write them. Alone they may be meant: 𝑥, ⓘ, ℝ.
const styled = '[\\u{1D400}-\\u{1D7FF}\\u{24B6}-\\u{24E9}\\u{1F130}-\\u{1F149}ℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℴ]'
const run = new RegExp(`${styled}(?:\\p{M}|[ ,.:;!?'’-]{1,3}(?=${styled})|${styled})+`, 'gu')
const letters = new RegExp(styled, 'gu')

export default defineCheck({
  id: 'accessibility/styled-letters',
  title: {
    pass: { de: 'Der Text besteht aus gewöhnlichen Buchstaben', en: 'The text is made of ordinary letters' },
    fail: { de: 'Der Text enthält Sonderzeichen, die nur wie Buchstaben aussehen', en: 'The text has symbols that only look like letters' },
  },
  why: {
    de: 'Screenreader lesen jedes Zeichen mit seinem technischen Namen vor oder schweigen; und keine Suche findet das Wort.',
    en: 'Screen readers spell each sign by its technical name or stay silent; and no search finds the word.',
  },
  source: 'WCAG 2.2, success criterion 1.3.1 Info and Relationships; Unicode Standard, section 22.2: mathematical alphanumeric symbols',
  severity: 'warning',
  needs: ['text'],
  messages: {
    styled: {
      de: '„{found}“ sieht aus wie Schrift, besteht aber aus Rechenzeichen. Schreiben Sie „{plain}“.',
      en: '“{found}” looks like writing but is made of mathematical symbols. Write “{plain}”.',
    },
  },
  appliesTo: (_, { text }) => text.places.some((place) => place.text.trim() !== ''),
  *run({ text }) {
    for (const place of text.places) {
      const words = [...place.text.matchAll(run)].filter(([found]) => (found.match(letters)?.length ?? 0) > 1)
      for (const { 0: found, index } of atMost(20, words)) {
        const plain = found.normalize('NFKC')
        const at = atPlace(place, { start: index, end: index + found.length })
        yield { message: 'styled', certainty: 'sure', at, data: { found, plain }, ...(at.start !== undefined && { fix: plain }) }
      }
    }
  },
  examples: {
    good: [
      { say: 'Ordinary letters, and signs that are none', facts: seen('Acme™ gießt 5 m² Bronze, № 1 in Köln – CO₂-frei.') },
      { say: 'A letter of a formula', facts: seen('The pitch rises with 𝑥.') },
      { say: 'An information sign', facts: seen('ⓘ Mehr dazu auf unserer Website.') },
    ],
    bad: [
      { say: 'Bold', facts: seen('𝗡𝗲𝘂: 𝗗𝗶𝗲 𝗪𝗲𝗿𝗸𝘀𝘁𝗮𝘁𝘁 ist offen.'), expect: ['styled'] },
      { say: 'Script, with letters from elsewhere in Unicode', facts: seen('Our ℬℯ𝓁𝓁𝓈 are ready.'), expect: ['styled'] },
      { say: 'Bold with umlauts made of two signs', facts: seen('𝗳𝘂̈𝗿 alle'), expect: ['styled'] },
      { say: 'In circles', facts: seen('Jetzt ⓝⓔⓤ bei Acme'), expect: ['styled'] },
    ],
  },
})
