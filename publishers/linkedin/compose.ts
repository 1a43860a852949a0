/** What a story becomes on LinkedIn: pure, so that previews and checks call it too. */
import type { MediaRef, Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = {
  /** As a reader sees it: it is escaped when it is sent. */
  readonly text: string
  /** More than LinkedIn takes are kept: a check refuses them, a reader does not miss one. */
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly poll: { readonly question: string; readonly options: readonly string[]; readonly duration: Duration } | null
  /** Of a link without media and poll. LinkedIn fetches nothing: what is not sent is not shown. */
  readonly card: Preview['card']
}

const day = 24 * 60
/** In minutes. https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/poll-post-api, read 2026-11-29. */
export const durations = { ONE_DAY: day, THREE_DAYS: 3 * day, SEVEN_DAYS: 7 * day, FOURTEEN_DAYS: 14 * day } as const
export type Duration = keyof typeof durations

/** A link is the card, or stands below the text where there is no room for a card. */
export function compose(story: Story): Draft {
  // Half a surrogate pair cannot be sent as UTF-8.
  const clean = (text: string) => text.toWellFormed().normalize('NFC')
  const text = clean(story.text).trim()
  const { link, article, language } = story
  const media = story.media.map((medium) => ({
    ...medium,
    alt: medium.alt?.toWellFormed() ?? null,
    ...(medium.title !== undefined && { title: clean(medium.title) }),
  }))
  const { title = '', seo } = article.texts[language] ?? {}
  const poll = story.poll
    ? { question: clean(title), options: story.poll.options.map(clean), duration: durationOf(story.poll.minutes) }
    : null
  if (link !== null && media.length === 0 && !poll) {
    // An article must have a title.
    const card = { url: link, title: clean(seo?.title || title) || hostOf(link), description: clean(seo?.description ?? '') }
    return { text, media, poll, card }
  }
  const told = link === null || linksIn(text).some(({ url }) => url === link)
  return { text: told ? text : [text, link].filter((part) => part !== '').join('\n\n'), media, poll, card: null }
}

/** The shortest that is not shorter than what was asked for. */
const durationOf = (minutes: number): Duration =>
  (Object.keys(durations) as Duration[]).find((duration) => durations[duration] >= minutes) ?? 'FOURTEEN_DAYS'

const hostOf = (link: string) => (URL.canParse(link) ? new URL(link).host : link)

export const preview = ({ text, media, card }: Draft): Preview => ({ text, media, card })
