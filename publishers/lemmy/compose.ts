/** What a story is on Lemmy: a title, the channel's text as Markdown, and a picture or a link. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import { plainToMarkdown } from '../kit/markdown.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  /** One line. */
  readonly name: string
  readonly body: string
  /** What the post is about, unless it is the picture. */
  readonly link: string | null
  /** More than one are kept: a check refuses them, a reader does not miss one. */
  readonly images: readonly Pick<MediaRef, keyof MediaRef>[]
}

export function compose(story: Story): Draft {
  const text = story.text.toWellFormed().normalize('NFC').trim()
  const images = story.media.filter(({ kind }) => kind === 'image').map((image) => ({ ...image, alt: image.alt?.toWellFormed() ?? null }))
  const link = story.link?.toWellFormed() ?? null
  const title = story.article.texts[story.language]?.title.toWellFormed() ?? ''
  const below = images.length > 0 && link !== null && !linksIn(text).some(({ url }) => url === link) ? link : ''
  return {
    // Where the post has no title in this language, the text's first line is it.
    name: (title.trim() || (text.split('\n')[0] ?? '')).replace(/\s+/g, ' ').trim(),
    body: [plainToMarkdown(text), below].filter((part) => part !== '').join('\n\n'),
    link: images.length > 0 ? null : link,
    images,
  }
}

export const preview = ({ name, body, link, images }: Draft): Preview => ({
  title: name,
  text: body,
  media: images,
  card: link === null ? null : { url: link, title: name, description: '' },
})
