import { expect, it } from 'vitest'
import { readableText } from './readable.ts'

it('finds the text of a post, whatever a platform calls it', () => {
  expect(
    readableText({ status: 'Der Drache fliegt.\n\nhttps://acme.example/drache', language: 'de', mediaIds: [] }, 'Der Drache fliegt.'),
  ).toBe('Der Drache fliegt.\n\nhttps://acme.example/drache')
  const card = { title: 'A title that is a good deal longer than the text itself' }
  expect(readableText({ record: { text: 'Short and good.', card } }, 'Short and good.')).toBe('Short and good.')
})

it('takes the longest text where none holds what was to be said', () => {
  expect(readableText([{ key: 'ffffffffffffffffffffffffffffffffffff' }, { body: 'Part two' }, { note: 'A b' }], 'something else')).toBe(
    'Part two',
  )
  expect(readableText({ text: 'Part two' }, '')).toBe('Part two')
})

it('finds none where there is none', () => {
  expect(readableText({ id: '12345', n: 3, nothing: null }, 'x')).toBeNull()
})
