import { Router } from 'express'
import type { Payload } from 'payload'
import { z } from 'zod'
import { Problem } from '../core/problem.ts'
import { signedIn } from './signed-in.ts'

const stored = z.object({
  filename: z.string(),
  sizes: z.object({ thumbnail: z.object({ filename: z.string().nullish() }).nullish() }).nullish(),
})

/**
 * `GET /api/media/preview/:id`: the small picture of a media document by its id, for the admin's previews; `?large=true`: all of it.
 * Sends signed-in people on.
 */
export function mediaPreviews(payload: Payload): Router {
  const router = Router()
  router.get('/api/media/preview/:id', async (req, res) => {
    // A file's name may tell what nobody outside should know.
    await signedIn(payload, req)
    const found = stored.safeParse(
      await payload.db.findOne({ collection: 'media', where: { id: { equals: req.params.id } } }).catch(() => null),
    )
    if (!found.success) throw new Problem(404, 'not-found', 'There is no such picture.')
    const { filename, sizes } = found.data
    const file = req.query.large === 'true' ? filename : (sizes?.thumbnail?.filename ?? filename)
    res.set('cache-control', 'private, max-age=60').redirect(302, `/api/media/file/${encodeURIComponent(file)}`)
  })
  return router
}
