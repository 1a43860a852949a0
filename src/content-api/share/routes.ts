/** Share addresses of a post, and the script that offers them. */
import { Router } from 'express'
import { askedPost, type AskedPostOptions } from '../asked-post.ts'
import type { Cache } from '../cache.ts'
import { cardOf, cardVersion } from '../card/card.ts'
import { touchesPost } from '../changes.ts'
import { finished, type Finished } from '../finished.ts'
import { openToAll, preflight, readMethods, send, withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import { share } from './share.ts'

export interface ShareOptions extends AskedPostOptions {
  readonly answers: Cache<Finished>
  readonly publicUrl: string
  readonly log: Log
}

/** To be put below `/api/content/v1`, before what answers everything else there with 404. */
export function shareRoutes(options: ShareOptions): Router {
  const { answers, publicUrl, log } = options
  const router = Router()
  router
    .route('/posts/:id/share')
    .all(withRequestId, openToAll)
    .get(async (req, res) => {
      const { stored, brand, given, cacheControl } = await askedPost(options, req)
      const { post } = stored.publication
      // The card changes with the brand's design too, which no change of a post tells.
      const key = `/posts/${post}/share?${given}&${stored.id}&${cardVersion(cardOf(stored, brand, given))}`
      const answer = await answers.get(key, async () =>
        finished(JSON.stringify(share(stored, brand, given, publicUrl)), {
          type: 'application/json; charset=utf-8',
          lastModified: stored.changedAt,
          touchedBy: touchesPost(post),
          headers: { 'Content-Language': given },
        }),
      )
      send(res, answer, cacheControl)
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use(answerProblems(log))
  return router
}
