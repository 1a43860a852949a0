/** `GET /posts/:id/head`: belongs before the other routes below `/api/content/v1`; everything else passes by. */
import { Router } from 'express'
import { askedPost, type AskedPostOptions } from '../asked-post.ts'
import type { Cache } from '../cache.ts'
import { touchesPost } from '../changes.ts'
import { finished, type Finished } from '../finished.ts'
import { openToAll, preflight, readMethods, send, withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import type { Brand } from '../sites.ts'
import { headOf } from './head.ts'
import { stampOf } from './public-brands.ts'
import type { Head } from './schemas.ts'

export interface HeadRouteOptions extends AskedPostOptions {
  readonly answers: Pick<Cache<Finished>, 'get'>
  readonly publicUrl: string
  readonly log: Log
  /** Where mentions of a brand's posts are taken. Default: `/api/content/v1/webmention`, where the brand accepts them. */
  readonly webmentionOf?: (brand: Brand) => string | null
}

export function headRoute(options: HeadRouteOptions): Router {
  const { answers, publicUrl, log } = options
  const webmentionOf = options.webmentionOf ?? ((brand) => (brand.webmentions.accepts ? `${publicUrl}/api/content/v1/webmention` : null))
  const router = Router()
  router
    .route('/posts/:id/head')
    .all(withRequestId, openToAll)
    .get(async (req, res) => {
      const { stored, brand, given, cacheControl } = await askedPost(options, req)
      const { post } = stored.publication
      const made = await answers.get(`/posts/${post}/head ${given} ${stampOf(brand)}`, async () => {
        const content: Head = headOf(stored, brand, given, publicUrl, webmentionOf(brand))
        return finished(JSON.stringify(content), {
          type: 'application/json; charset=utf-8',
          lastModified: stored.changedAt,
          touchedBy: touchesPost(post),
          headers: { 'Content-Language': given },
        })
      })
      send(res, made, cacheControl)
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use(answerProblems(log))
  return router
}
