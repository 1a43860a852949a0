/** What a story becomes on TikTok: pure, so that previews and checks call it too. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import type { Preview } from '../publisher.ts'

type Media = readonly Pick<MediaRef, keyof MediaRef>[]
export type Draft = {
  readonly text: string
  /** Above the words of pictures. Whole or not at all: '' where it is longer than TikTok takes. */
  readonly title: string
  readonly films: Media
  readonly images: Media
}

/** UTF-16 units: https://developers.tiktok.com/doc/content-posting-api-reference-photo-post, read 2026-09. */
const titleMax = 90

/** Without the link: nobody could follow it there. */
export function compose({ text, media, article, language }: Story): Draft {
  const title = (article.texts[language]?.title ?? '').toWellFormed().replace(/\s+/g, ' ').trim()
  return {
    text: text.toWellFormed().normalize('NFC').trim(),
    title: title.length > titleMax ? '' : title,
    films: media.filter(({ kind }) => kind === 'video').map(sendable),
    images: media.filter(({ kind }) => kind === 'image').map(sendable),
  }
}

const sendable = (ref: MediaRef) => ({ ...ref, alt: ref.alt?.toWellFormed() ?? null })

export const preview = ({ text, films, images }: Draft): Preview => ({ text, media: [...films, ...images], card: null })
