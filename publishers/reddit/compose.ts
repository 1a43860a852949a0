import type { Story } from '../../src/core/story.ts'
import { mediaOf, shareAddress, titleOf, wordsOf } from '../kit/by-hand-compose.ts'
import type { Handout } from '../kit/by-hand-wire.ts'
import { manifest } from './manifest.ts'

export function compose(story: Story): Handout {
  const title = titleOf(story)
  const link = story.link?.toWellFormed() ?? null
  const kind: { [name: string]: string } = link === null ? { selftext: 'true' } : { url: link }
  return {
    title,
    text: wordsOf(story),
    link,
    share: shareAddress('https://www.reddit.com/submit', { title, ...kind }),
    format: 'post',
    media: mediaOf(story, manifest),
  }
}
