import { Router } from 'express'
import { Problem } from '../core/problem.ts'
import type { Outgoing } from '../delivery/outgoing.ts'

/** `GET /outgoing/…`: the pictures, films and documents that platforms fetch from us, for a day, by addresses that nobody can guess. */
export function outgoingFiles(outgoing: Outgoing): Router {
  const router = Router()
  router.get('/outgoing/:token/:name', async (req, res, next) => {
    const file = await outgoing.find(`${req.params.token}/${req.params.name}`)
    if (!file) throw new Problem(404, 'not-found', 'There is no such file, or its address has ended.')
    res.set({ 'cache-control': 'private, max-age=86400', 'x-robots-tag': 'noindex' })
    // A document may not run anything here, whatever somebody hid in it.
    if (file.endsWith('.pdf')) res.set({ 'content-disposition': 'attachment', 'content-security-policy': "default-src 'none'; sandbox" })
    res.sendFile(file, { dotfiles: 'allow' }, (error) => (error && !res.headersSent ? next(error) : undefined))
  })
  return router
}
