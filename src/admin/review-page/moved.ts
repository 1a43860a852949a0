import type { ReviewSheet } from '../../core/review-sheet.ts'

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
  const names = [...new Set([...(told(before) === told(after) ? [] : [after.title || before.title]), ...channels, ...gone])]
  // What is declared, or a description that no channel shows: another hash is never nothing.
  return names.length === 0 && before.state.review.hash !== after.state.review.hash ? [after.title] : names
}
