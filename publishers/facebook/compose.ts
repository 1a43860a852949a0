/** What a story becomes on a Facebook Page: pure, so that previews and checks call it too. */
import type { Format, MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  readonly format: Format
  /** A story of a day shows none; it is kept, so that nobody is shown less than was written. */
  readonly message: string
  /** Below a post of words alone; beside pictures and films the link stands in the text. */
  readonly card: Preview['card']
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
}

export function compose(story: Story): Draft {
  const { link, format = 'post' } = story
  const message = story.text.toWellFormed().normalize('NFC').trim()
  const media = story.media.map((file) => ({ ...file, alt: file.alt?.toWellFormed() ?? null }))
  if (link === null || media.length === 0) return { format, message, media, card: link === null ? null : cardOf(link, story) }
  const told = linksIn(message).some(({ url }) => url === link)
  return { format, message: told ? message : [message, link].filter((part) => part !== '').join('\n\n'), media, card: null }
}

function cardOf(url: string, { article, language }: Story): Preview['card'] {
  const seo = article.texts[language]?.seo
  return { url, title: seo?.title.toWellFormed() ?? '', description: seo?.description.toWellFormed() ?? '' }
}

export const preview = ({ message, media, card }: Draft): Preview => ({ text: message, media, card })
