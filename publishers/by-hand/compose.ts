import type { Story } from '../../src/core/story.ts'
import { mediaOf, withLink } from '../kit/by-hand-compose.ts'
import type { Handout } from '../kit/by-hand-wire.ts'
import { manifest } from './manifest.ts'

export const compose = (story: Story): Handout => ({
  title: null,
  text: withLink(story),
  link: null,
  share: null,
  format: 'post',
  media: mediaOf(story, manifest),
})
