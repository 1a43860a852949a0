/** What a guest may comment on, as the choices of a form, and back. */
import { bodyLines } from '../approving/places.ts'
import { commentLimits, type CommentPlace } from '../core/comments.ts'
import { languages, type Article } from '../core/story.ts'
import type { ArticleSheet, ChannelSheet } from '../core/review-sheet.ts'
import type { Words } from './words.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

const startOf = (line: string) => (line.length > 60 ? `${line.slice(0, 60).toWellFormed()} …` : line)

export function articleChoices({ language }: ArticleSheet, body: unknown, text: Words): Choice[] {
  const lines = bodyLines(body).flatMap((line, at) => (line.trim() === '' ? [] : [{ value: `article:${language}:body:${at}`, line }]))
  return [
    { value: `article:${language}`, label: text.whole },
    { value: `article:${language}:title`, label: text.title },
    { value: `article:${language}:teaser`, label: text.teaser },
    ...lines.slice(0, 200).map(({ value, line }, at) => ({ value, label: text.paragraph(at + 1, startOf(line)) })),
  ]
}

export const channelChoices = ({ view: { channel, parts, media } }: ChannelSheet, text: Words): Choice[] => [
  { value: `channel:${channel.id}`, label: text.whole },
  { value: `channel:${channel.id}:text`, label: text.text },
  ...parts.map((_, at) => ({ value: `channel:${channel.id}:parts.${at}.text`, label: text.part(at + 1) })),
  ...media.map((_, at) => ({ value: `channel:${channel.id}:media.${at}`, label: text.picture(at + 1) })),
]

const nowhere: CommentPlace = { channel: null, language: null, field: null, anchor: null }

/** What a choice means in the post. What is none of them means the whole post. */
export function placeOf(value: string, article: Pick<Article, 'texts'>): CommentPlace {
  const [, kind = '', of = '', field] = /^(article|channel):([\w-]{1,64})(?::([\w.:]{1,64}))?$/.exec(value) ?? []
  if (kind === 'channel') return { ...nowhere, channel: of, field: field ?? null }
  const language = languages.find((one) => one === of)
  if (kind !== 'article' || !language) return nowhere
  const line = /^body:(\d{1,6})$/.exec(field ?? '')?.[1]
  if (line === undefined) return { ...nowhere, language, field: field === 'title' || field === 'teaser' ? `article.${field}` : null }
  const lines = bodyLines(article.texts[language]?.body)
  const quote = (lines[Number(line)] ?? '').slice(0, commentLimits.quote).toWellFormed()
  const start = lines.slice(0, Number(line)).reduce((sum, one) => sum + one.length + 1, 0)
  const anchor = quote === '' ? null : ({ kind: 'words', quote, start, end: start + quote.length } as const)
  return { ...nowhere, language, field: 'article.body', anchor }
}
