/** What search engines read about a post: https://schema.org/Article and developers.google.com/search/docs/appearance, read 2026-11-29. */
import { cardSize } from '../card/card.ts'
import type { Post } from '../schemas.ts'
import type { JsonLd } from './schemas.ts'

/** @param home the address of the site, @param card that of the post's social card */
export function jsonLdOf(post: Post, home: string, card: string): JsonLd {
  const organization = { '@id': `${home}#organization` }
  const image = (url: string, width: number, height: number, caption: string | null) => ({
    '@type': 'ImageObject' as const,
    url,
    width,
    height,
    ...(caption === null || caption === '' ? {} : { caption }),
  })
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        '@id': `${post.url}#article`,
        url: post.url,
        mainEntityOfPage: post.url,
        headline: post.title,
        description: post.seo.description,
        inLanguage: post.language,
        datePublished: post.publishedAt,
        dateModified: post.changedAt,
        author: post.author === '' ? organization : { '@type': 'Person', name: post.author },
        publisher: organization,
        image: [
          ...post.media.filter(({ kind }) => kind === 'image').map(({ src, width, height, alt }) => image(src, width, height, alt)),
          image(card, cardSize.width, cardSize.height, null),
        ],
        ...(post.topics.length > 0 ? { keywords: post.topics } : {}),
        ...(post.languages.length > 1
          ? { workTranslation: post.languages.filter(({ url }) => url !== post.url).map(({ url }) => ({ '@id': `${url}#article` })) }
          : {}),
      },
      { '@type': 'Organization', ...organization, name: post.brand.name, url: home },
      {
        '@type': 'BreadcrumbList',
        '@id': `${post.url}#breadcrumb`,
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: post.brand.name, item: home },
          { '@type': 'ListItem', position: 2, name: post.title, item: post.url },
        ],
      },
    ],
  }
}

const codes: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' }
/** JSON that may stand in a script element: nothing in it ends the element. */
export const jsonInHtml = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => codes[character] ?? '')
