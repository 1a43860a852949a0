import type { PostState } from '../../core/answers.ts'
import type { ReviewSheet } from '../../core/review-sheet.ts'

/** The channels that a post in review goes to at another time by now than was read; the hash of its content says nothing of times. */
export function timesBetween(before: PostState, after: PostState): string[] {
  if (before.review.state !== 'in-review' || after.review.state !== 'in-review') return []
  const was = new Map(before.planned.map(({ channel, at }) => [channel.id, at]))
  return after.planned.flatMap(({ channel, at }) => (was.has(channel.id) && was.get(channel.id) !== at ? [channel.name] : []))
}

/** What two states of a post differ in, as names of channels and languages; empty: they are of the same content. */
export function movedBetween(before: ReviewSheet, after: ReviewSheet): string[] {
  const channels = after.channels.flatMap(({ view }) => {
    const was = before.channels.find((one) => one.view.channel.id === view.channel.id)
    return was?.view.hash === view.hash ? [] : [view.channel.name]
  })
  const gone = before.channels.flatMap(({ view }) =>
    after.channels.some((one) => one.view.channel.id === view.channel.id) ? [] : [view.channel.name],
  )
  const told = ({ article }: ReviewSheet) =>
    JSON.stringify(article.map(({ language, title, teaser, html, seo, slug }) => [language, title, teaser, html, seo, slug]))
  const titles = told(before) === told(after) ? [] : [after.title || before.title]
  const names = [...new Set([...titles, ...channels, ...gone, ...timesBetween(before.state, after.state)])]
  // What is declared, or a description that no channel shows: another hash is never nothing.
  return names.length === 0 && before.state.review.hash !== after.state.review.hash ? [after.title] : names
}
