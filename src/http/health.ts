import { Router } from 'express'
import type { Payload } from 'payload'

/** `GET /healthz`: the process lives. `GET /readyz`: the database answers, and the admin and the content API do too. */
export function health({ payload, isReady }: { payload: Payload; isReady: () => boolean }): Router {
  const router = Router()
  router.get('/healthz', (_, res) => {
    res.set('cache-control', 'no-store').json({ status: 'ok' })
  })
  router.get('/readyz', async (_, res) => {
    res.set('cache-control', 'no-store')
    const database = await payload.db.findOne({ collection: 'freezes', where: { lifted: { equals: false } } }).then(
      () => true,
      () => false,
    )
    const ready = database && isReady()
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'starting', database, admin: isReady() })
  })
  return router
}
