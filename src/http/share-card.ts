/** `GET /api/posts/share-card`: the card of a post’s own page as the editor’s preview shows it, drawn from what the address says. */
import { Router } from 'express'
import type { Payload } from 'payload'
import { z } from 'zod'
import { cardVersion, type Card } from '../content-api/card/card.ts'
import { drawCard } from '../content-api/card/draw.ts'
import { inTurns } from '../content-api/in-turns.ts'
import type { MediaFiles } from '../content-api/media-files.ts'
import { payloadSites } from '../content-api/sites.payload.ts'
import { Problem } from '../core/problem.ts'
import { storedMedium } from '../media-library/stored-medium.ts'
import { signedIn } from './signed-in.ts'

const asked = z.object({
  brand: z.string().max(100),
  title: z.string().max(500).default(''),
  site: z.string().max(253).default(''),
  picture: z.string().max(100).optional(),
})

/**
 * Not one of Payload’s endpoints: what draws reads its typefaces from files, and would not find them in a bundle.
 * @param media where the pictures of drafts are kept
 */
export function shareCard(payload: Payload, media: Pick<MediaFiles, 'open'>): Router {
  // Who types makes one after the other; nobody waits for it elsewhere.
  const inTurn = inTurns(1)
  async function pictureOf(id: string | undefined): Promise<Card['picture']> {
    const where = { id: { equals: id } }
    const doc: unknown = id && (await payload.db.findOne({ collection: 'media', where, locale: 'all' }).catch(() => null))
    const found = storedMedium.safeParse(doc).data
    return found ? { id: found.id, sha256: found.sha256, focalPoint: { x: found.focalX ?? 50, y: found.focalY ?? 50 } } : null
  }
  const router = Router()
  router.get('/api/posts/share-card', async (req, res) => {
    await signedIn(payload, req)
    const read = asked.safeParse(req.query)
    if (!read.success) throw new Problem(400, 'invalid-query', `${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}.`)
    const { title, site } = read.data
    const brand = await payloadSites(payload)
      .brand(read.data.brand)
      .catch(() => null)
    if (!brand) throw new Problem(404, 'not-found', 'There is no such brand.')
    const card: Card = { title, site, brand: brand.name, colors: brand.colors, picture: await pictureOf(read.data.picture) }
    const picture = card.picture && (await media.open(card.picture, 'w1280'))
    const bytes = await inTurn(() => drawCard(card, picture?.bytes ?? null))
    res
      .set({ 'Cache-Control': 'private, max-age=300', ETag: `"${cardVersion(card)}"`, 'X-Content-Type-Options': 'nosniff' })
      .type('png')
      .send(bytes)
  })
  return router
}
