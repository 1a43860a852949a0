import { expect, it } from 'vitest'
import { storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import { manifest } from './manifest.ts'

it('hands out the whole post, and asks for no address that print does not have', () => {
  const story = storyOf('printed')
  expect(compose(story)).toMatchObject({
    title: 'Titel: printed',
    text: `Worum es geht: printed.\n\n${story.text}`,
    link: story.link,
    share: null,
  })
  expect(manifest.byHand?.permalink).toBe(false)
})
