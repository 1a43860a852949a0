/** `GET /posts/:id/responses`: what others have said about a post, as far as somebody has approved it. */
import { Router } from 'express'
import { z } from 'zod'
import type { Clock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import { findPost, type AskedPostOptions } from '../asked-post.ts'
import { touchedByNothing } from '../changes.ts'
import { finished, type Finished } from '../finished.ts'
import { openToAll, preflight, privately, readMethods, send, withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import { invalidQuery, parseQuery } from '../query.ts'
import { recently } from '../recently.ts'
import type { PublicResponse, ResponsePosition, Responses } from './received.ts'
import { responsesQuerySchema, type Response, type ResponsePage } from './schemas.ts'

export interface ResponsesOptions extends AskedPostOptions {
  readonly responses: Responses
  readonly clock: Clock
  readonly log: Log
}

const json = 'application/json; charset=utf-8'

/** Answers this path only; everything else passes by. */
export function responsesOfPosts(options: ResponsesOptions): Router {
  const { responses, clock, log } = options
  const router = Router()
  const remembered = recently<Finished>({ clock })

  router
    .route('/posts/:id/responses')
    .all(withRequestId, openToAll)
    .get(async (req, res) => {
      const { limit, cursor } = parseQuery(responsesQuerySchema, req.query)
      const after = cursor === undefined ? null : positionOf(cursor)
      const visible = await options.visibleTo(req)
      const { stored, brand } = await findPost(options, req, undefined, visible.brands)
      const { post } = stored.publication
      // Asked again after a second, so that what was erased is gone everywhere.
      const answer = await remembered(`${post} ${brand.shows.includes('responses')} ${limit} ${cursor ?? ''}`, async () => {
        const found = brand.shows.includes('responses') ? await responses.approved(post, { after, limit: limit + 1 }) : []
        const shown = found.slice(0, limit)
        const last = found.length > limit ? shown.at(-1) : undefined
        const content: ResponsePage = { items: shown.map(view), nextCursor: last ? cursorOf(last) : null }
        return finished(JSON.stringify(content), { type: json, lastModified: null, touchedBy: touchedByNothing })
      })
      // Whoever keeps it asks first: what a person has taken away must not be shown any longer.
      send(res, answer, visible.isPrivate ? privately : 'public, no-cache')
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use('/posts/:id/responses', answerProblems(log))
  return router
}

const view = ({ key, kind, authorName, authorUrl, content, sourceUrl, source, publishedAt, receivedAt }: PublicResponse): Response => ({
  id: key,
  kind,
  author: { name: authorName, url: authorUrl },
  content,
  url: sourceUrl,
  source,
  publishedAt: publishedAt?.toISOString() ?? null,
  receivedAt: receivedAt.toISOString(),
})

const inside = z.tuple([z.iso.datetime({ precision: 3 }), z.string().regex(/^[\w-]{43}$/)])
const cursorOf = ({ receivedAt, key }: ResponsePosition) =>
  Buffer.from(JSON.stringify([receivedAt.toISOString(), key])).toString('base64url')
function positionOf(cursor: string): ResponsePosition {
  try {
    const [at, key] = inside.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { receivedAt: new Date(at), key }
  } catch {
    throw new Problem(400, 'invalid-query', invalidQuery('cursor: is none of ours. Begin again without it'))
  }
}
