/** `/newsletters/mails/…`: the browser version of a mail and its pictures, for whoever has the mail. Nobody is told who looked. */
import { Router } from 'express'
import type { Payload } from 'payload'
import { methodNotAllowed } from '../content-api/problems.ts'
import { leaveHere } from '../newsletter/mailing/content.ts'
import { newsletterById } from '../newsletter/list/newsletter.payload.ts'
import { openPicture } from '../newsletter/mailing/pictures.payload.ts'
import { mailingByName } from '../newsletter/mailing/store.payload.ts'

const gone = `<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Nicht mehr da / gone</title>
<style>:root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:36rem;margin:20vh auto;padding:0 1.25rem}</style>
<h1>Nicht mehr da</h1><p>Diese E-Mail gibt es hier nicht, oder sie wurde zurückgezogen.</p><p lang="en">This mail is not here, or it was withdrawn.</p></html>`

export function mailingPages(payload: Payload): Router {
  const router = Router()
  const shown = async (secretName: string) => {
    const mailing = /^[0-9a-f]{32}$/.test(secretName) ? await mailingByName(payload, secretName) : null
    return mailing?.removedAt === null && mailing.html !== '' ? mailing : null
  }

  router
    .route('/newsletters/mails/:name')
    .get(async (req, res) => {
      const mailing = await shown(req.params.name)
      res.set({
        'Cache-Control': 'no-store',
        'Content-Security-Policy':
          "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex',
      })
      if (!mailing) return void res.status(410).type('html').send(gone)
      // Whoever reads it here may not be the one who got it: nobody leaves from here, but everybody finds the list.
      const newsletter = await newsletterById(payload, mailing.newsletter)
      res.type('html').send(mailing.html.replaceAll(leaveHere, `/newsletters/${newsletter?.slug ?? ''}`))
    })
    .all(methodNotAllowed('GET, HEAD'))

  router
    .route('/newsletters/mails/:name/pictures/:at')
    .get(async (req, res) => {
      const mailing = await shown(req.params.name)
      const picture = mailing && (await openPicture(mailing.secretName, req.params.at))
      if (!picture) return void res.status(404).set('Cache-Control', 'no-store').end()
      // Not for long: what was taken down must be gone from caches soon. Mail programs show it from anywhere.
      res.set({ 'Cache-Control': 'public, max-age=3600', 'Cross-Origin-Resource-Policy': 'cross-origin', 'X-Robots-Tag': 'noindex' })
      res.type(picture.mimeType).send(picture.bytes)
    })
    .all(methodNotAllowed('GET, HEAD'))
  return router
}
