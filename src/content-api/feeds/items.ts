/** The items of feeds, each made once for all the feeds that it is in. */
import type { Language } from '../../core/story.ts'
import { postView } from '../post-view.ts'
import type { Publications, StoredPublication } from '../publications.ts'
import { absoluteHtml } from './absolute-html.ts'
import type { FeedItem } from './content.ts'
import type { FeedPictures } from './pictures.ts'

export interface FeedItems {
  /** The newest posts of a brand that have the language, at most `limit`. Equal posts are the same objects as before. */
  newest(asked: {
    readonly brand: string
    readonly topic: string | null
    readonly language: Language
    readonly limit: number
  }): Promise<FeedItem[]>
}

/** Of each, its whole text is held in memory, and once more for each format. */
const kept = 400

export function feedItems(options: {
  readonly publications: Pick<Publications, 'entries' | 'contentsOf'>
  readonly pictures: FeedPictures
  readonly publicUrl: string
}): FeedItems {
  const { publications, pictures, publicUrl } = options
  /** Longest not asked for first. While somebody publishes, a feed is made anew all the time: of its items only one is another. */
  const known = new Map<string, FeedItem>()

  const make = async (key: string, stored: StoredPublication, language: Language): Promise<FeedItem> => {
    const item = await itemOf({ pictures, publicUrl }, stored, language)
    // A picture that is missing may come yet.
    const isWhole = item.pictures.length === stored.publication.media.filter(({ kind }) => kind === 'image').length
    if (isWhole) known.set(key, item)
    return item
  }

  return {
    async newest({ brand, topic, language, limit }) {
      const entries = await publications.entries({ brand, topic: topic ?? undefined, language, limit })
      const keyOf = ({ id, changedAt }: { readonly id: string; readonly changedAt: Date }) => `${id} ${changedAt.getTime()} ${language}`
      const found = new Map<string, FeedItem>()
      for (const key of entries.map(keyOf)) {
        const item = known.get(key)
        if (!item) continue
        known.delete(key)
        known.set(key, item)
        found.set(key, item)
      }
      const missing = entries.filter((entry) => !found.has(keyOf(entry)))
      for (const stored of missing.length > 0 ? await publications.contentsOf(missing) : [])
        found.set(keyOf(stored), await make(keyOf(stored), stored, language))
      for (const key of known.keys()) {
        if (known.size <= kept) break
        known.delete(key)
      }
      // What was taken down between the two questions is left out.
      return entries.flatMap((entry) => found.get(keyOf(entry)) ?? [])
    },
  }
}

async function itemOf(
  { pictures, publicUrl }: { readonly pictures: FeedPictures; readonly publicUrl: string },
  stored: StoredPublication,
  language: Language,
): Promise<FeedItem> {
  const post = postView(stored, language, language, publicUrl)
  return {
    // Slugs are corrected, posts stay.
    id: `${publicUrl}/api/content/v1/posts/${encodeURIComponent(post.id)}?language=${language}`,
    url: post.url,
    language,
    title: post.title,
    teaser: post.teaser,
    html: absoluteHtml(post.body.html, post.url),
    author: post.author,
    topics: post.topics,
    publishedAt: stored.firstPublishedAt,
    changedAt: stored.changedAt,
    translations: post.languages.filter((other) => other.language !== language),
    pictures: await pictures.of(stored.publication.media, stored.publication.texts[language]?.alt ?? {}),
  }
}
