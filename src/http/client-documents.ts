import { Router } from 'express'
import { manifests } from '../../publishers/manifests.gen.ts'
import { Problem } from '../core/problem.ts'
import { clientOf, connectorOf, redirectUriOf, type WorldSettings } from '../delivery/connection.payload.ts'

/** `GET /connect/<platform>/client.json`: who this hub is, for platforms that read it there instead of having apps registered. */
export function clientDocuments(settings: WorldSettings): Router {
  const router = Router()
  router.get('/connect/:platform/client.json', async (req, res) => {
    const { platform } = req.params
    const connector = Object.hasOwn(manifests, platform) ? await connectorOf(platform) : null
    const client = connector?.clientDocument ? await clientOf(settings, platform) : null
    if (!connector?.clientDocument || !client) throw new Problem(404, 'not-found', 'There is no such document.')
    res.set({ 'cache-control': 'public, max-age=300', 'x-robots-tag': 'noindex' })
    res.json(connector.clientDocument({ url: settings.publicUrl, redirectUri: redirectUriOf(settings), client }))
  })
  return router
}
