/** How answers leave: the same for posts, feeds and pictures. */
import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Finished } from './finished.ts'

/** Every answer carries the id that the log knows the request by: the caller's own, if it is a decent one. */
export const withRequestId: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id')
  res.setHeader('X-Request-Id', given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID())
  res.setHeader('X-Content-Type-Options', 'nosniff')
  next()
}

export const readMethods = 'GET, HEAD, OPTIONS'

/** Published content is for everybody, in every browser, on every site. */
export const openToAll: RequestHandler = (_req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Access-Control-Expose-Headers', 'ETag, Last-Modified, Link, X-Request-Id')
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  next()
}

export const preflight: RequestHandler = (_req, res) => {
  res.setHeader('Allow', readMethods)
  res.setHeader('Access-Control-Allow-Methods', readMethods)
  res.setHeader('Access-Control-Allow-Headers', 'If-None-Match, If-Modified-Since, X-Request-Id')
  res.setHeader('Access-Control-Max-Age', '86400')
  res.status(204).end()
}

/** Shared caches may keep content for a minute and show it while they fetch anew; browsers always ask. */
export const revalidated = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'
/** For addresses whose content cannot change. */
export const immutable = 'public, max-age=31536000, immutable'

/** Sends a finished answer, or 304 to who has it already. */
export function send(res: Response, answer: Finished, cacheControl = revalidated): void {
  res.setHeader('Cache-Control', cacheControl)
  res.setHeader('Vary', 'Accept-Encoding')
  res.setHeader('ETag', answer.etag)
  if (answer.lastModified) res.setHeader('Last-Modified', answer.lastModified.toUTCString())
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.setHeader(name, value)
  res.setHeader('Content-Type', answer.type)
  res.send(answer.bytes)
}
