/**
 * Sitemaps of what is public, with languages, pictures and news.
 * https://www.sitemaps.org/protocol.html, https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap,
 * …/image-sitemaps and …/specialty/international/localized-versions, read 2026-11-29.
 */
import { languages } from '../../core/story.ts'
import { element, xmlDocument, type Xml } from '../feeds/xml.ts'
import { mediaAddress } from '../media-view.ts'
import type { Entry } from '../reading/entry.ts'
import type { Brand } from '../sites.ts'

/** Most addresses in one file. The protocol allows 50,000 and 50 MB; with pictures and languages these stay below 15 MB. */
export const urlsMax = 10_000
/** Of a page, by Google’s rule. */
const imagesMax = 1_000
/** Of a news sitemap, by Google’s rule. */
const newsMax = 1_000
const newsMs = 48 * 3600 * 1000

const sitemap = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The files that hold a brand's addresses: the oldest posts first, so that a new post changes the last file alone. */
export function filesOf(newestFirst: readonly Entry[], max = urlsMax): readonly (readonly Entry[])[] {
  const files: Entry[][] = []
  let urls = Number.POSITIVE_INFINITY
  for (const entry of [...newestFirst].reverse()) {
    const more = addressesOf(entry).length
    if (urls + more > max) {
      files.push([])
      urls = 0
    }
    files.at(-1)?.push(entry)
    urls += more
  }
  return files
}

const addressesOf = ({ addresses }: Entry) =>
  languages.flatMap((language) => {
    const address = addresses[language]
    return address === undefined ? [] : [{ language, address }]
  })

/** So many posts are written before others get their turn. */
const atOnce = 200

export async function urlset(entries: readonly Entry[], publicUrl: string): Promise<string> {
  const namespaces = {
    xmlns: sitemap,
    'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
    'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
  }
  const urls: Xml[] = []
  for (const [n, entry] of entries.entries()) {
    if (n % atOnce === atOnce - 1) await new Promise((resolve) => setImmediate(resolve))
    urls.push(...urlsOf(entry, publicUrl))
  }
  return xmlDocument(element('urlset', namespaces, urls))
}

function urlsOf(entry: Entry, publicUrl: string): readonly Xml[] {
  const all = addressesOf(entry)
  const alternates = all.length > 1 ? [...all, { language: 'x-default', address: entry.addresses[entry.language] }] : []
  return all.map(({ address }) =>
    element(
      'url',
      {},
      element('loc', {}, address),
      element('lastmod', {}, entry.changedAt.toISOString()),
      alternates.map((other) => element('xhtml:link', { rel: 'alternate', hreflang: other.language, href: other.address })),
      entry.pictures
        .slice(0, imagesMax)
        .map((picture) => element('image:image', {}, element('image:loc', {}, mediaAddress(publicUrl, picture, 'original')))),
    ),
  )
}

/** @param files in their order */
export const sitemapIndex = (files: readonly { readonly address: string; readonly changedAt: Date }[]): string =>
  xmlDocument(
    element(
      'sitemapindex',
      { xmlns: sitemap },
      ...files.map(({ address, changedAt }) =>
        element('sitemap', {}, element('loc', {}, address), element('lastmod', {}, changedAt.toISOString())),
      ),
    ),
  )

/** What was first published within 48 hours before `now`. */
export function newsSitemap(newestFirst: readonly Entry[], brand: Brand, now: Date): string {
  const from = now.getTime() - newsMs
  const news = newestFirst
    .filter(({ firstPublishedAt }) => firstPublishedAt.getTime() >= from && firstPublishedAt <= now)
    .flatMap((entry) => addressesOf(entry).map((place) => ({ entry, ...place })))
    .slice(0, newsMax)
  return xmlDocument(
    element(
      'urlset',
      { xmlns: sitemap, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' },
      ...news.map(({ entry, language, address }) =>
        element(
          'url',
          {},
          element('loc', {}, address),
          element(
            'news:news',
            {},
            element('news:publication', {}, element('news:name', {}, brand.name), element('news:language', {}, language)),
            element('news:publication_date', {}, entry.firstPublishedAt.toISOString()),
            element('news:title', {}, entry.titles[language]),
          ),
        ),
      ),
    ),
  )
}
