/** What a story becomes on Threads: pure, so that previews and checks call it too. */
import type { MediaRef, Poll, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  readonly text: string
  /** Shown as a card below a post of words alone; beside pictures, films and polls it stands in the text. */
  readonly card: Preview['card']
  /** In their order, pictures and films mixed. */
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly poll: Pick<Poll, keyof Poll> | null
}

export function compose(story: Story): Draft {
  const text = story.text.toWellFormed().normalize('NFC').trim()
  const media = story.media.map((file) => ({ ...file, alt: file.alt?.toWellFormed() ?? null }))
  const poll = story.poll ? { ...story.poll, options: story.poll.options.map((option) => option.toWellFormed()) } : null
  const { link } = story
  if (link === null || (media.length === 0 && !poll)) return { text, media, poll, card: link === null ? null : cardOf(link, story) }
  const told = linksIn(text).some(({ url }) => url === link)
  return { text: told ? text : [text, link].filter((part) => part !== '').join('\n\n'), media, poll, card: null }
}

function cardOf(url: string, { article, language }: Story): Preview['card'] {
  const seo = article.texts[language]?.seo
  return { url, title: seo?.title.toWellFormed() ?? '', description: seo?.description.toWellFormed() ?? '' }
}

export const preview = ({ text, media, card }: Draft): Preview => ({ text, media, card })
