import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedEncodings, namesTag } from './negotiation.ts'

describe('Accept-Encoding', () => {
  it.each([
    [undefined, 'identity', true],
    ['', 'identity', true],
    ['gzip', 'gzip', true],
    ['x-gzip', 'gzip', true],
    ['gzip, deflate, br, zstd', 'br', true],
    ['GZIP;Q=1.0', 'gzip', true],
    ['br;q=0.5, gzip;q=0.8', 'gzip', true],
    ['br;q=0, gzip', 'gzip', true],
    ['br;q=0, *', 'gzip', true],
    ['*', 'br', true],
    ['*;q=0', null, false],
    ['identity;q=0', null, false],
    ['identity;q=0, gzip;q=0.1', 'gzip', false],
    ['identity;q=0.5, gzip;q=0.2', 'identity', true],
    ['*;q=0, identity', 'identity', true],
    ['br; q=0.2 , gzip ; q = 0.3', 'gzip', true],
    // What cannot be read counts for nothing.
    ['br;q=2, gzip;q=0.1', 'gzip', true],
    ['br;level=5', 'identity', true],
    ['deflate, zstd', 'identity', true],
    [',,;q=1,', 'identity', true],
  ])('%s', (header, best, plain) => {
    expect(acceptedEncodings(header)).toEqual({ best, plain })
    // A second time, from memory.
    expect(acceptedEncodings(header)).toEqual({ best, plain })
  })

  it('never gives what was refused, nor less than the best, whatever the order', () => {
    const weights = fc.uniqueArray(fc.tuple(fc.constantFrom('br', 'gzip', 'identity', 'zstd'), fc.integer({ min: 0, max: 1000 })), {
      selector: ([name]) => name,
      minLength: 1,
    })
    fc.assert(
      fc.property(weights, (members) => {
        const { best, plain } = acceptedEncodings(members.map(([name, q]) => `${name};q=${(q / 1000).toFixed(3)}`).join(', '))
        const named = new Map<string, number>(members)
        const weightOf = (name: string) => named.get(name) ?? (name === 'identity' ? 0.1 : 0)
        const most = Math.max(...['br', 'gzip', 'identity'].map(weightOf))
        expect(best === null ? 0 : weightOf(best)).toBe(most)
        expect(plain).toBe(weightOf('identity') > 0)
      }),
    )
  })

  it('reads anything without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => acceptedEncodings(text) !== undefined))
  })
})

describe('If-None-Match', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['*', true],
    [' * ', true],
    ['"b", "a"', true],
    ['"b","c" , W/"a"', true],
    // A tag holds no space.
    ['"a, b", "a"', false],
    ['"a, b"', false],
    ['"b"', false],
    ['"A"', false],
    ['a', false],
    ['w/"a"', false],
    ['', false],
    ['"a" "b"', false],
    ['"a', false],
    ['"a-br"', false],
  ])('%s', (header, names) => expect(namesTag(header, '"a"')).toBe(names))

  const tags = fc.array(fc.tuple(fc.boolean(), fc.stringMatching(/^[!#-~]{0,12}$/)), { minLength: 1, maxLength: 6 })
  it('finds exactly what a list holds', () => {
    fc.assert(
      fc.property(tags, fc.stringMatching(/^[!#-~]{0,3}$/), (list, wanted) => {
        const header = list.map(([weak, text]) => `${weak ? 'W/' : ''}"${text}"`).join(', ')
        expect(namesTag(header, `"${wanted}"`)).toBe(list.some(([, text]) => text === wanted))
      }),
    )
  })
  it('reads anything without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => namesTag(text, '"a"') !== undefined))
  })
})
