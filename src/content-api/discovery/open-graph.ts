/** Open Graph (https://ogp.me, read 2026-11-29), with the one property that other networks want besides. */
import type { Language } from '../../core/story.ts'
import { cardSize } from '../card/card.ts'
import type { Post } from '../schemas.ts'

export type OpenGraph = Record<string, string | readonly string[]>

const locales: Record<Language, string> = { de: 'de_DE', en: 'en_GB' }

/** @param card the address of the post's social card */
export function openGraphOf(post: Post, card: string): OpenGraph {
  const others = post.languages.filter(({ language }) => language !== post.language).map(({ language }) => locales[language])
  return {
    'og:type': 'article',
    'og:site_name': post.brand.name,
    'og:locale': locales[post.language],
    ...(others.length > 0 ? { 'og:locale:alternate': others } : {}),
    'og:url': post.url,
    'og:title': post.seo.title,
    'og:description': post.seo.description,
    'og:image': card,
    'og:image:type': 'image/png',
    'og:image:width': String(cardSize.width),
    'og:image:height': String(cardSize.height),
    // The card shows the title.
    'og:image:alt': post.title,
    'article:published_time': post.publishedAt,
    'article:modified_time': post.changedAt,
    ...(post.author === '' ? {} : { 'article:author': post.author }),
    ...(post.topics.length > 0 ? { 'article:tag': post.topics } : {}),
    // Everything else is taken from the properties above.
    'twitter:card': 'summary_large_image',
  }
}
