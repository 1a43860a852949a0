import { describe, expect, test } from 'vitest'
import type { Span } from '../facts.ts'
import { cardsIn, homesIn, ibansIn, personalEmailsIn, phonesIn } from './personal-data.ts'

const shown = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end))

describe('IBANs', () => {
  test.each([
    ['Konto DE89 3704 0044 0532 0130 00 bei der Bank', ['DE89 3704 0044 0532 0130 00']],
    ['DE89370400440532013000.', ['DE89370400440532013000']],
    ['DE89 3704 0044 0532 0130 00 BITTE ANGEBEN', ['DE89 3704 0044 0532 0130 00']],
    ['GB82 WEST 1234 5698 7654 32', ['GB82 WEST 1234 5698 7654 32']],
    ['Wrong digits: DE88 3704 0044 0532 0130 00', []],
    ['USt-ID DE123456789, Norm EN12 3456 7890 1234 5678', []],
  ])('%s', (text, expected) => expect(shown(text, ibansIn(text))).toEqual(expected))
})

describe('cards', () => {
  test.each([
    ['Karte 4111 1111 1111 1111, gültig', ['4111 1111 1111 1111']],
    ['3782-822463-10005', ['3782-822463-10005']],
    ['5555555555554444', ['5555555555554444']],
    ['4111 1111 1111 1112', []],
    ['ISBN 9783161484100', []],
    ['DE89 3704 0044 0532 0130 00', []],
    ['https://acme.example/4111111111111111', []],
  ])('%s', (text, expected) => expect(shown(text, cardsIn(text))).toEqual(expected))
})

describe('phones', () => {
  test.each([
    ['Rufen Sie an: 0221 / 123 45-67 oder +49 (0)171 1234567.', ['0221 / 123 45-67', '+49 (0)171 1234567']],
    ['Handynummer 0171 1234567', ['0171 1234567']],
    ['am 24.11.2026 um 18:30, 01.02.2026-03.02.2026, 2019/2020', []],
    ['Bestellnr. 0221-1234567, ISBN 978-3-16-148410-0, #0221123456', []],
    ['https://acme.example/p/02211234567', []],
    ['Es kamen 30 000 Menschen und 1 200 000 Euro, 0800 1234567 ist frei.', []],
    ['DE89 3704 0044 0532 0130 00 und 4111 1111 1111 1111', []],
    ['Mo-Fr 08.00-12.00, 0,5 bis 0,75 Prozent', []],
  ])('%s', (text, expected) => expect(shown(text, phonesIn(text, 'DE'))).toEqual(expected))
  test('by the country', () => {
    expect(phonesIn('Call (212) 555-2368.', 'US').map(({ number }) => number)).toEqual(['+12125552368'])
    expect(phonesIn('Call 020 7946 0958.', 'GB').map(({ number }) => number)).toEqual(['+442079460958'])
    expect(phonesIn('Call 020 7946 0958.', '')).toEqual([])
    expect(phonesIn('Call 020 7946 0958.', '__proto__')).toEqual([])
  })
})

describe('e-mail addresses of persons', () => {
  test.each([
    ['Mail an maria.beispiel@acme.example.', ['maria.beispiel@acme.example']],
    ['maria.beispiel (at) acme.example', ['maria.beispiel (at) acme.example']],
    ['info@acme.example, presse.koeln@acme.example, jobs@acme.example', []],
    ['@maria@mastodon.example, #maria, 5 kg @ 3 Euro', []],
  ])('%s', (text, expected) => expect(shown(text, personalEmailsIn(text))).toEqual(expected))
})

describe('homes', () => {
  test.each([
    ['Maria Beispiel wohnt in der Glockengasse 12 in Köln.', ['Glockengasse 12']],
    ['John Doe lives at 12 Bell Street.', ['12 Bell Street']],
    ['Die Werkstatt liegt in der Glockengasse 12, 50667 Köln.', []],
    ['Er wohnt in Köln. Die Werkstatt: Glockengasse 12.', []],
  ])('%s', (text, expected) => expect(shown(text, homesIn(text))).toEqual(expected))
})

test('takes no more than its share of time', () => {
  const all = (text: string) =>
    [ibansIn, cardsIn, personalEmailsIn, homesIn, (t: string) => phonesIn(t, 'DE')].forEach((find) => find(text))
  for (const bait of ['1', '1 ', '+49 ', '(0', '0-', 'a', 'a.', 'a@', 'DE89 ', 'wohnt ', 'wohnt Aa', '0221 1234567 ', '4111 ', 'a(at)']) {
    const begun = performance.now()
    all(bait.repeat(100_000 / bait.length))
    expect([bait, performance.now() - begun < 2_000]).toEqual([bait, true])
  }
})
