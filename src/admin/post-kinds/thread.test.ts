import { expect, it } from 'vitest'
import { divided } from './thread.ts'

const rules = [{ count: 0, max: 30, unit: 'grapheme', linkCountsAs: 15 }] as const
const text = 'Eins ist da. Zwei ist da.\n\nDrei ist auch da.'

it('leaves room in the first part for the link that stands behind it', () => {
  expect(divided({ text, parts: [] }, text, rules, false)).toEqual(['Eins ist da. Zwei ist da.', 'Drei ist auch da.'])
  const seen = `${text}\n\nhttps://acme.example/a`
  expect(divided({ text, parts: [] }, seen, rules, false)).toEqual(['Eins ist da.', 'Zwei ist da.', 'Drei ist auch da.'])
})

it('begins anew with what is in the parts already, and takes their numbers off', () => {
  const numbered = divided({ text, parts: [] }, text, rules, true)
  expect(numbered).toEqual(['Eins ist da. Zwei ist da. 1/2', 'Drei ist auch da. 2/2'])
  const [first = '', ...parts] = numbered
  expect(divided({ text: first, parts }, first, rules, true)).toEqual(numbered)
  expect(divided({ text: first, parts }, first, rules, false)).toEqual(['Eins ist da. Zwei ist da.', 'Drei ist auch da.'])
})

it('keeps what somebody wrote as a further part by hand', () => {
  expect(divided({ text: 'Kurz.', parts: ['', 'Der Link: https://acme.example'] }, 'Kurz.', rules, false).join(' ')).toContain(
    'https://acme.example',
  )
})
