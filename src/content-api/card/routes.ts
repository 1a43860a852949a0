/** `GET /posts/:id/card.png`: what networks show beside a link to the post, drawn in the brand’s design. */
import { Router } from 'express'
import { versionedQuerySchema } from '../asked-post-schemas.ts'
import { findPost, type AskedPostOptions } from '../asked-post.ts'
import { touchesPost } from '../changes.ts'
import { finished } from '../finished.ts'
import { immutable, openToAll, preflight, privately, readMethods, revalidated, send, withRequestId } from '../http.ts'
import type { MediaFiles } from '../media-files.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import { parseQuery } from '../query.ts'
import { cardOf, cardVersion, type Card } from './card.ts'
import { drawCard } from './draw.ts'
import type { KeptCards } from './kept-cards.ts'

export interface CardOptions extends AskedPostOptions {
  readonly media: Pick<MediaFiles, 'open'>
  readonly cards: KeptCards
  readonly log: Log
}

/** To be put below `/api/content/v1`, before what answers everything else there with 404. */
export function cardRoutes(options: CardOptions): Router {
  const { cards, media, visibleTo, log } = options
  const open = async ({ picture }: Card) => (picture && (await media.open(picture, 'w1280'))?.bytes) ?? null
  const router = Router()
  router
    .route('/posts/:id/card.png')
    .all(withRequestId, openToAll)
    .get(async (req, res) => {
      const { language, v } = parseQuery(versionedQuerySchema, req.query)
      const asked = await findPost(options, req, language)
      const card = cardOf(asked.stored, asked.brand, asked.given)
      const version = cardVersion(card)
      const isNamed = v === version
      // Networks bring no key. Who names the version has it from somebody who may read the post; it cannot be guessed.
      const visible = isNamed ? null : await visibleTo(req)
      if (visible) await findPost(options, req, language, visible.brands)
      const bytes = await cards.get(version, async () => drawCard(card, await open(card)))
      const answer = finished(bytes, { type: 'image/png', lastModified: null, touchedBy: touchesPost(asked.stored.publication.post) })
      send(res, answer, isNamed ? immutable : visible?.isPrivate ? privately : revalidated)
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use(answerProblems(log))
  return router
}
