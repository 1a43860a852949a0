import { expect, it } from 'vitest'
import { unstorable, unstorableSentence } from './storable.ts'

it('finds what could not be read back, and where', () => {
  expect(unstorable({ a: [1, null, true, 'ä🪁\u0001'] })).toBeNull()
  expect(unstorable({ a: [{ b: 'x\u0000' }] })).toEqual({ path: 'a.0.b', why: 'nul' })
  expect(unstorable({ a: '\ud83e' })).toEqual({ path: 'a', why: 'half-character' })
  expect(unstorable('\udc00')).toEqual({ path: '', why: 'half-character' })
  expect(unstorable({ x: { 'k\u0000': 1 } })).toEqual({ path: 'x', why: 'nul' })
})

it('follows no nesting for ever', () => {
  const nested = (levels: number): unknown => {
    let value: unknown = 'x'
    for (let n = 0; n < levels; n++) value = [value]
    return value
  }
  expect(unstorable(nested(150))).toBeNull()
  expect(unstorable(nested(100_000))?.why).toBe('too-deep')
})

it('says where in both languages', () => {
  expect(unstorableSentence({ path: 'seo.title', why: 'nul' }).de).toMatch(/^seo\.title enthält .*U\+0000/)
  expect(unstorableSentence({ path: '', why: 'half-character' }).en).toMatch(/^The request holds half a character/)
})
