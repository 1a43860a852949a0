/** The public read API, version 1: what is published, for every website and app, without a key. */
import { Router, type Request, type Response } from 'express'
import { Problem } from '../core/problem.ts'
import { languages, type Language } from '../core/story.ts'
import type { Cache } from './cache.ts'
import { touchedByNothing, touchesEverything, touchesPost } from './changes.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { finished, type Finished } from './finished.ts'
import { immutable, openToAll, preflight, readMethods, revalidated, send, withRequestId } from './http.ts'
import { versionOf, type MediaFiles, type MediaVariant, type Picture } from './media-files.ts'
import { openApiDocument } from './openapi/document.ts'
import { languageGiven, postView } from './post-view.ts'
import { answerProblems, methodNotAllowed, parseOr, unknownRoute, type Log } from './problems.ts'
import type { Publications } from './publications.ts'
import { listQuerySchema, mediaPathSchema, mediaQuerySchema, postPathSchema, postQuerySchema, type Page, type Post } from './schemas.ts'
import type { Sites } from './sites.ts'
import { isReader } from './views.ts'

export interface ReadOptions {
  readonly publications: Publications
  readonly sites: Sites
  readonly media: MediaFiles
  readonly answers: Cache<Finished>
  /** By media id: what live publications show. */
  readonly shown: Cache<readonly Picture[]>
  readonly publicUrl: string
  readonly log: Log
  /** Called for every page view of a person, with the publication's row. */
  readonly viewed: (row: string) => void
}

const json = 'application/json; charset=utf-8'
/** The part of an address's query that was used, in one order: what an answer is kept under. */
const canonical = (path: string, query: object) =>
  `${path}?${new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))).toString()}`

export const invalidQuery = (wrong: string) => `The address’s query cannot be used: ${wrong}.`

export function readApi(options: ReadOptions): Router {
  const { answers, viewed, log, publicUrl } = options
  const router = Router()
  router.use(withRequestId, openToAll)

  const route = (path: string, answer: (req: Request, res: Response) => Promise<void>) =>
    router.route(path).get(answer).options(preflight).all(methodNotAllowed(readMethods))

  route('/posts', async (req, res) => {
    const query = parseOr(listQuerySchema, req.query, 400, 'invalid-query', invalidQuery)
    const after = query.cursor === undefined ? undefined : (decodeCursor(query.cursor) ?? invalidCursor())
    send(res, await answers.get(canonical('/posts', query), ({ since }) => page(options, query, after, since)))
  })

  route('/posts/:idOrSlug', async (req, res) => {
    const query = parseOr(postQuerySchema, req.query, 400, 'invalid-query', invalidQuery)
    const path = postPathSchema.safeParse(req.params)
    if (!path.success) noSuchPost()
    const { idOrSlug } = path.data
    const answer = await answers.get(canonical(`/posts/${idOrSlug}`, query), () => single(options, idOrSlug, query))
    if (req.method === 'GET' && answer.row !== undefined && isReader(req.headers)) viewed(answer.row)
    send(res, answer)
  })

  const picture = async (req: Request, res: Response) => {
    const { v } = parseOr(mediaQuerySchema, req.query, 400, 'invalid-query', invalidQuery)
    const path = mediaPathSchema.safeParse(req.params)
    const opened = path.success ? await openPicture(options, path.data.id, v, path.data.variant) : null
    if (!opened) throw new Problem(404, 'media-unknown', 'No publication shows such a picture.')
    // A picture is a picture, whatever somebody hid in it: it may not run anything when it is opened on its own.
    res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
    send(res, finished(opened.bytes, { type: opened.mimeType, lastModified: null, touchedBy: touchedByNothing }), opened.fixed ? immutable : revalidated)
  }
  route('/media/:id', picture)
  route('/media/:id/:variant', picture)

  const document = finished(JSON.stringify(openApiDocument(publicUrl)), { type: json, lastModified: null, touchedBy: touchedByNothing })
  route('/openapi.json', async (_req, res) => send(res, document))

  router.use(unknownRoute)
  router.use(answerProblems(log))
  return router
}

function invalidCursor(): never {
  throw new Problem(400, 'invalid-query', invalidQuery('cursor: is none of ours. Begin again without it'))
}
function noSuchPost(): never {
  throw new Problem(404, 'post-unknown', 'There is no such post, or it was taken down.')
}

type ListQuery = { brand?: string; campaign?: string; topic?: string; language?: Language; limit: number; cursor?: string }

async function page(options: ReadOptions, query: ListQuery, after: ReturnType<typeof decodeCursor> | undefined, since: Date) {
  const { publications, sites, publicUrl } = options
  const brand = query.brand === undefined ? undefined : await sites.brand(query.brand)
  const { campaign, topic, language, limit } = query
  const found =
    brand === null
      ? []
      : await publications.list({ brand: brand?.id, campaign, topic, language, after: after ?? undefined, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor =
    found.length > limit && last ? encodeCursor({ firstPublishedAt: last.firstPublishedAt, post: last.publication.post }) : null
  const items = shown.map((stored) => postView(stored, language ?? null, languageGiven(stored, language ?? null), publicUrl))
  const content: Page = { items, nextCursor }
  const next = `${publicUrl}/api/content/v1${canonical('/posts', { ...query, cursor: nextCursor ?? undefined })}`
  return finished(JSON.stringify(content), {
    type: json,
    lastModified: since,
    touchedBy: touchesEverything,
    ...(nextCursor ? { headers: { Link: `<${next}>; rel="next"` } } : {}),
  })
}

async function single(options: ReadOptions, idOrSlug: string, query: { language?: Language; brand?: string }) {
  const { publications, sites, publicUrl } = options
  const brand = query.brand === undefined ? undefined : ((await sites.brand(query.brand))?.id ?? noSuchPost())
  const stored =
    (await publications.byPost(idOrSlug, { brand })) ??
    (await publications.bySlug(idOrSlug, { language: query.language, brand })) ??
    noSuchPost()
  const asked = query.language ?? null
  // A slug belongs to a language: who comes by it and asks for no other gets that one.
  const named = [stored.publication.language, ...languages].find((language) => stored.publication.texts[language]?.slug === idOrSlug)
  const given = languageGiven(stored, asked ?? named ?? null)
  const content: Post = postView(stored, asked, given, publicUrl)
  return finished(JSON.stringify(content), {
    type: json,
    lastModified: stored.changedAt,
    touchedBy: touchesPost(stored.publication.post),
    headers: { 'Content-Language': given },
    row: stored.id,
  })
}

/** `fixed`: the address names the version, so it will always lead to the same bytes. */
async function openPicture({ publications, media, shown }: ReadOptions, id: string, v: string | undefined, variant: MediaVariant) {
  const versions = await shown.get(id, () => publications.shownVersions(id))
  const named = versions.find((picture) => versionOf(picture) === v)
  for (const picture of named ? [named] : versions) {
    const opened = await media.open(picture, variant)
    if (opened) return { ...opened, fixed: named !== undefined }
  }
  return null
}
