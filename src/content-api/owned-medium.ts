/** The hub's own medium as its website publisher speaks to it: publishers/website/README.md is the contract. */
import express, { Router, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { measurementsMax, publicationSchema, type Publication } from '../../publishers/website/publication.ts'
import type { Clock } from '../core/clock.ts'
import { Problem } from '../core/problem.ts'
import { languages } from '../core/story.ts'
import { publicationAddresses, siteAddress } from './addresses.ts'
import { withRequestId } from './http.ts'
import type { MediaFiles, Placeholder } from './media-files.ts'
import { channelOf } from './owned-medium-token.ts'
import { answerProblems, methodNotAllowed, parseOr, unknownRoute, whatIsWrong, type Log } from './problems.ts'
import type { Placeholders, PublicationStore, StoredPublication } from './publications.ts'
import type { Site, Sites } from './sites.ts'

export interface OwnedMediumOptions {
  readonly store: PublicationStore
  readonly media: Pick<MediaFiles, 'placeholder'>
  readonly sites: Sites
  readonly publicUrl: string
  readonly secret: string
  readonly clock: Clock
  readonly log: Log
  /** Called after what is live has changed, before the answer, with what is live now. */
  readonly changed: (live: StoredPublication | null) => Promise<void>
  /** Writes down the views counted so far, so that numbers are current. */
  readonly flushViews: () => Promise<void>
}

const bodyMaxBytes = 5_000_000
/** No editor nests deeper; a reader that follows deeper nesting could run out of stack. */
const depthMax = 200

const deliveryKey = z.string().regex(/^[0-9a-z-]{8,64}$/u, 'must have 8 to 64 characters of 0-9, a-z and -')

export function ownedMedium(options: OwnedMediumOptions): Router {
  const { store, sites, publicUrl, secret, clock, log, changed, flushViews } = options
  const router = Router()
  const siteOf = (res: Response) => res.locals.site as Site

  const authenticate: RequestHandler = async (req, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    const token = /^Bearer ([\w.~+/=-]{1,500})$/iu.exec(req.get('authorization') ?? '')?.[1]
    const channel = token === undefined ? null : channelOf(secret, token)
    const site = channel === null ? null : await sites.site(channel)
    if (!site) {
      res.setHeader('WWW-Authenticate', 'Bearer')
      throw new Problem(401, 'unauthorised', 'The token is missing, unknown or withdrawn. Connect the website channel again.')
    }
    res.locals.site = site
    next()
  }
  router.use(withRequestId, authenticate)

  router
    .route('/site')
    .get((_req, res) => {
      const { name, brand, language } = siteOf(res)
      res.json({ name, url: siteAddress(brand, language, publicUrl) })
    })
    .all(methodNotAllowed('GET, HEAD'))

  router
    .route('/publications/:key')
    .put(readBody, async (req, res) => {
      const site = siteOf(res)
      const key = parseOr(deliveryKey, req.params.key, 422, 'invalid-publication', (wrong) => `The delivery key ${wrong}.`)
      const publication = publicationOf(req.body)
      const addresses = publicationAddresses(publication, site.brand, publicUrl)
      const next = {
        key,
        channel: site.channel,
        brand: site.brand.id,
        publication,
        addresses,
        placeholders: await placeholdersOf(options, publication),
        at: clock.now(),
      }
      const { outcome, stored } = await store.put(next)
      if (outcome !== 'unchanged') await changed(stored)
      res.status(outcome === 'created' ? 201 : 200).json(publishedAnswer(stored))
    })
    .get(async (req, res) => {
      const stored = isKey(req.params.key) ? await store.byKey(siteOf(res).channel, req.params.key) : null
      res.json(publishedAnswer(stored ?? unknown()))
    })
    .delete(async (req, res) => {
      if (!isKey(req.params.key) || !(await store.remove(siteOf(res).channel, req.params.key, clock.now()))) unknown()
      await changed(null)
      res.status(204).end()
    })
    .all(methodNotAllowed('GET, HEAD, PUT, DELETE'))

  router
    .route('/measurements')
    .get(async (req, res) => {
      const keys = parseOr(idsSchema, req.query, 422, 'invalid-query', (wrong) => `The address’s query cannot be used: ${wrong}.`)
      await flushViews()
      const items = await store.measure(siteOf(res).channel, keys)
      res.json({ items: items.map(({ key: id, views }) => ({ id, views })) })
    })
    .all(methodNotAllowed('GET, HEAD'))

  router.use(unknownRoute)
  router.use(answerProblems(log))
  return router
}

/** Made here, so that the answer about a post need not change when they are known. A publisher does not wait for more than these. */
const placeholdersMax = 20

/** What is known: a picture without one is no reason not to publish. */
async function placeholdersOf({ media, log }: OwnedMediumOptions, publication: Publication): Promise<Placeholders> {
  const found: { [sha256: string]: Placeholder } = {}
  for (const picture of publication.media.filter(({ kind }) => kind === 'image').slice(0, placeholdersMax)) {
    const made = await media.placeholder(picture).catch((error: unknown) => {
      log.error({ err: error, media: picture.id }, 'A picture has no placeholder. The post is published without it.')
      return null
    })
    if (made) found[picture.sha256] = made
  }
  return found
}

const isKey = (key: unknown): key is string => deliveryKey.safeParse(key).success

const idsSchema = z
  .strictObject({
    id: z.union([deliveryKey, z.array(deliveryKey).max(measurementsMax)], { error: `must be 1 to ${measurementsMax} delivery keys` }),
  })
  .transform(({ id }) => [...new Set([id].flat())])

const publishedAnswer = ({ key: id, addresses, publication }: StoredPublication) => ({
  id,
  url: addresses[publication.language],
  urls: addresses,
})

function unknown(): never {
  throw new Problem(404, 'publication-unknown', 'There is no publication under this delivery key.')
}

const invalid = (wrong: string) => new Problem(422, 'invalid-publication', `The publication does not fit: ${wrong}.`)

const parseJson = express.json({ limit: bodyMaxBytes })
/** What is no JSON does not fit either: the contract has one word for both. */
const readBody: RequestHandler = (req, res, next) =>
  parseJson(req, res, (error?: unknown) => {
    next((error as { type?: string } | undefined)?.type === 'entity.parse.failed' ? invalid('the body is not valid JSON') : error)
  })

/** Names are columns and filters: one line each, without what a database refuses. */
const named = z.string().regex(/^[^\p{Cc}\p{Cs}]{0,200}$/u, 'must have at most 200 characters and no control characters')
const storable = z.object({
  post: z.string().regex(/^[\w-]{1,64}$/u, 'must have 1 to 64 characters of A-Z, a-z, 0-9, _ and -'),
  campaign: named.nullable(),
  topics: z.array(named).max(100),
  media: z.array(z.object({ id: z.string().regex(/^[\w-]{1,64}$/u, 'must have 1 to 64 characters of A-Z, a-z, 0-9, _ and -') })),
})

function publicationOf(body: unknown): Publication {
  if (body === undefined) throw invalid('send it as application/json')
  if (isDeeperThan(depthMax, body)) throw invalid(`it is nested deeper than ${depthMax}`)
  const parsed = publicationSchema.safeParse(body)
  if (!parsed.success) throw invalid(whatIsWrong(parsed.error))
  const fits = storable.safeParse(parsed.data)
  if (!fits.success) throw invalid(whatIsWrong(fits.error))
  const long = languages.find((language) => (parsed.data.texts[language]?.slug.length ?? 0) > 200)
  if (long) throw invalid(`texts.${long}.slug: must have at most 200 characters`)
  return parsed.data
}

function isDeeperThan(max: number, body: unknown): boolean {
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > max) return true
    level = level.flatMap((value): unknown[] => (value !== null && typeof value === 'object' ? Object.values(value) : []))
  }
  return false
}
