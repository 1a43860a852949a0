import type { Story } from '../../src/core/story.ts'
import { articleWords, mediaOf, titleOf } from '../kit/by-hand-compose.ts'
import type { Handout } from '../kit/by-hand-wire.ts'
import { manifest } from './manifest.ts'

export const compose = (story: Story): Handout => ({
  title: titleOf(story),
  text: articleWords(story),
  link: story.link?.toWellFormed() ?? null,
  // It fetches the story from its address, pictures too, and says there where it stood first.
  share: 'https://medium.com/p/import',
  format: 'post',
  media: mediaOf(story, manifest),
})
