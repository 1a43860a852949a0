/** `GET /posts/:id/networks`: where a published post lives on networks, and how it fares there. */
import { Router } from 'express'
import type { Clock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import { touchesPost } from '../changes.ts'
import { finished } from '../finished.ts'
import { openToAll, preflight, privately, readMethods, revalidated, send, withRequestId } from '../http.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import { parseQuery } from '../query.ts'
import type { Publications } from '../publications.ts'
import { recently } from '../recently.ts'
import { brandIn, type Brand } from '../sites.ts'
import type { VisibleTo } from '../visibility.ts'
import { shownPlaces, type Place, type Places } from './places.ts'
import { networksPathSchema, networksQuerySchema, type NetworkPlaces } from './schemas.ts'

export interface NetworksOptions {
  readonly publications: Pick<Publications, 'byPost'>
  readonly brands: () => readonly Brand[]
  readonly visibleTo: VisibleTo
  readonly places: Places
  readonly clock: Clock
  readonly log: Log
}

/** Answers one path below `/api/content/v1`; everything else passes by. Numbers are at most a second older than the hub knows them. */
export function networks(options: NetworksOptions): Router {
  const { publications, brands, visibleTo, places, clock, log } = options
  const placesOf = recently<readonly Place[]>({ clock })
  const router = Router()
  router
    .route('/posts/:id/networks')
    .all(withRequestId, openToAll)
    .get(async (req, res) => {
      parseQuery(networksQuerySchema, req.query)
      const path = networksPathSchema.safeParse(req.params)
      const visible = await visibleTo(req)
      const stored = path.success ? await publications.byPost(path.data.id, { brands: visible.brands }) : null
      const brand = stored && brandIn(brands(), stored.brand)
      if (!stored || !brand) throw new Problem(404, 'post-unknown', 'There is no such post.')
      const { post } = stored.publication
      const content: NetworkPlaces = {
        items: [...shownPlaces(brand.shows.length > 0 ? await placesOf(post, () => places.of(post)) : [], brand)],
      }
      const answer = finished(JSON.stringify(content), {
        type: 'application/json; charset=utf-8',
        lastModified: null,
        touchedBy: touchesPost(post),
      })
      send(res, answer, visible.isPrivate ? privately : revalidated)
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use(answerProblems(log))
  return router
}
