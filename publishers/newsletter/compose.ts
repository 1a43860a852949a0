/** What a story is as a mail: the whole post, not the channel's own text. */
import type { Json, MediaRef, Story } from '../../src/core/story.ts'
import { articleOf } from '../kit/article.ts'
import type { Preview } from '../publisher.ts'
import type { Mailing } from './mailing.ts'

/** The list it goes to stands in the channel's credentials. */
export type Draft = Omit<Mailing, 'newsletter'>

export function compose(story: Story): Draft {
  const { title, teaser, body, plain } = articleOf(story)
  return {
    language: story.language,
    subject: inOneLine(title),
    preheader: inOneLine(teaser),
    body: wellFormed(body),
    text: plain.trim(),
    link: story.link?.toWellFormed() ?? null,
    images: story.media.flatMap(asImage),
  }
}

/** What stands in a line of a mail's head must not begin another. */
const inOneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

const wellFormed = (body: Json) =>
  JSON.parse(JSON.stringify(body), (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)) as Json

function asImage({ id, kind, mimeType, alt, width, height, bytes, focalPoint, sha256 }: MediaRef): Draft['images'] {
  if (kind !== 'image') return []
  return [{ id, kind, mimeType, alt: alt?.toWellFormed() ?? null, width, height, bytes, focalPoint: { ...focalPoint }, sha256 }]
}

/** The line below the subject, and the mail as who reads plain text sees it. */
export const preview = (draft: Draft): Preview => ({ title: draft.subject, text: shownText(draft), media: draft.images, card: null })

export const shownText = ({ preheader, text, link }: Pick<Draft, 'preheader' | 'text' | 'link'>): string =>
  [preheader, text, link].filter(Boolean).join('\n\n')
