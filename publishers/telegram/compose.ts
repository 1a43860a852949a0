/** What a story becomes on Telegram: pure, so that previews and checks call it too. */
import type { MediaRef, Poll, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  /** The message, the caption of the media, or the question of the poll. */
  readonly text: string
  /** Below a poll, where the question takes no link. */
  readonly description: string
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly poll: Pick<Poll, keyof Poll> | null
  /** What is previewed below a message. `null`: nothing, whatever links the text has. */
  readonly card: Preview['card']
}

/** Plain text: hashtags, names and links are found by Telegram, so nothing has to be escaped. */
export function compose(story: Story): Draft {
  // Half a surrogate pair cannot be sent as UTF-8.
  const words = story.text.toWellFormed().normalize('NFC').trim()
  const { link, poll, media } = story
  const told = link === null || linksIn(words).some(({ url }) => url === link)
  const common = { media: media.map((one) => ({ ...one, alt: one.alt?.toWellFormed() ?? null })) }
  if (poll) {
    const options = poll.options.map((option) => option.toWellFormed())
    return { ...common, text: words, description: told ? '' : link, poll: { ...poll, options }, card: null }
  }
  const text = told ? words : [words, link].filter((part) => part !== '').join('\n\n')
  return { ...common, text, description: '', poll: null, card: link !== null && media.length === 0 ? cardOf(link, story) : null }
}

function cardOf(url: string, { article, language }: Story): Preview['card'] {
  const seo = article.texts[language]?.seo
  return { url, title: seo?.title.toWellFormed() ?? '', description: seo?.description.toWellFormed() ?? '' }
}

export const preview = ({ text, description, media, card }: Draft): Preview => ({
  text: [text, description].filter((part) => part !== '').join('\n\n'),
  media,
  card,
})

// https://core.telegram.org/bots/api#sendphoto, …#sendmediagroup and …#sendpoll, read 2026-06-18. UTF-16 units, as everything there.
const captionMax = 1_024
const questionMax = 300
const mediaMax = 10

/** Why Telegram would not take it, where the manifest's one limit for texts does not say so. `null`: nothing is known. */
export function refusalOf({ text, media, poll }: Draft): { readonly code: string; readonly message: string } | null {
  if (poll && media.length > 0) return { code: 'poll-with-media', message: 'A poll on Telegram stands without pictures and films.' }
  if (poll && text.length > questionMax)
    return { code: 'question-too-long', message: `The question of a poll on Telegram has at most ${questionMax} characters.` }
  if (media.length > mediaMax)
    return { code: 'too-many-media', message: `A post on Telegram has at most ${mediaMax} pictures and films together.` }
  if (media.length > 0 && text.length > captionMax)
    return { code: 'caption-too-long', message: `Below pictures and films, a text on Telegram has at most ${captionMax} characters.` }
  return null
}
