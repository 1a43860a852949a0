/** What a story becomes: all of it, as JSON. The README describes it for those who receive it. */
import type { Article, ArticleText, Format, Language, MediaRef, Poll, Story } from '../../src/core/story.ts'
import type { Preview } from '../publisher.ts'

/** The words of one language, as they may be sent. */
type Texts = { readonly [language in Language]?: Omit<ArticleText, 'alt'> }

export type Draft = {
  readonly language: Language
  readonly format: Format
  readonly text: string
  readonly link: string | null
  readonly media: readonly Pick<MediaRef, keyof MediaRef>[]
  readonly poll: Pick<Poll, keyof Poll> | null
  readonly article: Pick<Article, 'id' | 'brand' | 'campaign' | 'topics' | 'author'> & { readonly texts: Texts }
}

export function compose({ language, format = 'post', text, link, media, poll, article }: Story): Draft {
  const texts = Object.entries(article.texts).map(([name, { alt: _, ...words }]) => [name, words])
  return wellFormed<Draft>({
    ...{ language, format, text: text.normalize('NFC').trim(), link, media, poll: poll ?? null },
    article: { ...article, texts: Object.fromEntries(texts) as Texts },
  })
}

/** Half a surrogate pair cannot be sent as UTF-8. */
const wellFormed = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part)) as T

/** The link is a card's: the text does not have it. */
export const preview = ({ text, link, media, article, language }: Draft): Preview => {
  const seo = article.texts[language]?.seo
  return { text, media, card: link === null ? null : { url: link, title: seo?.title ?? '', description: seo?.description ?? '' } }
}
