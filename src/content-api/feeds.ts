/** A brand's posts as RSS 2.0, whole, for feed readers and everything that listens. */
import { Router } from 'express'
import { Feed } from 'feed'
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/story.ts'
import { siteAddress } from './addresses.ts'
import type { Cache } from './cache.ts'
import { touchesBrand } from './changes.ts'
import { finished, type Finished } from './finished.ts'
import { openToAll, preflight, readMethods, send, withRequestId } from './http.ts'
import type { MediaFiles } from './media-files.ts'
import { mediaAddress } from './media-view.ts'
import { postView } from './post-view.ts'
import { answerProblems, methodNotAllowed, parseOr, unknownRoute, type Log } from './problems.ts'
import type { Publications, StoredPublication } from './publications.ts'
import { invalidQuery } from './read.ts'
import { feedPathSchema, feedQuerySchema } from './schemas.ts'
import type { Brand, Sites } from './sites.ts'

export interface FeedOptions {
  readonly publications: Publications
  readonly sites: Sites
  readonly media: MediaFiles
  readonly answers: Cache<Finished>
  readonly publicUrl: string
  readonly log: Log
}

const itemsMax = 50

export function feeds(options: FeedOptions): Router {
  const { sites, answers, log } = options
  const router = Router()
  router.use(withRequestId, openToAll)
  router
    .route('/:brand.rss')
    .get(async (req, res) => {
      const { language } = parseOr(feedQuerySchema, req.query, 400, 'invalid-query', invalidQuery)
      const path = feedPathSchema.safeParse(req.params)
      if (!path.success) noSuchFeed()
      const key = `/feeds/${path.data.brand}?${language ?? ''}`
      send(
        res,
        await answers.get(key, async ({ since }) => {
          const brand = (await sites.brand(path.data.brand)) ?? noSuchFeed()
          return rss(options, brand, language ?? brand.languages[0] ?? 'de', since)
        }),
      )
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use(unknownRoute)
  router.use(answerProblems(log))
  return router
}

function noSuchFeed(): never {
  throw new Problem(404, 'feed-unknown', 'There is no brand of this name.')
}

const about: { readonly [language in Language]: (brand: string) => string } = {
  de: (brand) => `Beiträge von ${brand}`,
  en: (brand) => `Posts by ${brand}`,
}

async function rss(options: FeedOptions, brand: Brand, language: Language, since: Date): Promise<Finished> {
  const { publications, publicUrl } = options
  const found = await publications.list({ brand: brand.id, language, limit: itemsMax })
  const newest = Math.max(0, ...found.map(({ changedAt }) => changedAt.getTime()))
  const feed = new Feed({
    title: forXml(brand.name),
    description: forXml(about[language](brand.name)),
    link: siteAddress(brand, language, publicUrl),
    language,
    feedLinks: { rss: `${publicUrl}/feeds/${encodeURIComponent(brand.slug)}.rss?language=${language}` },
    // Without it the moment of making would stand there, and equal feeds would differ.
    updated: new Date(newest),
    generator: 'Funkhaus',
  })
  for (const stored of found) feed.addItem(await itemOf(options, stored, language))
  return finished(feed.rss2(), {
    type: 'application/rss+xml; charset=utf-8',
    lastModified: since,
    touchedBy: touchesBrand(brand.id),
    headers: { 'Content-Language': language },
  })
}

async function itemOf({ media, publicUrl }: FeedOptions, stored: StoredPublication, language: Language) {
  const post = postView(stored, language, language, publicUrl)
  const picture = stored.publication.media.find(({ kind }) => kind === 'image')
  const file = picture ? await media.open(picture, 'card') : null
  return {
    // Slugs are corrected, posts stay: this is what readers know an item by. It must be an address.
    id: `${publicUrl}/api/content/v1/posts/${encodeURIComponent(post.id)}?language=${language}`,
    title: forXml(post.title),
    link: post.url,
    date: stored.firstPublishedAt,
    // RSS takes a description for HTML.
    description: forXml(escapeHtml(post.teaser)),
    content: forXml(post.body.html),
    category: post.topics.map((name) => ({ name: forXml(name) })),
    // RSS's own <author> must be a mail address.
    extensions: [{ name: 'dc:creator', objects: { _text: forXml(post.author) } }],
    ...(picture && file
      ? { enclosure: { url: mediaAddress(publicUrl, picture, 'card'), type: file.mimeType, length: file.bytes.length } }
      : {}),
  }
}

/** Without what XML 1.0 cannot say at all, not even escaped. */
const forXml = (text: string) => text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
