/** What a story is on WordPress: the whole post, not the channel's own text. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import { articleHtml, articleOf } from '../kit/article.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  readonly title: string
  readonly excerpt: string
  readonly slug: string
  /** Without the addresses of its pictures: they are known when they have been uploaded. */
  readonly html: string
  readonly tags: readonly string[]
  /** The first one is shown above the article. */
  readonly images: readonly Pick<MediaRef, keyof MediaRef>[]
  /** The article as plain text. */
  readonly text: string
}

const origin = { de: 'Zuerst erschienen:', en: 'First published:' } as const

export function compose(story: Story): Draft {
  const { title, teaser, slug, body, plain } = articleOf(story)
  const { language, link, article } = story
  const images = story.media.filter(({ kind }) => kind === 'image').map((image) => ({ ...image, alt: image.alt?.toWellFormed() ?? null }))
  const back = link === null ? null : backLink(origin[language], link.toWellFormed())
  return {
    title,
    excerpt: teaser,
    slug,
    html: articleHtml(body, images, (at) => at === 0) + (back?.html ?? ''),
    tags: article.topics.map((topic) => topic.toWellFormed().trim()).filter((topic) => topic !== ''),
    images,
    text: [teaser, plain, back?.plain ?? ''].filter((part) => part.trim() !== '').join('\n\n'),
  }
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
const backLink = (words: string, link: string) => ({
  html: `<p>${words} <a href="${escape(link)}">${escape(link)}</a></p>`,
  plain: `${words} ${link}`,
})

export const preview = ({ title, text, images }: Draft): Preview => ({ title, text, media: images, card: null })
