import { expect, it } from 'vitest'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'

it('leaves the signs for bold and italic as they were written', () => {
  expect(compose(storyOf('bold', { text: '*Neu:* _heute_ ~gestern~', link: null })).text).toBe('*Neu:* _heute_ ~gestern~')
})

it('hands out pictures and films in their order', () => {
  const media = [imageOf('one'), filmOf('two'), imageOf('three')]
  expect(compose(storyOf('mixed', { media })).media.map(({ id }) => id)).toEqual(['one', 'two', 'three'])
})
