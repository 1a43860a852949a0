import { Router } from 'express'
import type { Payload } from 'payload'
import { z } from 'zod'

const stored = z.object({ filename: z.string(), sizes: z.object({ thumbnail: z.object({ filename: z.string().nullish() }).nullish() }).nullish() })

/** `GET /api/media/preview/:id`: the small picture of a media document by its id, for the admin's previews. Sends signed-in people on. */
export function mediaPreviews(payload: Payload): Router {
  const router = Router()
  router.get('/api/media/preview/:id', async (req, res) => {
    const found = stored.safeParse(await payload.db.findOne({ collection: 'media', where: { id: { equals: req.params.id } } }).catch(() => null))
    if (!found.success) {
      res.status(404).type('application/problem+json').json({ type: 'about:blank', title: 'Not found', status: 404, detail: 'There is no such picture.' })
      return
    }
    // Payload's own file route decides who may see it.
    res.set('cache-control', 'private, max-age=60').redirect(302, `/api/media/file/${encodeURIComponent(found.data.sizes?.thumbnail?.filename ?? found.data.filename)}`)
  })
  return router
}
