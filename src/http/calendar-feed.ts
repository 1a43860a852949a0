import { Router } from 'express'
import type { Payload } from 'payload'
import { readFeed } from '../calendar/feeds.payload.ts'
import { Problem } from '../core/problem.ts'
import { hub } from '../hub.ts'

/** `GET /calendar/:token.ics`: the calendar for the program of the person to whom the secret belongs. Read only, until it is revoked. */
export function calendarFeed(payload: Payload): Router {
  const router = Router()
  router.get('/calendar/:file', async (req, res) => {
    const [, token = ''] = /^([\w-]+)\.ics$/.exec(req.params.file) ?? []
    const text = await readFeed(payload, token, hub(payload).publicUrl, new Date())
    // The same for what never was and what is no more.
    if (text === null) throw new Problem(404, 'not-found', 'There is no such calendar, or its address was revoked.')
    res
      .set({
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="funkhaus.ics"',
        'cache-control': 'private, max-age=300',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
      })
      .send(text)
  })
  return router
}
