/** What a story becomes on YouTube: pure, so that previews and checks call it too. */
import type { Language, MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

type Media = readonly Pick<MediaRef, keyof MediaRef>[]
export type Draft = {
  readonly title: string
  readonly description: string
  readonly language: Language
  readonly tags: readonly string[]
  /** More than one are kept: they are refused, and nothing is left out unsaid. */
  readonly films: Media
  /** The thumbnail. */
  readonly images: Media
}

/** https://developers.google.com/youtube/v3/docs/videos#snippet.tags[], read 2026-09: separating commas and the quotes round a blank count. */
const tagRoom = 500

export function compose(story: Story): Draft {
  const text = writable(story.text).trim()
  const { link, language, media, article } = story
  const told = link === null || linksIn(text).some(({ url }) => url === link)
  const title = article.texts[language]?.title ?? text.split('\n', 1)[0] ?? ''
  return {
    title: writable(title).replace(/\s+/g, ' ').trim(),
    description: told ? text : [text, link].filter((part) => part !== '').join('\n\n'),
    language,
    tags: fitting(article.topics.map((topic) => writable(topic).replaceAll(',', ' ').trim())),
    films: media.filter(({ kind }) => kind === 'video').map(sendable),
    images: media.filter(({ kind }) => kind === 'image').map(sendable),
  }
}

const sendable = (ref: MediaRef) => ({ ...ref, alt: ref.alt?.toWellFormed() ?? null })

/** YouTube takes neither < nor >; half a surrogate pair cannot be sent as UTF-8. */
const writable = (text: string) => text.toWellFormed().normalize('NFC').replaceAll('<', '‹').replaceAll('>', '›')

/** Whole topics, as many as there is room for: nobody reads them, search does. */
function fitting(topics: readonly string[]): string[] {
  let room = tagRoom
  return topics.filter((topic) => {
    const costs = topic.length + (topic.includes(' ') ? 2 : 0) + 1
    if (topic === '' || costs > room) return false
    room -= costs
    return true
  })
}

export const preview = ({ title, description, films, images }: Draft): Preview => ({
  title,
  text: description,
  media: [...films, ...images],
  card: null,
})
