/** What a story becomes on Mastodon: pure, so that previews and checks call it too. */
import type { Language, MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  readonly status: string
  readonly language: Language
  /** More than the server takes are kept: a check refuses them, a reader does not miss one. */
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly poll: { readonly options: readonly string[]; readonly expiresIn: number; readonly multiple: boolean } | null
  /** What the server will fetch and show below the text; it shows none beside pictures. */
  readonly card: Preview['card']
}

/** The text, an empty line, the link. A link that the text already holds is not repeated. */
export function compose(story: Story): Draft {
  // Half a surrogate pair cannot be sent as UTF-8.
  const text = story.text.toWellFormed().normalize('NFC').trim()
  const { link, language } = story
  const media = story.media.map((one) => ({ ...one, alt: one.alt?.toWellFormed() ?? null }))
  const told = link === null || linksIn(text).some(({ url }) => url === link)
  const status = told ? text : [text, link].filter((part) => part !== '').join('\n\n')
  return { status, language, media, poll: pollOf(story), card: link !== null && media.length === 0 ? cardOf(link, story) : null }
}

/** Seconds, where the hub counts minutes. */
function pollOf({ poll }: Story): Draft['poll'] {
  if (!poll) return null
  return { options: poll.options.map((option) => option.toWellFormed()), expiresIn: poll.minutes * 60, multiple: poll.multiple }
}

function cardOf(url: string, { article, language }: Story): Preview['card'] {
  const seo = article.texts[language]?.seo
  return { url, title: seo?.title.toWellFormed() ?? '', description: seo?.description.toWellFormed() ?? '' }
}

export const preview = (draft: Draft): Preview => ({ text: draft.status, media: draft.media, card: draft.card })
