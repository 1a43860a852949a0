/** What a story says on Bluesky: pure, and cut nowhere. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import type { Preview } from '../publisher.ts'
import { marksIn, type Mark } from './marks.ts'

export type Draft = {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly langs: readonly string[]
  readonly images: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly films: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly card: { readonly url: string; readonly title: string; readonly description: string } | null
}

/**
 * A post has room for pictures, for a film or for a link card, never for two of them: with pictures or a film, the link becomes the text's
 * last line. More than it takes are kept, so that a check can refuse them instead of a reader missing one.
 */
export function compose(story: Story): Draft {
  const media = story.media.map((one) => ({ ...one, alt: one.alt?.toWellFormed() ?? null }))
  const words = story.text.normalize('NFC').toWellFormed()
  const { link, language } = story
  const article = story.article.texts[language]
  if (link && media.length === 0) {
    const card = { url: link, title: article?.title || link, description: article?.teaser ?? '' }
    return { text: words, marks: marksIn(words), langs: [language], images: [], films: [], card }
  }
  const lead = link && words ? `${words}\n\n` : words
  const start = Buffer.byteLength(lead)
  const linkMark: Mark[] = link ? [{ kind: 'link', value: link, byteStart: start, byteEnd: start + Buffer.byteLength(link) }] : []
  return {
    text: lead + (link ?? ''),
    marks: [...marksIn(words), ...linkMark],
    langs: [language],
    images: media.filter(({ kind }) => kind === 'image'),
    films: media.filter(({ kind }) => kind === 'video'),
    card: null,
  }
}

export const preview = (draft: Draft): Preview => ({ text: draft.text, media: [...draft.images, ...draft.films], card: draft.card })
