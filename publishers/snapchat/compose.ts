import type { Story } from '../../src/core/story.ts'
import { formatOf, mediaOf, wordsOf } from '../kit/by-hand-compose.ts'
import type { Handout } from '../kit/by-hand-wire.ts'
import { manifest } from './manifest.ts'

export const compose = (story: Story): Handout => ({
  title: null,
  text: wordsOf(story),
  // Attached to the snap, not written into it.
  link: story.link?.toWellFormed() ?? null,
  share: null,
  format: formatOf(story),
  media: mediaOf(story, manifest),
})
