/** What a story says on Bluesky: pure, and cut nowhere. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import type { Preview } from '../publisher.ts'
import { marksIn, type Mark } from './marks.ts'

export type Draft = {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly langs: readonly string[]
  readonly images: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly card: { readonly url: string; readonly title: string; readonly description: string } | null
}

/**
 * A post has room for pictures or for a link card, never for both: with pictures, the link becomes the text's last line.
 * More pictures than four are kept, so that a check can refuse them instead of a reader missing one.
 */
export function compose(story: Story): Draft {
  const images = story.media.filter(({ kind }) => kind === 'image')
  const words = story.text.normalize('NFC').toWellFormed()
  const { link, language } = story
  const article = story.article.texts[language]
  if (link && images.length === 0) {
    const card = { url: link, title: article?.title || link, description: article?.teaser ?? '' }
    return { text: words, marks: marksIn(words), langs: [language], images: [], card }
  }
  const lead = link && words ? `${words}\n\n` : words
  const start = Buffer.byteLength(lead)
  const linkMark: Mark[] = link ? [{ kind: 'link', value: link, byteStart: start, byteEnd: start + Buffer.byteLength(link) }] : []
  return {
    text: lead + (link ?? ''),
    marks: [...marksIn(words), ...linkMark],
    langs: [language],
    images: images.map((image) => ({ ...image, alt: image.alt?.toWellFormed() ?? null })),
    card: null,
  }
}

export const preview = (draft: Draft): Preview => ({ text: draft.text, media: draft.images, card: draft.card })
