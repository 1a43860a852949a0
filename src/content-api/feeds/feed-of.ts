import { Problem } from '../../core/problem.ts'
import type { Language } from '../../core/story.ts'
import { siteAddress } from '../addresses.ts'
import { postView } from '../post-view.ts'
import type { Publications, StoredPublication } from '../publications.ts'
import type { Brand } from '../sites.ts'
import { absoluteHtml } from './absolute-html.ts'
import { feedAddress, hubOf } from './addresses.ts'
import type { FeedContent, FeedItem } from './content.ts'
import type { FeedPictures } from './pictures.ts'

/** Most items in a feed. */
export const itemsMax = 50

const about: { readonly [language in Language]: (brand: string) => string } = {
  de: (brand) => `Beiträge von ${brand}`,
  en: (brand) => `Posts by ${brand}`,
}

/**
 * The newest posts of a brand in a language.
 * @throws Problem 404 `topic-unknown` when no post of the brand is on the topic, in no language.
 */
export async function feedOf(
  options: { readonly publications: Pick<Publications, 'list' | 'entries'>; readonly pictures: FeedPictures; readonly publicUrl: string },
  brand: Brand,
  { language, topic }: { readonly language: Language; readonly topic: string | null },
): Promise<FeedContent> {
  const { publications, publicUrl } = options
  const asked = { brand: brand.id, topic: topic ?? undefined }
  const found = await publications.list({ ...asked, language, limit: itemsMax })
  if (found.length === 0 && topic !== null && (await publications.entries({ ...asked, limit: 1 })).length === 0)
    throw new Problem(404, 'topic-unknown', 'No post of this brand is on this topic.')
  const items: FeedItem[] = []
  for (const stored of found) items.push(await itemOf(options, stored, language))
  const self = (spoken: Language) => {
    const place = { language: spoken, topic }
    return {
      rss: feedAddress(publicUrl, brand, { ...place, format: 'rss' }),
      atom: feedAddress(publicUrl, brand, { ...place, format: 'atom' }),
      json: feedAddress(publicUrl, brand, { ...place, format: 'json' }),
    }
  }
  return {
    // Brands are renamed, their ids stay.
    id: `${publicUrl}/feeds/${encodeURIComponent(brand.id)}.atom?${new URLSearchParams({ language, ...(topic === null ? {} : { topic }) }).toString()}`,
    title: topic === null ? brand.name : `${brand.name}: ${topic}`,
    description: about[language](brand.name),
    language,
    home: siteAddress(brand, language, publicUrl),
    publisher: brand.name,
    self: self(language),
    translations: brand.languages.filter((other) => other !== language).map((other) => ({ language: other, self: self(other) })),
    hub: hubOf(brand),
    // Without posts the moment of making would stand there, and equal feeds would differ.
    changedAt: new Date(Math.max(0, ...found.map(({ changedAt }) => changedAt.getTime()))),
    items,
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
