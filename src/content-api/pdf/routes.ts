/** `GET /posts/:id/pdf` */
import { Router } from 'express'
import { askedPost, type AskedPostOptions } from '../asked-post.ts'
import type { Cache } from '../cache.ts'
import { touchesPost } from '../changes.ts'
import { finished, type Finished } from '../finished.ts'
import { openToAll, preflight, readMethods, send, withRequestId } from '../http.ts'
import type { MediaFiles } from '../media-files.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import { inTurns } from '../in-turns.ts'
import { postPdf } from './document.ts'

export interface PdfOptions extends AskedPostOptions {
  readonly media: Pick<MediaFiles, 'open'>
  readonly answers: Cache<Finished>
  readonly log: Log
}

/** To be put below `/api/content/v1`, before what answers everything else there with 404. */
export function pdfRoutes(options: PdfOptions): Router {
  const { answers, media, log } = options
  // Making one keeps the processor busy: a storm of them waits, the hub does not.
  const oneAtATime = inTurns(1)
  const router = Router()
  router
    .route('/posts/:id/pdf')
    .all(withRequestId, openToAll)
    .get(async (req, res) => {
      const { stored, given, cacheControl } = await askedPost(options, req)
      const { post, texts } = stored.publication
      const url = stored.addresses[given]
      const answer = await answers.get(`/posts/${post}/pdf?${given}&${stored.id}`, async () =>
        finished(await oneAtATime(() => postPdf(stored, given, media)), {
          type: 'application/pdf',
          lastModified: stored.changedAt,
          touchedBy: touchesPost(post),
          headers: {
            'Content-Language': given,
            'Content-Disposition': `inline; filename="${texts[given]?.slug ?? post}.pdf"`,
            ...(url ? { Link: `<${url}>; rel="canonical"` } : {}),
          },
        }),
      )
      send(res, answer, cacheControl)
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use(answerProblems(log))
  return router
}
