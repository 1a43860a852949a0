/** What a story becomes on X: pure, so that previews and checks call it too. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  readonly text: string
  /** More than X takes are kept: a check refuses them, a reader does not miss one. */
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly poll: { readonly options: readonly string[]; readonly minutes: number } | null
  /** What X fetches and shows below the text; it shows none beside pictures, films and polls. */
  readonly card: Preview['card']
}

/** The text, an empty line, the link. A link that the text already holds is not repeated. */
export function compose(story: Story): Draft {
  // Half a surrogate pair cannot be sent as UTF-8.
  const text = story.text.toWellFormed().normalize('NFC').trim()
  const { link, article, language, poll } = story
  const media = story.media.map((medium) => ({ ...medium, alt: medium.alt?.toWellFormed() ?? null }))
  const told = link === null || linksIn(text).some(({ url }) => url === link)
  const { title = '', description = '' } = article.texts[language]?.seo ?? {}
  return {
    text: told ? text : [text, link].filter((part) => part !== '').join('\n\n'),
    media,
    poll: poll ? { options: poll.options.map((option) => option.toWellFormed().normalize('NFC')), minutes: poll.minutes } : null,
    card:
      link !== null && media.length === 0 && !poll
        ? { url: link, title: title.toWellFormed(), description: description.toWellFormed() }
        : null,
  }
}

export const preview = ({ text, media, card }: Draft): Preview => ({ text, media, card })
