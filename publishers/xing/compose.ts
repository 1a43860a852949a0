import type { Story } from '../../src/core/story.ts'
import { mediaOf, shareAddress, withLink } from '../kit/by-hand-compose.ts'
import type { Handout } from '../kit/by-hand-wire.ts'
import { manifest } from './manifest.ts'

export const compose = (story: Story): Handout => ({
  title: null,
  text: withLink(story),
  link: null,
  // Its share page: platforms.md names nothing else that may be called.
  share: story.link === null ? null : shareAddress('https://www.xing.com/spi/shares/new', { url: story.link.toWellFormed() }),
  format: 'post',
  media: mediaOf(story, manifest),
})
