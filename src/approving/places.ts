/** The plain texts of a post that comments point into. */
import type { CommentPlace } from '../core/comments.ts'
import { plainOf, readRichText, type Block } from '../core/rich-text-tree.ts'
import type { Article } from '../core/story.ts'

/** What a channel says, as its publisher composes it. */
export interface ChannelText {
  readonly channel: string
  readonly name: string
  readonly title: string
  readonly text: string
  readonly parts: readonly string[]
}

export interface Commented {
  readonly article: Pick<Article, 'texts'>
  readonly channels: readonly ChannelText[]
  /** By id. */
  readonly pictures: readonly string[]
}

/** The text of a place. `null`: there is no such place in the post. `''`: it is no text, or empty. */
export function textAt({ article, channels }: Commented, { channel, language, field }: Omit<CommentPlace, 'anchor'>): string | null {
  if (channel === null) {
    const text = language === null ? undefined : article.texts[language]
    if (field === null || !field.startsWith('article.')) return ''
    if (!text) return null
    if (field === 'article.title') return text.title
    if (field === 'article.teaser') return text.teaser
    if (field === 'article.body') return bodyLines(text.body).join('\n')
    if (field === 'article.slug') return text.slug
    if (field === 'article.seo.title') return text.seo.title
    if (field === 'article.seo.description') return text.seo.description
    return ''
  }
  const told = channels.find((one) => one.channel === channel)
  if (!told) return null
  if (field === 'text') return told.text
  if (field === 'title') return told.title
  const part = /^parts\.(\d+)\.text$/.exec(field ?? '')
  return part ? (told.parts[Number(part[1])] ?? null) : ''
}

/** The lines of a body as they are read on a page: each paragraph, heading, and item of a list, without marks. */
export const bodyLines = (body: unknown): string[] => readRichText(body).flatMap(linesOf)

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return [plainOf(block.children)]
    case 'code':
      return [block.text]
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(linesOf))
    case 'image':
    case 'rule':
      return []
  }
}
