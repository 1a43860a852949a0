/** What a story becomes on a Business Profile: pure, so that previews and checks call it too. */
import type { Language, MediaRef, Story } from '../../src/core/story.ts'
import type { Preview } from '../publisher.ts'

type Media = readonly Pick<MediaRef, keyof MediaRef>[]
export type Draft = {
  readonly summary: string
  /** Behind the button “Learn more”, and not in the text. */
  readonly link: string | null
  readonly title: string
  readonly language: Language
  /** More than Google takes are kept: they are refused, and nothing is left out unsaid. */
  readonly images: Media
}

export const compose = ({ text, link, media, article, language }: Story): Draft => ({
  summary: text.toWellFormed().normalize('NFC').trim(),
  link,
  title: (article.texts[language]?.title ?? '').toWellFormed(),
  language,
  images: media.filter(({ kind }) => kind === 'image').map((image) => ({ ...image, alt: image.alt?.toWellFormed() ?? null })),
})

/** Google shows the link as a button below the text, without a title; ours only says where it leads. */
export const preview = ({ summary, link, title, images }: Draft): Preview => ({
  text: summary,
  media: images,
  card: link === null ? null : { url: link, title, description: '' },
})
