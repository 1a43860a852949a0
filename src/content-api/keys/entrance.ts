/** Before anything is answered: who asks, by which key, and whether too often. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { Clock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import type { Admission } from './admission.ts'
import type { Keyring } from './keyring.ts'
import { createRate, subscriberOf, type Standing } from './rate.ts'
import { reader, readsWith } from './reader.ts'

export interface EntranceOptions {
  readonly keyring: Pick<Keyring, 'open'>
  readonly admission: Pick<Admission, 'anyClosed'>
  readonly clock: Clock
  readonly secret: string
  /** Requests a minute for one address. 0: as many as it likes. */
  readonly ratePerMinute: number
}

export interface Entrance {
  readonly handle: RequestHandler
  /** Counts by address alone, and refuses who asks too often. */
  readonly limit: RequestHandler
  /** Of a request without a key, for who answers before `handle`. `null`: not limited. */
  count(req: Request): Standing | null
}

/** What the hub's own pages send along when they read the API: whoever looks at a page was counted there. */
export const ownReaderHeader = 'x-hub-reader'
export const ownReaderToken = (secret: string): string => createHmac('sha256', secret).update('own reader').digest('base64url')

/** By draft-ietf-httpapi-ratelimit-headers-09 (March 2025): lists of strings with parameters. */
export const policyOf = ({ limit }: Standing): string => `"minute";q=${limit};w=60`
export const limitOf = ({ remaining, resetSeconds }: Standing): string => `"minute";r=${remaining};t=${resetSeconds}`

export function createEntrance(options: EntranceOptions): Entrance {
  const { keyring, admission, clock, secret, ratePerMinute } = options
  const rate = createRate({ now: () => clock.now().getTime() })
  const token = Buffer.from(ownReaderToken(secret))

  const isOwn = (req: Request) => {
    const given = req.headers[ownReaderHeader]
    if (typeof given !== 'string') return false
    const bytes = Buffer.from(given)
    return bytes.length === token.length && timingSafeEqual(bytes, token)
  }
  const count = (req: Request): Standing | null => {
    const who = reader(req)
    if (who.kind === 'key') return rate.count(`key ${who.id}`, who.ratePerMinute)
    if (ratePerMinute === 0 || isOwn(req)) return null
    return rate.count(subscriberOf(req.ip ?? ''), ratePerMinute)
  }
  const limit = (req: Request, res: Response) => {
    const standing = count(req)
    if (!standing) return
    res.setHeader('RateLimit-Policy', policyOf(standing))
    res.setHeader('RateLimit', limitOf(standing))
    if (standing.allowed) return
    res.setHeader('Retry-After', String(standing.resetSeconds))
    throw new Problem(
      429,
      'too-many-requests',
      `That was more than ${standing.limit} requests in a minute. Go on in ${standing.resetSeconds} seconds.`,
    )
  }

  const handle = async (req: Request, res: Response) => {
    if (admission.anyClosed() || req.headers.authorization !== undefined) res.vary('Authorization')
    // Browsers ask by themselves, and get nothing.
    if (req.method === 'OPTIONS') return
    const key = /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1]
    if (key === undefined) {
      limit(req, res)
      return
    }
    try {
      readsWith(req, await keyring.open(key))
    } catch (error) {
      // Who tries keys is counted by address.
      limit(req, res)
      if (error instanceof Problem && error.status === 401)
        res.setHeader('WWW-Authenticate', 'Bearer realm="content", error="invalid_token"')
      throw error
    }
    limit(req, res)
  }

  return {
    count,
    limit(req, res, next) {
      limit(req, res)
      next()
    },
    handle(req, res, next) {
      handle(req, res).then(() => next(), next)
    },
  }
}
