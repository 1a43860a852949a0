/** What a story is on dev.to: the whole post as Markdown, not the channel's own text. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import { articleOf } from '../kit/article.ts'
import { richTextToMarkdown } from '../kit/markdown.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  readonly title: string
  readonly markdown: string
  readonly description: string
  readonly tags: readonly string[]
  readonly canonical: string | null
  /** The first is the cover; more are kept, so that a check refuses them. */
  readonly images: readonly Pick<MediaRef, keyof MediaRef>[]
}

export function compose(story: Story): Draft {
  const { title, teaser, body } = articleOf(story)
  return {
    title,
    markdown: richTextToMarkdown(body),
    description: teaser,
    tags: tagsOf(story.article.topics),
    canonical: story.link?.toWellFormed() ?? null,
    images: story.media.filter(({ kind }) => kind === 'image').map((image) => ({ ...image, alt: image.alt?.toWellFormed() ?? null })),
  }
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** Four at most, of letters and digits, 30 at most: app/models/tag.rb in Forem's code. Those that are no tags there are left out. */
function tagsOf(topics: readonly string[]): string[] {
  const tags = topics.map((topic) =>
    topic
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? '')
      .normalize('NFKD')
      .replace(/[^a-z0-9]/g, ''),
  )
  return [...new Set(tags)].filter((tag) => tag !== '' && tag.length <= 30).slice(0, 4)
}

export const preview = ({ title, markdown, description, canonical, images }: Draft): Preview => ({
  title,
  text: markdown,
  media: images,
  card: canonical === null ? null : { url: canonical, title, description },
})
