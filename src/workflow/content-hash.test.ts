import { expect, it } from 'vitest'
import { canonical, postHash, variantHash } from './content-hash.ts'

it('does not mind the order of keys, but minds everything else', () => {
  expect(canonical({ b: 1, a: [{ d: 2, c: 3 }] })).toBe(canonical({ a: [{ c: 3, d: 2 }], b: 1 }))
  expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }))
  expect(canonical({ a: undefined })).toBe('{}')
})

it('binds a variant to its account', () => {
  const story = { text: 'x' } as never
  expect(variantHash(story, { channel: '1', account: 'a' })).not.toBe(variantHash(story, { channel: '1', account: 'b' }))
})

it('does not mind the order of channels', () => {
  expect(postHash({}, [{ hash: 'a' }, { hash: 'b' }])).toBe(postHash({}, [{ hash: 'b' }, { hash: 'a' }]))
  expect(postHash({}, [{ hash: 'a' }])).not.toBe(postHash({}, [{ hash: 'a' }, { hash: 'b' }]))
})

it('minds what is declared, and has the hash of before where nothing is', () => {
  const variants = [{ hash: 'a' }]
  expect(postHash({}, variants, { sponsor: 'Acme' })).not.toBe(postHash({}, variants))
  expect(postHash({}, variants, null)).toBe(postHash({}, variants))
})
