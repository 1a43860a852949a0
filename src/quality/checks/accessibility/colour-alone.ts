import type { Language } from '../../../core/story.ts'
import { atMost } from '../../at-most.ts'
import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'

const seen = (text: string) => ({ text: read(text) })
const en = { language: 'en' } as const

const colours = {
  de: '(?:dunkel|hell)?(?:rot|grün|blau|gelb|orange|grau|violett|lila|rosa|braun|türkis)',
  en: '(?:(?:dark|light) )?(?:red|green|blue|yellow|orange|gr[ae]y|purple|pink|brown|turquoise)',
}
// What is pressed, filled in or read off. No line and no numbers: a red line and rote Zahlen are figures of speech.
const things = {
  de: '(?:knopf|knöpfe|button|buttons|schaltflächen?|tasten?|felde?r?n?|links?|balken|säulen?|kurven?|kästchen|kasten|bereiche?n?|pfeile?n?|markierung(?:en)?|flächen?|einträge?n?|spalten?)',
  en: '(?:buttons?|links?|fields?|bars?|columns?|curves?|box(?:es)?|areas?|arrows?|markers?|segments?|entr(?:y|ies)|rows?|keys?)',
}
const patterns: Record<Language, RegExp> = {
  de: new RegExp(
    `(?<!\\p{L})(?:${colours.de} (?:markiert|hinterlegt|unterlegt|dargestellt|hervorgehoben|gekennzeichnet|eingefärbt|umrandet|gedruckt|eingezeichnet)(?:e[mnrs]?)?|${colours.de}(?:e[mnrs]?)? ${things.de})(?!\\p{L})`,
    'giu',
  ),
  en: new RegExp(
    `(?<!\\p{L})(?:(?:marked|highlighted|shown|printed|outlined|coloured|colored|drawn) in ${colours.en}|${colours.en} ${things.en})(?!\\p{L})`,
    'giu',
  ),
}

export default defineCheck({
  id: 'accessibility/colour-alone',
  title: {
    pass: { de: 'Nichts ist nur an seiner Farbe zu erkennen', en: 'Nothing is told by its colour alone' },
    fail: { de: 'Etwas ist vielleicht nur an seiner Farbe zu erkennen', en: 'Something may be told by its colour alone' },
  },
  why: {
    de: 'Wer Farben nicht unterscheidet oder nichts sieht, findet nicht, was gemeint ist; das betrifft jeden zwölften Mann.',
    en: 'People who cannot tell colours apart, one man in twelve, or who see nothing, do not find what is meant.',
  },
  source: 'WCAG 2.2, success criteria 1.4.1 Use of Color and 1.3.3 Sensory Characteristics',
  severity: 'advice',
  needs: ['text'],
  languages: ['de', 'en'],
  messages: {
    colour: {
      de: '„{found}“: Lässt sich das auch ohne Farbe erkennen? Nennen Sie dazu Beschriftung, Form oder Ort.',
      en: '“{found}”: can it be told without colour, too? Add its label, its shape or its place.',
    },
  },
  // Alternative texts describe what is to be seen, colours included.
  appliesTo: (_, { text }) => text.places.some(({ field, text }) => !field.endsWith('.alt') && text.trim() !== ''),
  *run({ text }, { story }) {
    for (const place of text.places) {
      if (place.field.endsWith('.alt')) continue
      for (const { 0: found, index } of atMost(20, place.text.matchAll(patterns[story.language])))
        yield { message: 'colour', certainty: 'maybe', at: atPlace(place, { start: index, end: index + found.length }), data: { found } }
    }
  },
  examples: {
    good: [
      { say: 'Colours that are a matter of taste', facts: seen('Die neue Glocke leuchtet in Grün. Unsere blaue Stunde beginnt um acht.') },
      { say: 'Figures of speech', facts: seen('Wir schreiben keine roten Zahlen, und der rote Faden ist der Klang.') },
      { say: 'Figures of speech, in English', facts: seen('That was our red line: a green future for our bells.'), story: en },
      {
        say: 'An alternative text tells what is seen',
        facts: { text: read({ text: 'Unser Programm.', 'media.0.alt': 'Ein Plan, der Eingang ist rot markiert.' }) },
      },
    ],
    bad: [
      { say: 'Marked in red', facts: seen('Füllen Sie bitte die rot markierten Felder aus.'), expect: ['colour'] },
      { say: 'A green button', facts: seen('Klicken Sie auf den grünen Knopf.'), expect: ['colour'] },
      { say: 'A green button, in English', facts: seen('Click the green button to book.'), story: en, expect: ['colour'] },
      { say: 'Highlighted in red', facts: seen('Sold out days are highlighted in red.'), story: en, expect: ['colour'] },
    ],
  },
})
