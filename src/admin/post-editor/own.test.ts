import { expect, it } from 'vitest'
import { ownOf } from './own.ts'

const form = (values: Record<string, unknown>) => (path: string) => values[path.replace('variants.0.', '')]
const untouched = { text: '', format: 'post', when: 'with-post', link: null, media: [], parts: 0, crops: 0, 'poll.options': 0 }

it('finds nothing in a row as it was switched on', () => {
  expect(ownOf(0, form({}))).toEqual([])
  expect(ownOf(0, form(untouched))).toEqual([])
  expect(ownOf(0, form({ ...untouched, text: '  \n', withoutMedia: false }))).toEqual([])
})

it('finds each thing that differs from the post', () => {
  const own = (values: Record<string, unknown>) => ownOf(0, form({ ...untouched, ...values }))
  expect(own({ text: 'Own' })).toEqual(['words'])
  expect(own({ format: 'story' })).toEqual(['words'])
  expect(own({ parts: 2 })).toEqual(['words'])
  expect(own({ 'poll.options': 1 })).toEqual(['words'])
  expect(own({ media: ['a'] })).toEqual(['pictures'])
  expect(own({ withoutMedia: true })).toEqual(['pictures'])
  expect(own({ crops: 1 })).toEqual(['pictures'])
  expect(own({ link: 'https://acme.example' })).toEqual(['link'])
  expect(own({ text: 'Own', when: 'slot' })).toEqual(['words', 'time'])
})
