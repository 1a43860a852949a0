/** Payload's REST API on Express, without Next: it answers as soon as the database is there. */
import { Readable } from 'node:stream'
import type { Request as ExpressRequest, RequestHandler } from 'express'
import { handleEndpoints, type SanitizedConfig } from 'payload'

/** A little more than the largest file, for the rest of a form. */
const mostBytes = 55 * 1024 * 1024

const tooLarge = () =>
  Response.json(
    { type: 'about:blank', title: 'Too large', status: 413, detail: sentence, errors: [{ message: sentence }] },
    { status: 413, headers: { 'content-type': 'application/problem+json', connection: 'close' } },
  )
const sentence = 'This is larger than 50 MB, the most that the hub takes. Make the file smaller and try again.'

export function restApi(config: Promise<SanitizedConfig> | SanitizedConfig): RequestHandler {
  return async (req, res, next) => {
    try {
      const response = Number(req.headers['content-length'] ?? 0) > mostBytes ? tooLarge() : await handleEndpoints({ config, request: asFetchRequest(req), path: req.originalUrl.split('?')[0] ?? '' })
      res.status(response.status)
      response.headers.forEach((value, name) => {
        if (name !== 'set-cookie') res.setHeader(name, value)
      })
      const cookies = response.headers.getSetCookie()
      if (cookies.length > 0) res.setHeader('set-cookie', cookies)
      if (response.body) Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]).on('error', next).pipe(res)
      else res.end()
    } catch (error) {
      next(error)
    }
  }
}

function asFetchRequest(req: ExpressRequest): Request {
  const headers = new Headers()
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i] ?? ''
    if (!/^(connection|transfer-encoding|keep-alive|upgrade|expect)$/i.test(name)) headers.append(name, req.rawHeaders[i + 1] ?? '')
  }
  const withBody = req.method !== 'GET' && req.method !== 'HEAD'
  return new Request(new URL(req.originalUrl, `${req.protocol}://${req.get('host') ?? 'localhost'}`), {
    method: req.method,
    headers,
    ...(withBody ? { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' } : {}),
  })
}
