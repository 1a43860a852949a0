import type { ErrorRequestHandler, RequestHandler } from 'express'

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="1">
<title>Funkhaus is starting</title><body style="font:1.1rem system-ui;margin:20vh auto;max-width:24rem;text-align:center;color-scheme:light dark">
<p>Funkhaus is starting. This page opens by itself.</p><p lang="de">Funkhaus startet. Diese Seite öffnet sich von selbst.</p>`

/** Until the admin answers, whoever asks for it is told so and comes back by himself. */
export const untilReady =
  (isReady: () => boolean): RequestHandler =>
  (_, res, next) => {
    if (isReady()) next()
    else res.status(503).set({ 'retry-after': '2', 'cache-control': 'no-store' }).type('html').send(page)
  }

/** The last resort for an error that nobody handled: a sentence for the person, the rest for the log. */
export const lastResort =
  (log: { error(fields: object, message: string): void }): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    log.error({ err: error, method: req.method, path: req.path }, 'A request failed.')
    if (res.headersSent) {
      next(error)
      return
    }
    const detail = 'Something went wrong inside the hub; its log says what. Try again; if it stays so, tell your administrator.'
    res
      .status(500)
      .type('application/problem+json')
      .json({ type: 'about:blank', title: 'Internal error', status: 500, detail, errors: [{ message: detail }] })
  }
