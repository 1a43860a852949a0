/** What a story is on Tumblr, in blocks of the Neue Post Format: pictures and films, the text, a card for the link. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  readonly text: string
  readonly tags: readonly string[]
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly card: Preview['card']
  /** What the post's address begins with; empty where the post has none. */
  readonly slug: string
}

export function compose({ text, link, media, article, language }: Story): Draft {
  const words = text.toWellFormed().normalize('NFC').trim()
  const written = article.texts[language]
  const told = link === null || linksIn(words).some(({ url }) => url === link)
  return {
    text: words,
    // Commas part them.
    tags: [...new Set(article.topics.map((topic) => topic.toWellFormed().replaceAll(',', ' ').trim()))].filter((tag) => tag !== ''),
    media: media.map((medium) => ({ ...medium, alt: medium.alt?.toWellFormed() ?? null })),
    card: told
      ? null
      : { url: link.toWellFormed(), title: written?.title.toWellFormed() ?? '', description: written?.teaser.toWellFormed() ?? '' },
    slug: written?.slug ?? '',
  }
}

/** A paragraph is a block. */
export const paragraphs = (text: string): string[] => (text === '' ? [] : text.split('\n\n'))

export const preview = ({ text, media, card }: Draft): Preview => ({ text, media, card })
