/**
 * RSS 2.0 with `content:encoded`, Dublin Core, Media RSS and Atom's links.
 * https://www.rssboard.org/rss-specification, https://www.rssboard.org/media-rss and https://www.rssboard.org/rss-profile, read 2026-11-29.
 */
import { escapeHtml } from './absolute-html.ts'
import { feedFormats, feedTypes } from './addresses.ts'
import type { FeedContent, FeedItem, FeedPicture } from './content.ts'
import { element, writtenOnce, xmlDocument, type Xml } from './xml.ts'

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

export const rss = (feed: FeedContent): string =>
  xmlDocument(
    element(
      'rss',
      { version: '2.0', ...namespaces },
      element(
        'channel',
        {},
        element('title', {}, feed.title),
        element('link', {}, feed.home),
        element('description', {}, feed.description),
        element('language', {}, feed.language),
        feed.items.length > 0 && element('lastBuildDate', {}, feed.changedAt.toUTCString()),
        element('generator', {}, 'Funkhaus'),
        element('docs', {}, 'https://www.rssboard.org/rss-specification'),
        element('atom:link', { rel: 'self', type: feedTypes.rss, href: feed.self.rss, hreflang: feed.language }),
        feedFormats
          .filter((format) => format !== 'rss')
          .map((format) =>
            element('atom:link', { rel: 'alternate', type: feedTypes[format], href: feed.self[format], hreflang: feed.language }),
          ),
        feed.translations.map(({ language, self }) =>
          element('atom:link', { rel: 'alternate', type: feedTypes.rss, href: self.rss, hreflang: language }),
        ),
        feed.hub !== null && element('atom:link', { rel: 'hub', href: feed.hub }),
        feed.items.map((each) => item(each)),
      ),
    ),
  )

// RSS knows one enclosure an item; the others come by Media RSS.
const item = writtenOnce(({ pictures, ...post }: FeedItem) =>
  element(
    'item',
    {},
    element('title', {}, post.title),
    element('link', {}, post.url),
    element('guid', { isPermaLink: 'false' }, post.id),
    element('pubDate', {}, post.publishedAt.toUTCString()),
    element('atom:updated', {}, post.changedAt.toISOString()),
    // RSS takes a description for HTML.
    post.teaser !== '' && element('description', {}, escapeHtml(post.teaser)),
    element('content:encoded', {}, post.html),
    // RSS's own <author> must be a mail address.
    post.author !== '' && element('dc:creator', {}, post.author),
    post.topics.map((topic) => element('category', {}, topic)),
    post.translations.map(({ language, url }) =>
      element('atom:link', { rel: 'alternate', type: 'text/html', href: url, hreflang: language }),
    ),
    pictures.slice(0, 1).map(({ url, type, bytes }) => element('enclosure', { url, type, length: bytes })),
    pictures.map(mediaContent),
  ),
)

/** For Atom too. */
export const mediaContent = ({ url, type, bytes, width, height, alt, thumbnail }: FeedPicture): Xml =>
  element(
    'media:content',
    { url, type, medium: 'image', fileSize: bytes, width, height },
    alt !== null && alt !== '' && element('media:description', { type: 'plain' }, alt),
    element('media:thumbnail', { url: thumbnail }),
  )
