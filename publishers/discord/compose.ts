/** What a story becomes on Discord: pure, so that previews and checks call it too. */
import type { MediaRef, Poll, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  /** As people read it. It goes out by `escaped`. */
  readonly text: string
  /** What a poll asks; then the text is at most its link. */
  readonly question: string
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly poll: Pick<Poll, keyof Poll> | null
  /** Discord makes one of the link. Without one, no link of the text is unfolded. */
  readonly card: Preview['card']
}

export function compose(story: Story): Draft {
  // Half a surrogate pair cannot be sent as UTF-8.
  const words = story.text.toWellFormed().normalize('NFC').trim()
  const { link, poll = null } = story
  const told = link === null || linksIn(words).some(({ url }) => url === link)
  const said = poll ? '' : words
  return {
    text: told ? said : [said, link].filter((part) => part !== '').join('\n\n'),
    question: poll ? words : '',
    media: story.media.map((one) => ({ ...one, alt: one.alt?.toWellFormed() ?? null })),
    poll: poll && { ...poll, options: poll.options.map((option) => option.toWellFormed()) },
    card: link !== null && story.media.length === 0 && !poll ? cardOf(link, story) : null,
  }
}

function cardOf(url: string, { article, language }: Story): Preview['card'] {
  const seo = article.texts[language]?.seo
  return { url, title: seo?.title.toWellFormed() ?? '', description: seo?.description.toWellFormed() ?? '' }
}

export const preview = ({ text, question, media, card }: Draft): Preview => ({
  text: [question, text].filter((part) => part !== '').join('\n\n'),
  media,
  card,
})

/** Discord's Markdown, https://support.discord.com/hc/en-us/articles/210298617 (general knowledge): what would not be read as it was written. */
const marks = /[\\*_~`|<[]|^(?:#{1,3}|-#|>{1,3})(?=\s)/gm

/** The text as Discord takes it, so that people read what was written. Links stay as they are. */
export function escaped(text: string): string {
  let sent = ''
  let from = 0
  for (const { start, end } of [...linksIn(text), { start: text.length, end: text.length }]) {
    sent += text.slice(from, start).replace(marks, (mark) => `\\${mark}`) + text.slice(start, end)
    from = end
  }
  return sent
}

const length = (text: string) => [...text].length

/** Why Discord would not take it, where the manifest's limits do not say so. `null`: nothing is known. */
export function refusalOf({ text, question, media, poll }: Draft): { readonly code: string; readonly message: string } | null {
  if (poll && media.length > 0) return { code: 'poll-with-media', message: 'A poll on Discord stands without pictures and films.' }
  if (length(question) > 300) return { code: 'question-too-long', message: 'The question of a poll on Discord has at most 300 characters.' }
  if (media.length > 10) return { code: 'too-many-media', message: 'A post on Discord has at most 10 pictures and films together.' }
  if (length(text) <= 2_000 && length(escaped(text)) > 2_000)
    return { code: 'text-too-long', message: 'With so many characters that Discord reads as formatting, the text is too long for it.' }
  return null
}
