/** Atom 1.0 (RFC 4287) with Media RSS for what it cannot say of pictures. */
import { feedFormats, feedTypes } from './addresses.ts'
import type { FeedContent, FeedItem } from './content.ts'
import { mediaContent } from './rss.ts'
import { element, writtenOnce, xmlDocument } from './xml.ts'

export const atom = (feed: FeedContent): string =>
  xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:media': 'http://search.yahoo.com/mrss/', 'xml:lang': feed.language },
      element('id', {}, feed.id),
      element('title', {}, feed.title),
      element('subtitle', {}, feed.description),
      element('updated', {}, feed.changedAt.toISOString()),
      element('author', {}, element('name', {}, feed.publisher), element('uri', {}, feed.home)),
      element('generator', {}, 'Funkhaus'),
      element('link', { rel: 'self', type: feedTypes.atom, href: feed.self.atom, hreflang: feed.language }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.home, hreflang: feed.language }),
      feedFormats
        .filter((format) => format !== 'atom')
        .map((format) => element('link', { rel: 'alternate', type: feedTypes[format], href: feed.self[format], hreflang: feed.language })),
      feed.translations.map(({ language, self }) =>
        element('link', { rel: 'alternate', type: feedTypes.atom, href: self.atom, hreflang: language }),
      ),
      feed.hub !== null && element('link', { rel: 'hub', href: feed.hub }),
      feed.items.map((each) => entry(each)),
    ),
  )

const entry = writtenOnce(({ pictures, ...post }: FeedItem) =>
  element(
    'entry',
    {},
    element('id', {}, post.id),
    element('title', { type: 'text' }, post.title),
    element('link', { rel: 'alternate', type: 'text/html', href: post.url, hreflang: post.language }),
    post.translations.map((other) => element('link', { rel: 'alternate', type: 'text/html', href: other.url, hreflang: other.language })),
    element('published', {}, post.publishedAt.toISOString()),
    element('updated', {}, post.changedAt.toISOString()),
    post.author !== '' && element('author', {}, element('name', {}, post.author)),
    post.topics.map((topic) => element('category', { term: topic })),
    post.teaser !== '' && element('summary', { type: 'text' }, post.teaser),
    element('content', { type: 'html' }, post.html),
    pictures.map(({ url, type, bytes, alt }) => element('link', { rel: 'enclosure', href: url, type, length: bytes, title: alt })),
    pictures.map(mediaContent),
  ),
)
