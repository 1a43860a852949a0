/** What a story is on Ghost: the whole post, not the channel's own text. */
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
  readonly canonical: string | null
  /** The first one is shown above the article. */
  readonly images: readonly Pick<MediaRef, keyof MediaRef>[]
  /** The article as plain text. */
  readonly text: string
}

/** `custom_excerpt` in the schema `posts`: a longer teaser is the article's first paragraph instead. */
const excerptMax = 300

export function compose(story: Story): Draft {
  const { title, teaser, slug, body, plain } = articleOf(story)
  const images = story.media.filter(({ kind }) => kind === 'image').map((image) => ({ ...image, alt: image.alt?.toWellFormed() ?? null }))
  const fits = teaser.length <= excerptMax
  return {
    title,
    excerpt: fits ? teaser : '',
    slug,
    html: (fits ? '' : `<p>${escape(teaser)}</p>`) + articleHtml(body, images, (at) => at === 0),
    tags: [...new Set(story.article.topics.map((topic) => topic.toWellFormed().trim()))].filter((topic) => topic !== ''),
    canonical: story.link?.toWellFormed() ?? null,
    images,
    text: [teaser, plain].filter((part) => part.trim() !== '').join('\n\n'),
  }
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

export const preview = ({ title, excerpt, canonical, images, text }: Draft): Preview => ({
  title,
  text,
  media: images,
  card: canonical === null ? null : { url: canonical, title, description: excerpt },
})
