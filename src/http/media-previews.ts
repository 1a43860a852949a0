import { Router } from 'express'
import type { Payload } from 'payload'
import { z } from 'zod'
import { Problem } from '../core/problem.ts'

const stored = z.object({
  filename: z.string(),
  sizes: z.object({ thumbnail: z.object({ filename: z.string().nullish() }).nullish() }).nullish(),
})

/** `GET /api/media/preview/:id`: the small picture of a media document by its id, for the admin's previews. Sends signed-in people on. */
export function mediaPreviews(payload: Payload): Router {
  const router = Router()
  router.get('/api/media/preview/:id', async (req, res) => {
    const headers = new Headers(
      Object.entries(req.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : [])),
    )
    const { user } = await payload.auth({ headers })
    // A file's name may tell what nobody outside should know.
    if (!user) throw new Problem(401, 'signed-out', 'Sign in first.')
    const found = stored.safeParse(
      await payload.db.findOne({ collection: 'media', where: { id: { equals: req.params.id } } }).catch(() => null),
    )
    if (!found.success) throw new Problem(404, 'not-found', 'There is no such picture.')
    res
      .set('cache-control', 'private, max-age=60')
      .redirect(302, `/api/media/file/${encodeURIComponent(found.data.sizes?.thumbnail?.filename ?? found.data.filename)}`)
  })
  return router
}
