import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentencesIn } from './sentences.ts'

const pieces = (text: string) => sentencesIn(text).map(({ start, end }) => text.slice(start, end))

// One sentence a line.
test.each([
  [
    'German abbreviations',
    `Ca. 50 Gäste kamen, u. a. Dr. Meier und Prof. Schulz.
     Die Fa. Acme gießt Glocken, z. B. für Kirchen, inkl. MwSt. und zzgl. Versand.
     Dipl.-Ing. Meier, geb. Müller, verlangt i. d. R. 10 Tsd. Euro für Art. 5 Abs. 2 Nr. 1.
     J. S. Bach komponierte.
     Wir gießen Glocken, Klöppel usw.
     Danach schleifen wir.`,
  ],
  [
    'ordinals',
    `Am 3. Mai öffnen wir die Werkstatt.
     Das 18. Jahrhundert war laut.
     Unser 100. Kunde bekommt eine Glocke, der 1. FC Köln auch.
     Es waren 50.
     Danach ging es weiter.
     Wir sind die Nr. 1.
     Kommen Sie vorbei.
     Plan B.
     Das war es.`,
  ],
  [
    'quotes and marks',
    `„Kommen Sie vorbei!“, sagte er.
     „Gern.“
     Sie ging (ohne ihn.)
     „Warte!“ rief er.
     Was?
     Nein ...
     Wirklich… ja.`,
  ],
  [
    'English',
    `We open at 3 p.m.
     We close at 5 p.m. Monday to Friday.
     Mr. Bell (the founder) said: “Bells matter.”
     Acme Inc. casts bells for the U.S. Army, e.g. big ones.
     No. 5 vs. No. 6 is shown in Fig. 3.
     J. R. Smith rang it.
     It costs 3.50 dollars at https://acme.example/a.b?c.
     Bye.`,
  ],
])('%s', (_, text) => {
  const sentences = text.split('\n').map((line) => line.trim())
  expect(pieces(sentences.join(' '))).toEqual(sentences)
})

test('a line ends a sentence, unless the next goes on in small letters', () => {
  expect(pieces('Überschrift\n\nNoch eine\n- Punkt\n1. Guss\r\n2. Schliff')).toEqual([
    'Überschrift',
    'Noch eine',
    '- Punkt',
    '1. Guss',
    '2. Schliff',
  ])
  expect(pieces('Wir gießen\nund schleifen.')).toEqual(['Wir gießen\nund schleifen.'])
})

test('emoji belong to the sentence before them on the same line', () => {
  expect(pieces('Kommen Sie! 🎉 \nJa! 🎊🎊')).toEqual(['Kommen Sie! 🎉', 'Ja! 🎊🎊'])
  expect(pieces('Ja!\n🎉')).toEqual(['Ja!', '🎉'])
})

test('every character that is no white space lies in exactly one sentence', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom('a', 'Z. ', 'Dr. ', '1. ', 'Mai', '. ', '! ', '“ ', '\n', ' ', '🎉', '\ud800', 'der '), fc.string()))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (text) => {
      let from = 0
      for (const { start, end } of sentencesIn(text)) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(text.slice(from, start).trim()).toBe('')
        expect(text.slice(start, end)).toMatch(/^\S(?:[^]*\S)?$/)
        from = end
      }
      expect(text.slice(from).trim()).toBe('')
    }),
  )
})

test.each(['a. ', '.', '"', 'a', '\n', ' ', '("', '„Ja. “', '1. ', 'z. B. ', '.)))', '!“', '\ud800. ', 'Hallo Welt. '])(
  '100 kB of %j take no longer than their share',
  (bait) => {
    const started = performance.now()
    sentencesIn(bait.repeat(100_000 / bait.length))
    expect(performance.now() - started).toBeLessThan(1_000)
  },
)
