import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { clearOf } from '../../text/words-clear.ts'
import { findCompound, findWord } from '../../text/words.ts'

const brand = brandOf({
  forbiddenWords: [
    { word: 'billig', instead: 'preiswert' },
    { word: 'Acme', instead: 'Acme Glocken' },
    { word: 'garantiert', instead: '' },
    { word: 'cheap', instead: 'affordable', language: 'en' },
    { word: 'Schnäppchen*', instead: 'Angebot' },
    { word: 'revolution*', instead: '' },
  ],
})
/** "billig*" means its compounds, too. */
const starred = /\*$/u
const perPlace = 20

const seen = (text: string) => ({ text: read(text), brand })

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
  needs: ['text', 'brand'],
  messages: {
    replace: {
      de: '„{found}“ meidet {brand}. Schreiben Sie „{instead}“.',
      en: '{brand} avoids “{found}”. Write “{instead}”.',
    },
    remove: {
      de: '„{found}“ meidet {brand}. Streichen Sie es oder sagen Sie es anders.',
      en: '{brand} avoids “{found}”. Delete it or put it differently.',
    },
    compound: {
      de: 'In „{found}“ steckt „{word}“, das {brand} meidet. Prüfen Sie, ob es anders geht.',
      en: '“{found}” holds “{word}”, which {brand} avoids. Look whether you can put it differently.',
    },
  },
  appliesTo: ({ story: { language } }, { brand }) => brand.forbiddenWords.some((one) => one.language === null || one.language === language),
  *run({ text, brand }, { story: { language } }) {
    for (const place of text.places) {
      for (const { word: typed, instead, language: only } of brand.forbiddenWords) {
        if (only !== null && only !== language) continue
        const word = typed.replace(starred, '')
        // The alternative may hold the word itself: "Acme Glocken" instead of "Acme".
        const outside = clearOf(findWord(place.text, instead, language))
        for (const span of findWord(place.text, word, language).filter(outside).slice(0, perPlace)) {
          const found = place.text.slice(span.start, span.end)
          // With an ending it would have to be inflected.
          const fix = found === word && instead !== '' ? { fix: instead } : {}
          const data = { found, instead, brand: brand.name }
          yield { message: instead === '' ? 'remove' : 'replace', certainty: 'sure', at: atPlace(place, span), data, ...fix }
        }
        if (word === typed) continue
        for (const span of findCompound(place.text, word, language).filter(outside).slice(0, perPlace)) {
          const data = { found: place.text.slice(span.start, span.end), word, brand: brand.name }
          yield { message: 'compound', certainty: 'maybe', at: atPlace(place, span), data }
        }
      }
    }
  },
  examples: {
    good: [
      { say: 'The words of the brand', facts: seen('Acme Glocken klingen gut und sind preiswert.') },
      { say: 'Part of a longer word', facts: seen('Ein Billigflug wäre unbillig.') },
      { say: 'A word that is forbidden in the other language', facts: seen('Das heißt auf Englisch cheap.') },
      {
        say: 'A star asks for compounds, and still not for other words',
        facts: seen('Wir schnappen uns einen Nachmittag lang frische Luft.'),
      },
      {
        say: 'A blank entry in the list',
        facts: { text: read('Alles gut.'), brand: brandOf({ forbiddenWords: [{ word: ' ' }] }) },
      },
    ],
    bad: [
      { say: 'With an ending and in capitals', facts: seen('Die BILLIGSTEN Glocken!'), expect: ['replace'] },
      { say: 'The word of a starred entry by itself', facts: seen('Ein Schnäppchen für alle.'), expect: ['replace'] },
      {
        say: 'A compound of a starred entry',
        facts: seen('Schnäppchenjäger aufgepasst: die Glockenrevolution!'),
        expect: ['compound', 'compound'],
      },
      { say: 'Without an alternative', facts: seen('Das klingt garantiert.'), expect: ['remove'] },
      { say: 'In the alternative’s place', facts: seen('Nur bei Acme.'), expect: ['replace'] },
      {
        say: 'In an alternative text',
        facts: { text: read({ text: '', 'media.0.alt': 'Eine billige Glocke.' }), brand },
        expect: ['replace'],
      },
    ],
  },
})
