import { expect, test } from 'vitest'
import { isSamePerson, speakersIn } from './quotes.ts'

test.each([
  ['„Jede Glocke klingt anders“, sagt Maria Beispiel.', ['Maria Beispiel']],
  ['„Jede Glocke klingt anders“, sagt unsere Geschäftsführerin Dr. Maria Beispiel.', ['Geschäftsführerin Dr. Maria Beispiel']],
  ['„Wir freuen uns“, so Jan von Muster.', ['Jan von Muster']],
  ['“Every bell sounds different,” says John Doe.', ['John Doe']],
  ['“Every bell sounds different,” John Doe said.', ['John Doe']],
  ['"Every bell sounds different", said our founder and engineer Mary-Ann O’Neill.', ['Mary-Ann O’Neill']],
  ['„Hier klingt es gut“, sagt man im Kölner Dom.', []],
  ['Maria Beispiel sagt dazu: „Jede Glocke klingt anders.“', ['Maria Beispiel']],
  ['Maria Beispiel, Geschäftsführerin, erklärt: „Jede Glocke klingt anders.“', ['Maria Beispiel']],
  ['John Doe says: “Every bell sounds different.”', ['John Doe']],
  ['„Tag der offenen Werkstatt“ heißt unser Fest.', []],
  ['„Jede Glocke klingt anders“, sagt sie.', []],
  ['„Jede Glocke klingt anders“, sagt die Geschäftsführerin.', []],
  ['„Wir liefern“, so die Acme Glocken GmbH.', []],
  ['Unser Versprechen: „Jede Glocke klingt anders.“', []],
  ['Unser Geschäftsführer sagt: „Jede Glocke klingt anders.“', []],
])('%s', (text, names) => {
  const found = speakersIn(text)
  expect(found.map(({ name }) => name)).toEqual(names)
  for (const { start, end, name } of found) expect(text.slice(start, end)).toBe(name)
})

test('the same person, with a title, a role or more first names', () => {
  expect(isSamePerson('Maria Beispiel', 'Geschäftsführerin Dr. Maria Beispiel')).toBe(true)
  expect(isSamePerson('Dr. Maria Beispiel', 'Maria Beispiel')).toBe(true)
  expect(isSamePerson('Maria Beispiel', 'Max Beispiel')).toBe(false)
  expect(isSamePerson('', 'Max Beispiel')).toBe(false)
  expect(isSamePerson(' ', '')).toBe(false)
})

test('takes no more than its share of time', () => {
  for (const bait of ['A', 'A ', 'Aa ', '“ sagt ', '“, sagt A ', '“ A A A ', 'Dr. ', 'A-', 'Ab sagt ', 'Ab Ab x ', '"A B says', 'x ']) {
    const begun = performance.now()
    speakersIn(bait.repeat(100_000 / bait.length))
    expect([bait, performance.now() - begun < 2_000]).toEqual([bait, true])
  }
})
