import { expect, test } from 'vitest'
import { spokenIn } from './words-spoken.ts'

const spoken = (text: string, word: string) => {
  const start = text.indexOf(word)
  return spokenIn(text)({ start, end: start + word.length })
}

test.each([
  'Mehr auf https://x.example/acme.',
  'Mehr auf www.acme.example.',
  'Mehr auf acme.example/glocken.',
  'Mehr auf glocken.acme.example!',
  'Fragen an acme@firma.example',
  'Danke, @acme_glocken',
  '(#acme)',
])('an address: %s', (text) => {
  expect(spoken(text, 'acme')).toBe(false)
})

test.each(['Bei acme: https://x.example', 'Das ist acme.Und nun?', 'Nr. 5 # acme', 'acme@ 20 Uhr', 'Bei acme.', '3.5 acme'])(
  'a word: %s',
  (text) => {
    expect(spoken(text, 'acme')).toBe(true)
  },
)

test('no word between addresses is lost', () => {
  const text = '#a Wort @b Wort https://c.example Wort'
  const asked = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => spokenIn(text)({ start: index, end: index + word.length }))
  expect(asked).toEqual([false, true, false, true, false, true])
})
