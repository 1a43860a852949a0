/**
 * Answers at once what was asked for in the same words before and is kept still, before anything is routed or parsed. It says nothing
 * that the routes would not say: same status, same headers, same bytes, and readers and limits are counted as there.
 */
import type { Request, RequestHandler, Response } from 'express'
import type { Cache } from './cache.ts'
import { allowOrigin, type Origins } from './cors.ts'
import type { Finished } from './finished.ts'
import { choose, exposedHeaders, requestIdOf, write } from './http.ts'
import { limitOf, policyOf, type Entrance } from './keys/entrance.ts'
import { isReader } from './views.ts'
import type { Visible } from './visibility.ts'

export interface FrontDoorOptions {
  readonly answers: Pick<Cache<Finished>, 'peek'>
  readonly entrance: Pick<Entrance, 'count'>
  /** What everybody sees now: another object when a setting of a brand has changed. */
  readonly visible: () => Visible
  readonly anyClosed: () => boolean
  readonly origins: Origins
  readonly viewed: (row: string) => void
  /** Names and values of headers that every answer carries, one after the other. */
  readonly always: readonly string[]
  /** Addresses that are known at a time. Default 10,000. */
  readonly maxKnown?: number
}

export interface FrontDoor {
  readonly handle: RequestHandler
  /** The route has answered this request, without a key, from what is kept under `key`. */
  remember(req: Request, key: string, cacheControl: string, visible: Visible): void
}

const maxAddressLength = 500

interface Known {
  readonly key: string
  readonly cacheControl: string
  readonly visible: Visible
}

export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const { answers, entrance, visible, anyClosed, origins, viewed, maxKnown = 10_000 } = options
  const always = ['Cross-Origin-Resource-Policy', 'cross-origin', ...withNosniff(options.always)]
  /** By the address as it was sent. */
  const known = new Map<string, Known>()

  const answer = (req: Request, res: Response): boolean => {
    if ((req.method !== 'GET' && req.method !== 'HEAD') || req.headers.authorization !== undefined) return false
    const there = known.get(req.url)
    if (!there) return false
    // One and the same as long as no brand's settings have changed.
    const made = there.visible === visible() ? answers.peek(there.key) : undefined
    if (!made) {
      known.delete(req.url)
      return false
    }
    const chosen = choose(req, made)
    if (chosen instanceof Promise) return false
    const standing = entrance.count(req)
    // The routes count it once more and refuse it, with all that belongs to a refusal.
    if (standing && !standing.allowed) return false
    if (req.method === 'GET' && made.row !== undefined && isReader(req.headers)) viewed(made.row)
    const { origin, varies } = allowOrigin(req, origins)
    write(req, res, chosen, made.lastModified, [
      ...always,
      'X-Request-Id',
      requestIdOf(req),
      ...(standing ? ['RateLimit-Policy', policyOf(standing), 'RateLimit', limitOf(standing)] : []),
      ...(origin === null ? [] : ['Access-Control-Allow-Origin', origin, 'Access-Control-Expose-Headers', exposedHeaders]),
      'Cache-Control',
      there.cacheControl,
      'Vary',
      `${anyClosed() ? 'Authorization, ' : ''}${varies ? 'Origin, ' : ''}Accept-Encoding`,
    ])
    return true
  }

  return {
    handle(req, res, next) {
      let answered = false
      try {
        answered = answer(req, res)
      } catch (error) {
        // Whatever is wrong with it, the routes say so properly.
        if (res.headersSent) throw error
      }
      if (!answered) next()
    },
    remember(req, key, cacheControl, seen) {
      const { originalUrl } = req
      if (seen.isPrivate || originalUrl.length > maxAddressLength || req.headers.authorization !== undefined) return
      known.delete(originalUrl)
      known.set(originalUrl, { key, cacheControl, visible: seen })
      if (known.size > maxKnown) for (const oldest of known.keys()) if (known.delete(oldest)) break
    },
  }
}

/** As the routes say it, and not twice. */
const withNosniff = (fields: readonly string[]): readonly string[] =>
  fields.includes('X-Content-Type-Options') ? fields : [...fields, 'X-Content-Type-Options', 'nosniff']
