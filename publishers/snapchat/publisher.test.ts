import { expect, it } from 'vitest'
import { imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'

it('attaches the link, and does not write it into the text', () => {
  const story = storyOf('attached', { format: 'story', media: [imageOf('upright')] })
  expect(compose(story)).toMatchObject({ text: story.text, link: story.link, format: 'story' })
})
