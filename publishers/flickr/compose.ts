/** What a story is on Flickr: a photo or a film with a title, a description and tags. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  readonly title: string
  /** Plain: what is markup to Flickr is escaped on the wire. */
  readonly description: string
  readonly tags: readonly string[]
  /** More than one are kept: they are refused, and nothing is left out unsaid. */
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
}

/** Told by Flickr's staff in January 2007: general knowledge since. */
const mostTags = 75

export function compose({ text, link, language, media, article }: Story): Draft {
  const words = text.toWellFormed().normalize('NFC').trim()
  const isTold = link === null || linksIn(words).some(({ url }) => url === link)
  // Without a title, a photo is called like its file.
  const titles = [article.texts[language]?.title, words.split('\n', 1)[0], article.brand.name].map((title) => oneLine(title ?? ''))
  return {
    title: titles.find((title) => title !== '') ?? '',
    description: isTold ? words : [words, link.toWellFormed()].filter((part) => part !== '').join('\n\n'),
    // Quotes hold a tag with blanks together. Whole topics, as many as there is room for: few read them, search does.
    tags: [...new Set(article.topics.map((topic) => oneLine(topic.replaceAll('"', ' '))))].filter((tag) => tag !== '').slice(0, mostTags),
    media: media
      .filter(({ kind }) => kind === 'image' || kind === 'video')
      .map((medium) => ({ ...medium, alt: medium.alt?.toWellFormed() ?? null })),
  }
}

const oneLine = (text: string) => text.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').trim()

/** Descriptions and comments “may contain some limited HTML”. */
export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** `Amsterdam "central station"`: https://github.com/sybrenstuvel/flickrapi/blob/main/doc/4-uploading.rst, read 2026-11-30. */
export const tagList = (tags: readonly string[]) => tags.map((tag) => `"${tag}"`).join(' ')

export const preview = ({ title, description, media }: Draft): Preview => ({ title, text: description, media, card: null })
