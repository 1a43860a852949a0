import { atMost } from '../../at-most.ts'
import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'

const seen = (text: string) => ({ text: read(text) })
// Frames and blocks, the same sign many times, and faces of several signs. Three signs are a rule, four dots a sloppy ellipsis.
const drawn = /[─-◿✦-❈]{4,}|([=*~_#+•·–—<>|/\\^°-])\1{5,}|¯\\_\(ツ\)_\/¯|ʕ\s?•ᴥ•\s?ʔ|\(╯°□°\)╯[^\s]{0,8}|\( ͡° ͜ʖ ͡°\)/gu

export default defineCheck({
  id: 'accessibility/ascii-art',
  title: {
    pass: { de: 'Der Text malt keine Bilder aus Zeichen', en: 'The text draws no pictures of signs' },
    fail: { de: 'Im Text sind Zeichen, die nur schmücken', en: 'The text has signs that only decorate' },
  },
  why: {
    de: 'Screenreader lesen die Zeichen einzeln vor, und auf schmalen Bildschirmen zerfällt das Bild.',
    en: 'Screen readers say the signs one by one, and on narrow screens the picture falls apart.',
  },
  source: 'WCAG 2.2, success criterion 1.1.1 Non-text Content, failure F72 and technique H86',
  severity: 'advice',
  needs: ['text'],
  messages: {
    drawn: {
      de: '„{found}“ ist aus Zeichen gemalt. Nehmen Sie eine Leerzeile, ein Bild mit Alternativtext oder ein Wort.',
      en: '“{found}” is drawn of signs. Take an empty line, a picture with an alternative text, or a word.',
    },
  },
  appliesTo: (_, { text }) => text.places.some((place) => place.text.trim() !== ''),
  *run({ text }) {
    for (const place of text.places)
      for (const { 0: found, index } of atMost(20, place.text.matchAll(drawn)))
        yield {
          message: 'drawn',
          certainty: 'maybe',
          at: atPlace(place, { start: index, end: index + found.length }),
          data: { found: found.slice(0, 20) },
        }
  },
  examples: {
    good: [
      { say: 'Dashes, dots and arrows of writing', facts: seen('Guss – Schliff – Klang … → zum Programm --- bis bald ►') },
      { say: 'A rating', facts: seen('Unsere Besucher sagen: ★★★') },
    ],
    bad: [
      { say: 'A line of signs', facts: seen('Programm\n============\nGuss um zehn Uhr'), expect: ['drawn'] },
      { say: 'A frame', facts: seen('┌────────┐ Neu!'), expect: ['drawn'] },
      { say: 'A face', facts: seen('Who rang the bell? ¯\\_(ツ)_/¯'), expect: ['drawn'] },
    ],
  },
})
