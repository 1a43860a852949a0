/** Drafts for whoever has a token: what is not published is shown here and nowhere else, and nothing of it is kept. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Clock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import { publicationAddresses } from '../addresses.ts'
import { openToAll, preflight, readMethods, withRequestId } from '../http.ts'
import { reader } from '../keys/reader.ts'
import { fileHeaders, type MediaFiles } from '../media-files.ts'
import { mediaAddress } from '../media-view.ts'
import { languageGiven, postView } from '../post-view.ts'
import { answerProblems, methodNotAllowed, unknownRoute, type Log } from '../problems.ts'
import { parseQuery } from '../query.ts'
import type { StoredPublication } from '../publications.ts'
import type { Draft, Drafts } from './drafts.ts'
import { previewMediaPathSchema, previewQuerySchema, type Preview } from './schemas.ts'
import { readPreviewToken } from './token.ts'

export interface PreviewOptions {
  readonly drafts: Drafts
  /** Pictures of drafts: kept apart from those of publications. */
  readonly media: Pick<MediaFiles, 'open'>
  readonly publicUrl: string
  readonly secret: string
  readonly clock: Clock
  readonly log: Log
}

/** For nobody's cache, no search engine, and no other site's log. */
export const keepPrivate: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'private, no-store')
  res.setHeader('X-Robots-Tag', 'noindex, nofollow')
  res.setHeader('Referrer-Policy', 'no-referrer')
  next()
}

/** Without a tag: there is nothing to compare with where nothing is kept. */
function tell(res: Response, type: string, bytes: Buffer): void {
  res.setHeader('Content-Type', type)
  res.setHeader('Content-Length', bytes.length)
  res.end(bytes)
}

/** Answers below `/api/content/v1/preview`: `/:token`, and `/:post` with a key that has the scope `preview`. */
export function previewApi(options: PreviewOptions): Router {
  const { media, publicUrl, log } = options
  const router = Router()
  router.use(withRequestId, openToAll, keepPrivate)

  const route = (path: string, answer: (req: Request, res: Response) => Promise<void>) =>
    router.route(path).get(answer).options(preflight).all(methodNotAllowed(readMethods))

  route('/:token', async (req, res) => {
    const { language } = parseQuery(previewQuerySchema, req.query)
    const token = String(req.params.token)
    const draft = await draftFor(options, req, token)
    const stored = asStored(draft, publicUrl)
    const given = languageGiven(stored, language ?? null)
    const base = `${publicUrl}/api/content/v1`
    const content: Preview = {
      ...postView(stored, language ?? null, given, publicUrl, (picture, variant) =>
        mediaAddress(publicUrl, picture, variant).replace(`${base}/media/`, () => `${base}/preview/${token}/media/`),
      ),
      preview: true,
    }
    res.setHeader('Content-Language', given)
    tell(res, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(content)))
  })

  const picture = async (req: Request, res: Response) => {
    const token = String(req.params.token)
    const path = previewMediaPathSchema.safeParse(req.params)
    const { media: shows } = (await draftFor(options, req, token)).publication
    const shown = path.success ? shows.find(({ id, kind }) => id === path.data.id && kind !== 'video') : undefined
    const opened = shown && path.success ? await media.open(shown, path.data.variant) : null
    if (!opened) throw new Problem(404, 'media-unknown', 'The draft shows no such file.')
    for (const [name, value] of fileHeaders(opened.mimeType)) res.setHeader(name, value)
    tell(res, opened.mimeType, opened.bytes)
  }
  route('/:token/media/:id', picture)
  route('/:token/media/:id/:variant', picture)

  router.use(unknownRoute)
  router.use(answerProblems(log))
  return router
}

/**
 * By a token; or by the post's id, for a key that may look at drafts of its brand.
 * @throws Problem 403 `scope-missing` to a key that may not, and what `postOf` and `Drafts` throw.
 */
async function draftFor(options: PreviewOptions, req: Request, token: string): Promise<Draft> {
  const who = reader(req)
  if (who.kind === 'everybody' || !/^[\w-]{1,64}$/.test(token)) return options.drafts.current(postOf(options, token))
  if (!who.scopes.has('preview'))
    throw new Problem(403, 'scope-missing', 'The key may not look at drafts. Ask an administrator of the hub for one that may.')
  const draft = await options.drafts.current(token)
  if (who.brands?.has(draft.brand.id) === false) throw new Problem(404, 'post-unknown', 'There is no such post.')
  return draft
}

/** @throws Problem 404 for what is no token, 410 for one that has expired. */
function postOf({ secret, clock }: PreviewOptions, token: string): string {
  const read = readPreviewToken(secret, token, clock.now())
  if (read.state === 'valid') return read.grant.post
  if (read.state === 'expired') throw new Problem(410, 'preview-expired', 'The link to this preview has expired. Ask for a new one.')
  throw new Problem(404, 'preview-unknown', 'There is no such preview. Look whether the address is complete.')
}

/** As if it had just gone live. */
const asStored = ({ publication, brand, changedAt }: Draft, publicUrl: string): StoredPublication => ({
  id: 'preview',
  key: 'preview',
  channel: 'preview',
  brand: brand.id,
  publication,
  addresses: publicationAddresses(publication, brand, publicUrl),
  firstPublishedAt: new Date(publication.firstPublishedAt),
  changedAt,
})
