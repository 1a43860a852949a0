/** How answers leave: the same for posts, feeds and pictures. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { Problem } from '../core/problem.ts'
import { allowOrigin } from './cors.ts'
import type { Finished } from './finished.ts'
import { reader } from './keys/reader.ts'
import { acceptedEncodings, namesTag } from './negotiation.ts'
import { representation, type Representation } from './representation.ts'

/** The caller's own id, if it is a decent one. */
export const requestIdOf = (req: IncomingMessage): string => {
  const given = req.headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
}

/** Every answer carries the id that the log knows the request by. */
export const withRequestId: RequestHandler = (req, res, next) => {
  if (!res.hasHeader('X-Request-Id')) res.setHeader('X-Request-Id', requestIdOf(req))
  res.setHeader('X-Content-Type-Options', 'nosniff')
  next()
}

export const readMethods = 'GET, HEAD, OPTIONS'
export const exposedHeaders = 'ETag, Last-Modified, Link, X-Request-Id, RateLimit, RateLimit-Policy, Retry-After'

/** Published content is for every browser, on every site, or on those that the setting names. */
export const openToAll: RequestHandler = (req, res, next) => {
  const { origin, varies } = allowOrigin(req)
  if (origin !== null) {
    res.setHeader('Access-Control-Allow-Origin', origin)
    res.setHeader('Access-Control-Expose-Headers', exposedHeaders)
  }
  if (varies) res.vary('Origin')
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  next()
}

export const preflight: RequestHandler = (_req, res) => {
  res.setHeader('Allow', readMethods)
  if (res.hasHeader('Access-Control-Allow-Origin')) {
    res.setHeader('Access-Control-Allow-Methods', readMethods)
    res.setHeader('Access-Control-Allow-Headers', 'Authorization, If-None-Match, If-Modified-Since, X-Request-Id')
    res.setHeader('Access-Control-Max-Age', '86400')
  }
  res.status(204).end()
}

/**
 * Shared caches may keep content for ten seconds, show it for a minute while they fetch anew, and for five while the hub fails: so long can
 * somebody behind one still see what was withdrawn. Browsers always ask.
 */
export const revalidated = 'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=300'
/** For who has a key: kept by the reader alone, and asked about each time. */
export const privately = 'private, no-cache'
/** For addresses whose content cannot change. */
export const immutable = 'public, max-age=31536000, immutable'

/**
 * Sends a finished answer in the encoding that the client likes best, or 304 to who has it already. Ranges are not served: the whole is
 * sent. Never fails afterwards.
 * @throws Problem 406 to who refuses every encoding that there is.
 */
export function send(res: Response, answer: Finished, cacheControl = revalidated): void {
  const req: Request = res.req
  res.setHeader('Cache-Control', reader(req).kind === 'key' ? privately : cacheControl)
  res.vary('Accept-Encoding')
  const there = choose(req, answer)
  if (!(there instanceof Promise)) write(req, res, there, answer.lastModified, [])
  else there.then((made) => write(req, res, made, answer.lastModified, [])).catch(() => res.destroy())
}

/** @throws Problem 406 */
export function choose(req: IncomingMessage, answer: Finished): Representation | Promise<Representation> {
  const { best, plain } = acceptedEncodings(req.headers['accept-encoding'])
  if (best === null)
    throw new Problem(406, 'encoding-not-acceptable', 'Accept-Encoding refuses every encoding that there is: br, gzip and identity.')
  return representation(answer, best, !plain)
}

/** @param more names and values of headers, one after the other, beside those that are set already. */
export function write(
  req: IncomingMessage,
  res: ServerResponse,
  { bytes, etag, fields }: Representation,
  lastModified: Date | null,
  more: readonly string[],
): void {
  if (res.statusCode === 200 && hasItAlready(req, etag, lastModified)) {
    res.writeHead(304, [...more, 'ETag', etag])
    res.end()
    return
  }
  res.writeHead(res.statusCode, [...more, ...fields, 'Accept-Ranges', 'none'])
  if (req.method === 'HEAD') res.end()
  else res.end(bytes)
}

/** If-Modified-Since counts only without If-None-Match (RFC 9110, 13.2.2). Dates of HTTP have whole seconds. */
function hasItAlready(req: IncomingMessage, etag: string, lastModified: Date | null): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = req.headers
  if (tags !== undefined) return namesTag(tags, etag)
  if (since === undefined || lastModified === null) return false
  return Math.floor(lastModified.getTime() / 1000) * 1000 <= Date.parse(since)
}
