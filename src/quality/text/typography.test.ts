import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Language } from '../../core/story.ts'
import { typographySlips } from './typography.ts'

const mended = (text: string, language: Language) =>
  typographySlips(text, language).reduceRight((all, { start, end, fix }) => all.slice(0, start) + fix + all.slice(end), text)
const shown = (text: string) => text.replaceAll('\u00a0', '~')

// ~ is a no-break space.
test.each<[string, string]>([
  ['"Guten Tag", sagte sie. "Kommen Sie!"', '„Guten Tag“, sagte sie. „Kommen Sie!“'],
  ['„Guten Tag”, sagte sie.', '„Guten Tag“, sagte sie.'],
  ['“Guten Tag”, sagte sie.', '„Guten Tag“, sagte sie.'],
  ['Er sagt: "Das ist \'Bronze\', nicht Blech. Hören Sie?" Ja.', 'Er sagt: „Das ist ‚Bronze‘, nicht Blech. Hören Sie?“ Ja.'],
  ['Die "Acme"-Glocke ("groß") und "Acme"', 'Die „Acme“-Glocke („groß“) und „Acme“'],
  ['»Ja« und "nein"', '»Ja« und »nein«'],
  ['«Ja» und "nein"', '«Ja» und «nein»'],
  ['Ein 27" Monitor und "Bronze"', 'Ein 27" Monitor und „Bronze“'],
  ["Wie geht's? Jens' Glocke", 'Wie geht’s? Jens’ Glocke'],
  ['Und dann ... Stille', 'Und dann … Stille'],
  ['Glocken - gegossen wie früher -- klingen', 'Glocken – gegossen wie früher – klingen'],
  ['Wort--Wort', 'Wort – Wort'],
  ['9-17 Uhr, 9:00-17:00 Uhr, 1914-1918, 10-12%', '9–17 Uhr, 9:00–17:00 Uhr, 1914–1918, 10–12~%'],
  ['50% und 50 % und 5 km, 20 °C, § 5', '50~% und 50~% und 5~km, 20~°C, §~5'],
  ['z.B. und z. B., d.h., i.d.R. hier', 'z.~B. und z.~B., d.~h., i.~d.~R. hier'],
  ['Ja !  Nein ,  und 3 !!', 'Ja! Nein, und 3!!'],
])('German: %s', (text, right) => {
  expect(shown(mended(text, 'de'))).toBe(right)
})

test.each<[string, string]>([
  ['"Good day," she said. "Come!"', '“Good day,” she said. “Come!”'],
  ['„Good day“, she said.', '“Good day”, she said.'],
  ["She said: \"It's 'bronze', isn't it?\"", 'She said: “It’s ‘bronze’, isn’t it?”'],
  ["the founders' bell", 'the founders’ bell'],
  ['"The 27" screen is new."', '“The 27" screen is new.”'],
  ['Bells - cast as before--sound...', 'Bells – cast as before—sound…'],
  ['9-5 p.m. and 10-12 days, 5 km, 50%', '9-5 p.m. and 10–12 days, 5~km, 50%'],
])('English: %s', (text, right) => {
  expect(shown(mended(text, 'en'))).toBe(right)
})

test.each<[string, Language]>([
  ['„Wir öffnen“, sagt sie. Um 9–17 Uhr – für alle … und für Sie. Geht’s? «Ja», ‚nein‘', 'de'],
  ['“We open,” she said. It’s ours. ‘Yes’—or no.', 'en'],
  ['https://acme.example/a--b?q="x"...y a@b.de #a-b @acme `"code" -- x` ', 'de'],
  ["Smile :-) ;-) :'( <- -> --> and --flag", 'en'],
  ['- eins\n- zwei\n  - drei\n* vier', 'de'],
  ["5'11\" tall and 6' wide", 'en'],
  ['-5 °C'.replace(' ', '\u00a0'), 'de'],
  ['5 - 3 = 2, Maßstab 1 : 100, 2026-11-24, 0221-12345, 4711-0815, ISBN 978-3-16-148410-0, 24-7, 3-1', 'de'],
  ["rock 'n' roll in the '90s, 'tis true", 'en'],
  ['Ein " allein. Und "zwei "drei"', 'de'],
  ['    eingerückt  \nZeile', 'de'],
  ['.. .... ../a', 'de'],
  ['„Ja, „wirklich“', 'de'],
])('left alone: %s', (text, language) => {
  expect(typographySlips(text, language)).toEqual([])
})

test('the fixes leave a text without slips, and touch nothing else', () => {
  const bits = [
    '"',
    "'",
    '„',
    '“',
    '”',
    '»',
    '«',
    '‚',
    '’',
    '´',
    '-',
    '--',
    '.',
    '...',
    '…',
    ' ',
    '  ',
    '\u00a0',
    '\n',
    '\n\n',
    ',',
    '!',
    '?',
    ':',
    ')',
    '(',
  ]
  const words = [
    'Wort',
    's',
    'z.B.',
    'z. B.',
    'd.h.',
    '5',
    '27',
    '9-17 Uhr',
    '1914-1918',
    '%',
    'km',
    '§',
    'https://a.example/x',
    '@acme',
    '#Tag',
    'a.de',
    '`',
    ':-)',
    '🎉',
    '\ud800',
  ]
  const text = fc
    .array(fc.oneof(fc.constantFrom(...bits, ...words), fc.string({ unit: 'binary', maxLength: 3 })))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.constantFrom<Language>('de', 'en'), (text, language) => {
      const slips = typographySlips(text, language)
      slips.forEach(({ start, end }, i) => {
        expect(start).toBeGreaterThanOrEqual(slips[i - 1]?.end ?? 0)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toMatch(/^[ "'´„“”.\-,;:!?§%\dzZdhuaUvoäÄsgnChriRmBTb]+$/u)
      })
      expect(typographySlips(mended(text, language), language)).toEqual([])
    }),
    { numRuns: Number(process.env.RUNS ?? 5_000) },
  )
})

test.each(['"', "'", '-', '.', ' ', ' - ', 'a"', '` ', '5 ', 'z.', '1-', 'a@', '@a.', 'a.b', '\n', '«', '»', '<-', 'a '])(
  '100 kB of %j take no longer than their share',
  (bait) => {
    const started = performance.now()
    typographySlips(bait.repeat(100_000 / bait.length), 'de')
    expect(performance.now() - started).toBeLessThan(1_500)
  },
)
