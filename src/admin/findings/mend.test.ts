import { describe, expect, it } from 'vitest'
import { mended, spanIn, type Pointed } from './mend.ts'

/** A finding as the hub tells it, of the n-th time that the text says something. */
const found = (text: string, match: string, fix?: string, nth = 0): Pointed => {
  let start = text.indexOf(match)
  for (let i = 0; i < nth; i++) start = text.indexOf(match, start + 1)
  const end = start + match.length
  return {
    start,
    end,
    ...(fix !== undefined && { fix }),
    excerpt: { before: text.slice(Math.max(0, start - 40), start), match, after: text.slice(end, end + 40) },
  }
}

describe('a place in a text', () => {
  it('is found behind the white space that the checks do not see', () => {
    const text = 'Billige Glocken.'
    expect(spanIn(text, found(text, 'Glocken'))).toEqual({ start: 8, end: 15 })
    expect(spanIn(`\n  ${text} `, found(text, 'Glocken'))).toEqual({ start: 11, end: 18 })
  })
  it('is not told where something else stands by now', () => {
    expect(spanIn('Schöne Glocken.', found('Billige Glocken.', 'Glocken'))).toBeNull()
    expect(spanIn('Glocken', { excerpt: { before: '', match: 'Glocken', after: '' } })).toBeNull()
  })
  it('is known by what stands around it where nothing stands in it', () => {
    const missing = { start: 7, end: 7, excerpt: { before: 'Glocken', match: '', after: ' GmbH' } }
    expect(spanIn('Glocken GmbH', missing)).toEqual({ start: 7, end: 7 })
    expect(spanIn('Gießen: GmbH', missing)).toBeNull()
  })
  it('is not told of a text that the checks read composed', () => {
    expect(spanIn('fu\u0308r Glocken', found('für Glocken', 'Glocken'))).toBeNull()
  })
})

describe('mending a text', () => {
  it('changes exactly the place', () => {
    const text = ' Acme und acme und Acme'
    expect(mended(text, [found(text.trim(), 'acme', 'Acme GmbH')])).toEqual({ value: ' Acme und Acme GmbH und Acme', count: 1 })
  })
  it('mends several, whatever their order and length', () => {
    const text = '"Gut" ... und "besser"'
    const all = [
      found(text, '"', '„'),
      found(text, '"', '“', 1),
      found(text, '...', '…'),
      found(text, '"', '„', 2),
      found(text, '"', '“', 3),
    ]
    expect(mended(text, all)).toEqual({ value: '„Gut“ … und „besser“', count: 5 })
    expect(mended(text, all.toReversed())).toEqual({ value: '„Gut“ … und „besser“', count: 5 })
  })
  it('mends one of two that overlap', () => {
    const text = 'a  b'
    expect(mended(text, [found(text, 'a  ', 'a '), found(text, '  ', ' ')])).toEqual({ value: 'a b', count: 1 })
  })
  it('leaves alone what has changed, and what has no fix', () => {
    const text = 'acme und acme'
    expect(mended('ACME und acme', [found(text, 'acme', 'Acme'), found(text, 'acme', 'Acme', 1)])).toEqual({
      value: 'ACME und Acme',
      count: 1,
    })
    expect(mended(text, [found(text, 'acme')])).toEqual({ value: text, count: 0 })
  })
  it('can take something away', () => {
    expect(mended('Jetzt!!', [found('Jetzt!!', '!', '', 1)]).value).toBe('Jetzt!')
  })
  it('mends a text that was typed in parts of letters as the checks have read it', () => {
    expect(mended('fu\u0308r acme', [found('für acme', 'acme', 'Acme')])).toEqual({ value: 'für Acme', count: 1 })
  })
})
