/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/, read 2026-11-29. */
import type { FeedContent, FeedItem } from './content.ts'
import type { JsonFeed } from './schemas.ts'

export const jsonFeed = (feed: FeedContent): JsonFeed => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: feed.title,
  home_page_url: feed.home,
  feed_url: feed.self.json,
  description: feed.description,
  language: feed.language,
  authors: [{ name: feed.publisher, url: feed.home }],
  ...(feed.hub === null ? {} : { hubs: [{ type: 'WebSub', url: feed.hub }] }),
  items: feed.items.map(itemOf),
})

const itemOf = ({ pictures, ...post }: FeedItem): JsonFeed['items'][number] => ({
  id: post.id,
  url: post.url,
  title: post.title,
  content_html: post.html,
  ...(post.teaser === '' ? {} : { summary: post.teaser }),
  ...(pictures[0] ? { image: pictures[0].url } : {}),
  date_published: post.publishedAt.toISOString(),
  date_modified: post.changedAt.toISOString(),
  ...(post.author === '' ? {} : { authors: [{ name: post.author }] }),
  tags: [...post.topics],
  language: post.language,
  attachments: pictures.map(({ url, type, bytes, alt }) => ({
    url,
    mime_type: type,
    size_in_bytes: bytes,
    ...(alt === null || alt === '' ? {} : { title: alt }),
  })),
})
