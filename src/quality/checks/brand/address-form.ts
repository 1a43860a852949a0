import { atMost } from '../../at-most.ts'
import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { addressingIn } from '../../text/address-form.ts'

const perPlace = 20

const seen = (text: string, address: 'any' | 'formal' | 'informal' = 'any') => ({ text: read(text, 'de'), brand: brandOf({ address }) })

export default defineCheck({
  id: 'brand/address-form',
  title: {
    pass: { de: 'Der Text spricht alle gleich an', en: 'The text addresses everybody alike' },
    fail: { de: 'Der Text spricht anders an, als er sollte', en: 'The text addresses readers otherwise than it should' },
  },
  why: {
    de: 'Wer erst gesiezt und dann geduzt wird, weiß nicht, wie Sie zueinander stehen, und hört nicht mehr auf das, was Sie sagen.',
    en: 'Readers who are addressed formally first and then as friends wonder where they stand, and no longer hear what you say.',
  },
  source: 'The voice of the brand; Duden, Anrede: „du“ und „Sie“ werden nicht gemischt.',
  severity: 'warning',
  needs: ['text', 'brand'],
  messages: {
    informal: {
      de: '„{found}“ duzt, {brand} siezt. Schreiben Sie den Satz in der Sie-Form.',
      en: '“{found}” is the informal “du”, {brand} says “Sie”. Put the sentence in the formal form.',
    },
    formal: {
      de: '„{found}“ siezt, {brand} duzt. Schreiben Sie den Satz in der Du-Form.',
      en: '“{found}” is the formal “Sie”, {brand} says “du”. Put the sentence in the informal form.',
    },
    mixed: {
      de: 'Hier steht „{found}“, anderswo „{other}“. Entscheiden Sie sich für Sie oder du.',
      en: 'Here it says “{found}”, elsewhere “{other}”. Decide for “Sie” or “du”.',
    },
  },
  languages: ['de'],
  appliesTo: (_, { text }) => text.language === 'de' || text.language === 'unsure',
  *run({ text, brand }) {
    const all = text.places.map((place) => ({
      place,
      found: addressingIn(place.text).map((one) => ({ ...one, word: place.text.slice(one.start, one.end) })),
    }))
    const said = all.flatMap(({ found }) => found)
    // What speaks for a form: only words that can mean nothing else.
    const sure = (form: 'formal' | 'informal') => said.filter((one) => one.form === form && one.isSure)
    const rarer = sure('formal').length < sure('informal').length ? 'formal' : 'informal'
    const wrong = brand.address === 'any' ? rarer : brand.address === 'formal' ? 'informal' : 'formal'
    const other = sure(wrong === 'formal' ? 'informal' : 'formal')[0]?.word
    if (brand.address === 'any' && other === undefined) return
    for (const { place, found } of all) {
      for (const { form, isSure, word, ...span } of atMost(
        perPlace,
        found.filter((one) => one.form === wrong),
      )) {
        const message = brand.address === 'any' ? 'mixed' : form
        yield {
          message,
          certainty: isSure ? 'sure' : 'maybe',
          at: atPlace(place, span),
          data: { found: word, other: other ?? '', brand: brand.name },
        }
      }
    }
  },
  examples: {
    good: [
      { say: 'Formal throughout', facts: seen('Kommen Sie am Samstag vorbei und bringen Sie Ihre Familie mit!') },
      { say: 'Informal throughout', facts: seen('Komm am Samstag vorbei und bring deine Familie mit!') },
      { say: 'She, at the beginning of a sentence', facts: seen('Deine neue Ansprechpartnerin heißt Maria. Sie gießt seit 2001 Glocken.') },
      { say: 'Somebody else’s words', facts: seen('Eine Kundin schreibt: „Ich danke dir!“ Wir danken Ihnen für Ihr Vertrauen.', 'formal') },
      { say: 'A house that says du', facts: seen('Hast du Lust auf eine Führung? Wir freuen uns auf euch.', 'informal') },
      { say: 'Nobody is addressed', facts: seen('Acme öffnet die Werkstatt. Ihr Klang ist berühmt.', 'formal') },
      { say: 'A French name', facts: seen('Treffen Sie uns im Café du Nord.', 'formal') },
    ],
    bad: [
      { say: 'Both', facts: seen('Melden Sie sich an, bringen Sie Freunde mit, und sichere dir einen Platz.'), expect: ['mixed'] },
      { say: 'A request to one of many', facts: seen('Schau vorbei! Wir freuen uns, wenn Sie kommen.'), expect: ['mixed'] },
      { say: 'Du, where the house says Sie', facts: seen('Wir freuen uns auf dich!', 'formal'), expect: ['informal'] },
      { say: 'Sie, where the house says du', facts: seen('Wir freuen uns, wenn Sie kommen.', 'informal'), expect: ['formal'] },
      {
        say: 'Across the fields of a post',
        facts: {
          text: read({ text: 'Wir freuen uns auf Sie und Ihre Familie.', 'article.title': 'Dein Tag bei Acme' }, 'de'),
          brand: brandOf({}),
        },
        expect: ['mixed'],
      },
    ],
  },
})
