/** What a story becomes on Slack: pure, so that previews and checks call it too. */
import type { Language, MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  /** As people read it. */
  readonly text: string
  readonly language: Language
  readonly images: readonly Pick<MediaRef, keyof MediaRef>[]
  /** More than Slack takes are kept: a check refuses them. */
  readonly films: readonly Pick<MediaRef, keyof MediaRef>[]
  /** Slack makes one of the link, in messages without pictures and films. Without one, no link of the text is unfolded. */
  readonly card: Preview['card']
}

export function compose(story: Story): Draft {
  // Half a surrogate pair cannot be sent as UTF-8.
  const words = story.text.toWellFormed().normalize('NFC').trim()
  const { link, language } = story
  const media = story.media.map((medium) => ({ ...medium, alt: medium.alt?.toWellFormed() ?? null }))
  const images = media.filter(({ kind }) => kind === 'image')
  const films = media.filter(({ kind }) => kind === 'video')
  const told = link === null || linksIn(words).some(({ url }) => url === link)
  const text = told ? words : [words, link].filter((part) => part !== '').join('\n\n')
  const card = link !== null && images.length + films.length === 0 ? cardOf(link, story) : null
  return { text, language, images, films, card }
}

function cardOf(url: string, { article, language }: Story): Preview['card'] {
  const seo = article.texts[language]?.seo
  return { url, title: seo?.title.toWellFormed() ?? '', description: seo?.description.toWellFormed() ?? '' }
}

export const preview = ({ text, images, films, card }: Draft): Preview => ({ text, media: [...images, ...films], card })

/** These three have a meaning even where markup is turned off: https://docs.slack.dev/messaging/formatting-message-text, general knowledge. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Text and links as what they are: nothing in them is read as markup. */
export function richText(text: string): object {
  const elements: object[] = []
  let from = 0
  for (const { url, start, end } of linksIn(text)) {
    if (start > from) elements.push({ type: 'text', text: text.slice(from, start) })
    elements.push({ type: 'link', url })
    from = end
  }
  if (from < text.length) elements.push({ type: 'text', text: text.slice(from) })
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}
