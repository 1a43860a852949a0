/** What publishers for platforms that only people can post to compose their handouts from. Pure. */
import { richTextToPlain } from '../../src/core/rich-text.ts'
import type { ArticleText, MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { PlatformManifest } from '../publisher.ts'
import type { Handout } from './by-hand-wire.ts'

export const wordsOf = ({ text }: Story): string => text.toWellFormed().trim()

/** The text with the link below it, unless it says the link itself. */
export function withLink(story: Story): string {
  const text = wordsOf(story)
  const link = story.link?.toWellFormed() ?? null
  return link === null || linksIn(text).some(({ url }) => url === link) ? text : [text, link].filter(Boolean).join('\n\n')
}

/** The post in the story's language, or in one that it has. */
const articleOf = ({ article: { texts }, language }: Story): ArticleText | undefined =>
  texts[language] ?? Object.values(texts).find((one) => one !== undefined)

/** Where the platform asks for a title: the post's own. */
export const titleOf = (story: Story): string => articleOf(story)?.title.toWellFormed().trim() ?? ''

/** Where whole articles stand: teaser and body, or the channel's own words where nothing more is written. */
export function articleWords(story: Story): string {
  const article = articleOf(story)
  const body = article ? richTextToPlain(article.body).toWellFormed().trim() : ''
  return body === '' ? wordsOf(story) : [article?.teaser.toWellFormed().trim(), body].filter(Boolean).join('\n\n')
}

/** What the platform takes of the media, in their order. */
export function mediaOf({ media }: Story, { supports: { images, video, documents = false } }: PlatformManifest): Handout['media'] {
  const takes = { image: images, video, document: documents }
  return media.filter(({ kind }) => takes[kind]).map(plain)
}

const plain = ({ alt, focalPoint, title, captions: _, ...ref }: MediaRef): Handout['media'][number] => ({
  ...ref,
  ...(title !== undefined && { title: title.toWellFormed() }),
  alt: alt?.toWellFormed() ?? null,
  focalPoint: { ...focalPoint },
})

export const formatOf = ({ format = 'post' }: Story): Handout['format'] => format

/** An address with its query, each value encoded. */
export const shareAddress = (page: string, query: { readonly [name: string]: string }): string =>
  `${page}?${new URLSearchParams(query).toString()}`
