import { expect, it } from 'vitest'
import { storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'

const filled = (share: string | null) => Object.fromEntries(new URL(share ?? '').searchParams)

it('fills the share page in: a link with its title, or a text', () => {
  const story = storyOf('shared & "quoted"')
  const title = story.article.texts.de?.title
  expect(filled(compose(story).share)).toEqual({ title, url: story.link })
  expect(filled(compose({ ...story, link: null }).share)).toEqual({ title, selftext: 'true' })
})
