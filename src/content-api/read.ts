/** The public read API, version 1: what is published, for every website and app. */
import { Router, type Request, type Response } from 'express'
import { Problem } from '../core/problem.ts'
import type { Cache } from './cache.ts'
import { touchedByNothing } from './changes.ts'
import { decodeCursor } from './cursor.ts'
import { finished, type Finished } from './finished.ts'
import { immutable, openToAll, preflight, privately, readMethods, revalidated, send, withRequestId } from './http.ts'
import { fileHeaders, versionOf, type MediaFiles, type MediaVariant } from './media-files.ts'
import { createPostViews } from './post-views.ts'
import { answerProblems, methodNotAllowed, unknownRoute, type Log } from './problems.ts'
import type { Publications } from './publications.ts'
import { invalidQuery, parseQuery } from './query.ts'
import { listOf, relatedTo, singleOf } from './read-answers.ts'
import type { Reading } from './reading/reading.ts'
import { listQuerySchema, mediaPathSchema, mediaQuerySchema, postPathSchema, postQuerySchema, relatedQuerySchema } from './schemas.ts'
import type { Sites } from './sites.ts'
import { isReader } from './views.ts'
import type { FrontDoor } from './front-door.ts'
import type { Visible, VisibleTo } from './visibility.ts'

export interface ReadOptions {
  readonly reading: Reading
  readonly publications: Publications
  readonly sites: Pick<Sites, 'brand'>
  readonly media: Pick<MediaFiles, 'open'>
  readonly answers: Cache<Finished>
  readonly visibleTo: VisibleTo
  /** Told of what is kept, so that it is answered sooner the next time. */
  readonly remember?: FrontDoor['remember']
  readonly publicUrl: string
  readonly log: Log
  /** Called for every page view of a person, with the publication's row. */
  readonly viewed: (row: string) => void
}

const json = 'application/json; charset=utf-8'
const cacheControlFor = ({ isPrivate }: Visible) => (isPrivate ? privately : revalidated)
/** What an answer is kept under: what was asked, in one order, and by whom it may be seen. */
const keyOf = (path: string, query: object, { signature }: Visible) => `${signature}\n${path}?${JSON.stringify(query)}`

export function readApi(options: ReadOptions): Router {
  const { answers, viewed, log, publicUrl, visibleTo, remember } = options
  const views = createPostViews(publicUrl)
  const router = Router()
  router.use(withRequestId, openToAll)

  const route = (path: string, answer: (req: Request, res: Response) => Promise<void>) =>
    router.route(path).get(answer).options(preflight).all(methodNotAllowed(readMethods))

  route('/posts', async (req, res) => {
    const query = parseQuery(listQuerySchema, req.query)
    const after = query.cursor === undefined ? undefined : (decodeCursor(query.cursor, query.sort) ?? invalidCursor())
    const visible = await visibleTo(req)
    const make = ({ since }: { readonly since: Date }) => listOf({ ...options, views }, { ...query, after, since, visible })
    const key = keyOf('/posts', query, visible)
    const answer = await answers.get(key, make)
    remember?.(req, key, cacheControlFor(visible), visible)
    send(res, answer, cacheControlFor(visible))
  })

  route('/posts/:idOrSlug', async (req, res) => {
    const query = parseQuery(postQuerySchema, req.query)
    const path = postPathSchema.safeParse(req.params)
    if (!path.success) noSuchPost()
    const { idOrSlug } = path.data
    const visible = await visibleTo(req)
    const make = async () => (await singleOf({ ...options, views }, idOrSlug, { ...query, visible })) ?? nothingAt(idOrSlug, visible)
    const key = keyOf(`/posts/${idOrSlug}`, query, visible)
    const answer = await answers.get(key, make)
    remember?.(req, key, cacheControlFor(visible), visible)
    if (req.method === 'GET' && answer.row !== undefined && isReader(req.headers)) viewed(answer.row)
    send(res, answer, cacheControlFor(visible))
  })

  route('/posts/:idOrSlug/related', async (req, res) => {
    const query = parseQuery(relatedQuerySchema, req.query)
    const path = postPathSchema.safeParse(req.params)
    if (!path.success) noSuchPost()
    const { idOrSlug } = path.data
    const visible = await visibleTo(req)
    const make = async () => (await relatedTo({ ...options, views }, idOrSlug, { ...query, visible })) ?? nothingAt(idOrSlug, visible)
    const key = keyOf(`/posts/${idOrSlug}/related`, query, visible)
    const answer = await answers.get(key, make)
    remember?.(req, key, cacheControlFor(visible), visible)
    send(res, answer, cacheControlFor(visible))
  })

  function nothingAt(idOrSlug: string, { brands }: Visible): never {
    if (!options.reading.catalogue.wasWithdrawn(idOrSlug, brands)) noSuchPost()
    throw new Problem(410, 'post-withdrawn', 'The post was taken down. Remove it from what you keep.')
  }

  const picture = async (req: Request, res: Response) => {
    const { v } = parseQuery(mediaQuerySchema, req.query)
    const path = mediaPathSchema.safeParse(req.params)
    const visible = await visibleTo(req)
    const opened = path.success ? await openPicture(options, visible, path.data.id, v, path.data.variant) : null
    if (!opened) throw new Problem(404, 'media-unknown', 'No publication shows such a file.')
    for (const [name, value] of fileHeaders(opened.mimeType)) res.setHeader(name, value)
    const answer = finished(opened.bytes, { type: opened.mimeType, lastModified: null, touchedBy: touchedByNothing })
    send(res, answer, opened.fixed ? immutable : cacheControlFor(visible))
  }
  route('/media/:id', picture)
  route('/media/:id/:variant', picture)

  // It knows every area with all that they need: it is loaded when somebody asks for it, not at each start.
  let document: Promise<Finished> | undefined
  const describe = async () => {
    const { openApiDocument } = await import('./openapi/document.ts')
    return finished(JSON.stringify(openApiDocument(publicUrl)), { type: json, lastModified: null, touchedBy: touchedByNothing })
  }
  route('/openapi.json', async (_req, res) => send(res, await (document ??= describe())))

  router.use(unknownRoute)
  router.use(answerProblems(log))
  return router
}

function invalidCursor(): never {
  throw new Problem(400, 'invalid-query', invalidQuery('cursor: is none of ours, or of another order. Begin again without it'))
}
function noSuchPost(): never {
  throw new Problem(404, 'post-unknown', 'There is no such post.')
}

/** `fixed`: the address names the version, so it will always lead to the same bytes. */
async function openPicture(
  { publications, media }: ReadOptions,
  { brands }: Visible,
  id: string,
  v: string | undefined,
  variant: MediaVariant,
) {
  const versions = await publications.shownVersions(id, { brands })
  const named = versions.find((picture) => versionOf(picture) === v)
  for (const picture of named ? [named] : versions) {
    const opened = await media.open(picture, variant)
    if (opened) return { ...opened, fixed: named !== undefined }
  }
  return null
}
