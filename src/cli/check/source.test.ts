import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aligned, rangeIn, regionsOf } from './source.ts'

describe('where characters stand', () => {
  it.each([
    ['plain', 'so billig', 'so billig', false, 3, 9, 'billig', true],
    ['escaped in Markdown', 'so *billig*', 'so \\*billig\\*', false, 4, 10, 'billig', true],
    ['behind an entity', '& billig', '&amp; billig', false, 2, 8, 'billig', true],
    ['behind an entity of a letter', 'ä billig', '&auml; billig', false, 2, 8, 'billig', true],
    ['in quotes', 'so billig', '"so billig"', true, 3, 9, 'billig', true],
    ['behind an escape', 'a"b\nü billig', '"a\\"b\\n\\u00fc billig"', true, 6, 12, 'billig', true],
    ['in a folded text', 'Eine Zeile und billig\n', '>\n  Eine Zeile\n  und billig\n', false, 15, 21, 'billig', true],
    ['over the end of a line', 'so billig', 'so\n  billig', false, 0, 9, 'so\n  billig', false],
  ] as const)('%s', (_, read, text, escapes, start, end, stands, exact) => {
    const range = rangeIn(read, { text, offset: 100, escapes }, start, end)
    expect([text.slice(range.start - 100, range.end - 100), range.exact]).toEqual([stands, exact])
  })

  it('never runs backwards and never beyond the end, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.boolean(), (read, written, escapes) => {
        const places = [...aligned(read, written, escapes)]
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(Math.max(...places)).toBeLessThanOrEqual(written.length)
      }),
    )
  })
})

it('names lines and columns from 1', () => {
  const regionOf = regionsOf('eins\nzwei\r\n\ndrei')
  expect(regionOf({ start: 0, end: 4 })).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 5 })
  expect(regionOf({ start: 5, end: 12 })).toEqual({ line: 2, column: 1, endLine: 4, endColumn: 1 })
  expect(regionOf({ start: 12, end: 99 })).toEqual({ line: 4, column: 1, endLine: 4, endColumn: 5 })
})
