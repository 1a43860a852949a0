/** The whole post behind a story, for platforms that publish articles: there the channel's own text has no place. Pure. */
import { richTextToHtml, richTextToPlain } from '../../src/core/rich-text.ts'
import type { Json, MediaRef, Story } from '../../src/core/story.ts'

export interface ArticleOfStory {
  readonly title: string
  readonly teaser: string
  /** Empty: the platform makes one of the title. */
  readonly slug: string
  /** Lexical's JSON. */
  readonly body: Json
  /** The same as plain text. */
  readonly plain: string
}

/** The post in the story's language. Where it has none, the story's own text: its first line is the title. */
export function articleOf({ article, language, text }: Story): ArticleOfStory {
  const written = article.texts[language]
  const [title = '', ...lines] = text.toWellFormed().trim().split('\n')
  if (!written) {
    const body = { root: { type: 'root', children: lines.filter((line) => line.trim() !== '').map(paragraph) } }
    return { title, teaser: '', slug: '', body, plain: richTextToPlain(body) }
  }
  const tidy = (words: string) => words.toWellFormed().trim()
  const { body } = written
  return { title: tidy(written.title), teaser: tidy(written.teaser), slug: tidy(written.slug), body, plain: richTextToPlain(body) }
}

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })

/** Where the picture will be is known only when it has been uploaded. */
const placeholder = (at: number) => `src="picture-${at}"`

/**
 * The body as HTML, in which `withPictures` still has to put the pictures' addresses. They stand where the body has them; those that it does
 * not have follow at its end, unless `shownApart` says that the platform shows them elsewhere.
 */
export function articleHtml(body: Json, images: readonly MediaRef[], shownApart: (at: number) => boolean): string {
  const image = (id: string) => {
    const at = images.findIndex((one) => one.id === id)
    const found = images[at]
    return found ? { src: `picture-${at}`, alt: found.alt ?? '', width: found.width, height: found.height } : null
  }
  const html = richTextToHtml(body, { image })
  const missing = images.filter((_, at) => !shownApart(at) && !html.includes(placeholder(at)))
  const figures = { root: { children: missing.map(({ id }) => ({ type: 'upload', value: id })) } }
  return html + richTextToHtml(figures, { image })
}

/** @param addresses of all pictures, in the story's order */
export const withPictures = (html: string, addresses: readonly string[]): string =>
  addresses.reduce((text, address, at) => text.replaceAll(placeholder(at), () => `src="${inAttribute(address)}"`), html)

const inAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
