import { defineCheck } from '../../check.ts'
import { places } from '../../places.ts'
import { plainImage, preview } from '../../testing.ts'
import { findWord } from '../../words.ts'

const brand = {
  name: 'Acme',
  forbiddenWords: [
    { word: 'billig', instead: 'preiswert' },
    { word: 'Acme', instead: 'Acme Glocken' },
    { word: 'garantiert', instead: '' },
  ],
}
const seen = (text: string) => ({ preview: preview({ text }), brand })

export default defineCheck({
  id: 'brand/forbidden-word',
  title: {
    pass: { de: 'Der Text hält sich an die Wortwahl der Marke', en: 'The text keeps to the words of the brand' },
    fail: { de: 'Der Text enthält ein Wort, das die Marke meidet', en: 'The text holds a word that the brand avoids' },
  },
  why: {
    de: 'Wer die Marke kennt, erkennt sie nicht wieder; und manches Wort verspricht, was die Rechtsabteilung nicht halten kann.',
    en: 'Those who know the brand do not recognise it; and some words promise what the legal department cannot keep.',
  },
  source: 'The word list of the brand.',
  severity: 'blocker',
  needs: ['preview', 'brand'],
  messages: {
    replace: {
      de: '„{found}“ meidet {brand}. Schreiben Sie „{instead}“.',
      en: '{brand} avoids “{found}”. Write “{instead}”.',
    },
    remove: {
      de: '„{found}“ meidet {brand}. Streichen Sie es oder sagen Sie es anders.',
      en: '{brand} avoids “{found}”. Delete it or put it differently.',
    },
  },
  *run({ preview, brand }, subject) {
    const { language } = subject.story
    for (const { field, text: raw, exact } of places(preview, subject)) {
      const text = raw.normalize('NFC')
      for (const { word, instead } of brand.forbiddenWords) {
        // The alternative may hold the word itself: "Acme Glocken" instead of "Acme".
        const allowed = findWord(text, instead, language)
        for (const { start, end } of findWord(text, word, language)) {
          if (allowed.some((span) => span.start <= start && end <= span.end)) continue
          const at = exact && text === raw ? { field, start, end } : { field }
          const data = { found: text.slice(start, end), instead: instead.trim(), brand: brand.name }
          yield { message: data.instead === '' ? 'remove' : 'replace', certainty: 'sure', at, data }
        }
      }
    }
  },
  examples: {
    good: [
      { say: 'The words of the brand', facts: seen('Acme Glocken klingen gut und sind preiswert.') },
      { say: 'Part of a longer word', facts: seen('Ein Billigflug wäre unbillig.') },
      {
        say: 'A blank entry in the list',
        facts: { ...seen('Alles gut.'), brand: { name: 'Acme', forbiddenWords: [{ word: ' ', instead: '' }] } },
      },
    ],
    bad: [
      { say: 'With an ending and in capitals', facts: seen('Die BILLIGSTEN Glocken!'), expect: ['replace'] },
      { say: 'Without an alternative', facts: seen('Das klingt garantiert.'), expect: ['remove'] },
      { say: 'In the alternative’s place', facts: seen('Nur bei Acme.'), expect: ['replace'] },
      {
        say: 'In an alternative text',
        facts: { preview: preview({ text: '', media: [{ ...plainImage, alt: 'Eine billige Glocke.' }] }), brand },
        expect: ['replace'],
      },
    ],
  },
})
