/** A brand's posts as RSS 2.0, Atom and JSON Feed, whole, for feed readers and everything that listens. */
import { Router, type Request, type Response } from 'express'
import { Problem } from '../../core/problem.ts'
import type { Language } from '../../core/story.ts'
import type { Cache } from '../cache.ts'
import { sidesOf, type TouchedBy } from '../changes.ts'
import { brandNamed, stampOf, type PublicBrands } from '../discovery/public-brands.ts'
import { finished, type Finished } from '../finished.ts'
import type { FrontDoor } from '../front-door.ts'
import { openToAll, preflight, readMethods, send, withRequestId } from '../http.ts'
import type { MediaFiles } from '../media-files.ts'
import { answerProblems, methodNotAllowed, unknownRoute, type Log } from '../problems.ts'
import { parseQuery } from '../query.ts'
import type { Publications } from '../publications.ts'
import type { Brand } from '../sites.ts'
import { feedNames, feedTypes, type FeedFormat } from './addresses.ts'
import { atom } from './atom.ts'
import type { FeedContent } from './content.ts'
import { feedOf } from './feed-of.ts'
import { feedItems } from './items.ts'
import { jsonFeed } from './json-feed.ts'
import { feedPictures } from './pictures.ts'
import { rss } from './rss.ts'
import { feedPathSchema, feedQuerySchema, topicFeedPathSchema, topicFeedQuerySchema } from './schemas.ts'

export interface FeedOptions extends PublicBrands {
  readonly publications: Pick<Publications, 'entries' | 'contentsOf'>
  readonly media: MediaFiles
  readonly answers: Pick<Cache<Finished>, 'get'>
  readonly publicUrl: string
  readonly log: Log
  /** Told of what is kept under which key. Default: nobody. */
  readonly remember?: FrontDoor['remember']
}

const writers: { readonly [format in FeedFormat]: (feed: FeedContent) => string } = {
  rss,
  atom,
  json: (feed) => JSON.stringify(jsonFeed(feed)),
}

/** Answers below `/feeds`: `/:brand.rss`, `.atom` and `.json`, and `/:brand/:topic.rss` for the same with `?topic=`. */
export function feeds(options: FeedOptions): Router {
  const { answers, log, remember } = options
  const items = feedItems({ ...options, pictures: feedPictures(options.media, options.publicUrl) })
  const router = Router()
  router.use(withRequestId, openToAll)

  const answer = async (
    req: Request,
    res: Response,
    asked: {
      readonly brand: string
      readonly format: FeedFormat
      readonly language?: Language | undefined
      readonly topic?: string | undefined
    },
  ) => {
    const { brand, visible, cacheControl } = await brandNamed(options, req, asked.brand, noSuchFeed)
    const language = asked.language ?? brand.languages[0] ?? 'de'
    const topic = asked.topic ?? null
    const key = `/feeds/${asked.format} ${language} ${stampOf(brand)} ${topic ?? ''}`
    const made = await answers.get(key, async ({ since }) => {
      const feed = await feedOf({ ...options, items }, brand, { language, topic })
      return finished(writers[asked.format](feed), {
        type: asked.format === 'json' ? feedTypes.json : `${feedTypes[asked.format]}; charset=utf-8`,
        lastModified: since,
        touchedBy: touchesFeed(brand, language, topic),
        headers: { 'Content-Language': language, Link: linksOf(feed, asked.format) },
      })
    })
    remember?.(req, key, cacheControl, visible)
    send(res, made, cacheControl)
  }

  router
    .route('/:brand.:format')
    .get(async (req, res) => {
      const query = parseQuery(feedQuerySchema, req.query)
      await answer(req, res, { ...(feedPathSchema.safeParse(req.params).data ?? noSuchFeed()), ...query })
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router
    .route('/:brand/:topic.:format')
    .get(async (req, res) => {
      const query = parseQuery(topicFeedQuerySchema, req.query)
      await answer(req, res, { ...(topicFeedPathSchema.safeParse(req.params).data ?? noSuchFeed()), ...query })
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))

  router.use(unknownRoute)
  router.use(answerProblems(log))
  return router
}

function noSuchFeed(): never {
  throw new Problem(404, 'feed-unknown', 'There is no such feed. Check the name of the brand, and whether it ends in .rss, .atom or .json.')
}

/** Posts on the topic that have the language, as they were and as they are, on whichever of the brand's sites. */
const touchesFeed =
  (brand: Brand, language: Language, topic: string | null): TouchedBy =>
  (change) =>
    sidesOf(change).some(
      (entry) => entry.brand === brand.id && entry.slugs[language] !== undefined && (topic === null || entry.topics.includes(topic)),
    )

/** `rel=self` and `rel=hub` as WebSub asks for them (https://www.w3.org/TR/websub/#discovery, read 2026-11-29), and the other formats. */
function linksOf(feed: FeedContent, format: FeedFormat): string {
  const alternates = (Object.keys(feedTypes) as FeedFormat[])
    .filter((other) => other !== format)
    .map((other) => `<${feed.self[other]}>; rel="alternate"; type="${feedTypes[other]}"; title="${feedNames[other]}"`)
  const translations = feed.translations.map(
    ({ language, self }) => `<${self[format]}>; rel="alternate"; hreflang="${language}"; type="${feedTypes[format]}"`,
  )
  return [
    `<${feed.self[format]}>; rel="self"`,
    ...(feed.hub === null ? [] : [`<${feed.hub}>; rel="hub"`]),
    ...alternates,
    ...translations,
  ].join(', ')
}
