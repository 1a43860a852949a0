/** What a story is on an owned medium: the whole post in all its languages. The channel's own text is for networks. */
import { languages, type MediaRef, type Story } from '../../src/core/story.ts'
import type { Preview } from '../publisher.ts'
import type { Publication } from './publication.ts'

export type Draft = Omit<Publication, 'firstPublishedAt'>

export function compose(story: Story): Draft {
  const { article, media } = story
  const { id: post, brand, campaign, topics, author } = article
  const described = media.flatMap(({ id, alt: words }) => (words === null ? [] : [[id, words] as const]))
  const texts: Draft['texts'] = {}
  for (const each of languages) {
    const text = article.texts[each]
    // What the story says of its media is said in the story's language alone, and where the post itself says nothing.
    const alt = { ...(each === story.language ? Object.fromEntries(described) : {}), ...text?.alt }
    if (text) texts[each] = { ...text, seo: { ...text.seo }, alt }
  }
  // A site shows every language that there is: a post that lacks the channel's own is answered with the address of another.
  const language = texts[story.language] ? story.language : (languages.find((each) => texts[each]) ?? story.language)
  return { post, brand: { ...brand }, campaign, topics: [...topics], author, language, texts, media: media.map(withoutAlt) }
}

/** A media's alternative text stands with each language's text, not with the file. */
function withoutAlt({ id, kind, mimeType, width, height, bytes, focalPoint, sha256, title }: MediaRef): Draft['media'][number] {
  return { id, kind, mimeType, width, height, bytes, focalPoint: { ...focalPoint }, sha256, ...(title !== undefined && { title }) }
}

/** Title and teaser as the medium's overview shows them. The page itself is the website's. */
export function preview({ texts, language, media }: Draft): Preview {
  const text = texts[language]
  return {
    text: text ? [text.title, text.teaser].filter(Boolean).join('\n\n') : '',
    media: media.map((ref) => ({ ...ref, alt: text?.alt[ref.id] ?? null })),
    card: null,
  }
}
