import type { Story } from '../../src/core/story.ts'
import { articleWords, mediaOf, titleOf } from '../kit/by-hand-compose.ts'
import type { Handout } from '../kit/by-hand-wire.ts'
import { manifest } from './manifest.ts'

export const compose = (story: Story): Handout => ({
  title: titleOf(story),
  text: articleWords(story),
  link: story.link?.toWellFormed() ?? null,
  share: null,
  format: 'post',
  media: mediaOf(story, manifest),
})
