/** The event stream (Server-Sent Events): whoever listens is told of every change of what is public, the moment it is seen. */
import { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import type { Clock } from '../../core/clock.ts'
import { Problem } from '../../core/problem.ts'
import { openToAll, preflight, readMethods, withRequestId } from '../http.ts'
import { subscriberOf } from '../keys/rate.ts'
import { answerProblems, methodNotAllowed, type Log } from '../problems.ts'
import { parseQuery } from '../query.ts'
import type { Brand, Sites } from '../sites.ts'
import { createBacklog } from './backlog.ts'
import { loggedChange, type Changes } from './change-log.ts'
import type { ContentEvent } from './event.ts'

export interface EventStreamOptions {
  readonly changes: Changes
  readonly sites: Pick<Sites, 'brand'>
  readonly clock: Clock
  readonly log: Log
  /** Asked for every event. Default: brands that are open to everybody. */
  readonly mayRead?: (req: Request, brand: Brand) => boolean
  /** Default 15 s. */
  readonly heartbeatMs?: number
  /** A stream ends after this time; who listens comes back, and a key that was revoked no more. Default 10 minutes. */
  readonly lifeMs?: number
  /** Default 500, and 20 from one address. */
  readonly connections?: { readonly all: number; readonly address: number }
  /** Who has not read this much is sent away. Who missed half as much is told to begin anew. Default 512 KiB. */
  readonly maxBufferedBytes?: number
}

export interface EventStream {
  /** Answers `/events` only. */
  readonly router: Router
  /** Ends all connections; new ones are refused. */
  stop(): void
}

export const eventsQuerySchema = z.object({
  brand: z.string().max(200).optional().describe('Id or slug. Default: all brands that may be read.'),
  after: z.string().max(100).optional().describe('Id of the last event that was received, where the header Last-Event-ID cannot be set.'),
})

interface Client {
  readonly req: Request
  readonly res: Response
  readonly brand: Brand | null
  readonly until: number
}

const type = 'text/event-stream; charset=utf-8'
const retryMs = 2_000
const frame = (id: string, event: string, data: object) => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
const frameOf = ({ id, message }: ContentEvent) => frame(id, message.type, message)
const isOpen = (_req: Request, brand: Brand) => brand.access === 'open'

export function eventStream(options: EventStreamOptions): EventStream {
  const { changes, sites, clock, log, mayRead = isOpen, heartbeatMs = 15_000, lifeMs = 10 * 60_000 } = options
  const { connections = { all: 500, address: 20 }, maxBufferedBytes = 512 * 1024 } = options
  const backlog = createBacklog({ changes, sites, clock })
  const silence = changes.on((change) => {
    const logged = loggedChange(change)
    if (logged)
      backlog
        .add(logged)
        .catch((error: unknown) => log.error({ err: error, change: change.id }, 'A change could not be told to the event stream.'))
  })

  const clients = new Set<Client>()
  const perAddress = new Map<string, number>()
  let open = 0
  let stopped = false
  let heart: NodeJS.Timeout | undefined

  const write = ({ res }: Client, text: string) => {
    // Who does not read is closed: the browser comes back by itself and names the last event that it has.
    if (res.writableLength > maxBufferedBytes) res.destroy()
    else if (!res.destroyed && !res.writableEnded) res.write(text)
  }
  const mayHave = ({ req, brand }: Client, event: ContentEvent) =>
    event.brand !== null && (brand === null || brand.id === event.brandId) && mayRead(req, event.brand)
  const tell = (client: Client, event: ContentEvent) => {
    if (mayHave(client, event)) write(client, frameOf(event))
  }
  const beat = () => {
    for (const client of clients)
      if (clock.now().getTime() >= client.until) client.res.end()
      else write(client, ':\n\n')
  }

  /** @returns leaves the place free again. @throws Problem when there is none. */
  const takePlace = ({ ip = '' }: Request, res: Response) => {
    const address = subscriberOf(ip)
    const own = perAddress.get(address) ?? 0
    if (stopped || open >= connections.all || own >= connections.address) throw full(res, own >= connections.address)
    open++
    perAddress.set(address, own + 1)
    res.once('close', () => {
      open--
      const left = (perAddress.get(address) ?? 1) - 1
      if (left > 0) perAddress.set(address, left)
      else perAddress.delete(address)
    })
  }

  const begin = (client: Client, missed: readonly ContentEvent[] | null, at: string) => {
    const { res } = client
    if (res.destroyed) return
    if (stopped) throw full(res, false)
    res.status(200).setHeader('Content-Type', type)
    res.flushHeaders()
    clients.add(client)
    heart ??= setInterval(beat, heartbeatMs).unref()
    res.once('close', () => {
      clients.delete(client)
      if (clients.size > 0) return
      clearInterval(heart)
      heart = undefined
    })
    write(client, `retry: ${retryMs}\n\n`)
    const text = missed?.flatMap((event) => (mayHave(client, event) ? [frameOf(event)] : [])).join('')
    write(client, text === undefined || text.length > maxBufferedBytes / 2 ? frame(at, 'reset', {}) : text)
    // An id without data is no event, but a browser keeps it: who is cut off before the first event still misses none.
    write(client, `id: ${at}\n\n`)
  }

  const router = Router()
  router.use('/events', withRequestId, openToAll)
  router
    .route('/events')
    .get(async (req, res) => {
      const query = parseQuery(eventsQuerySchema, req.query)
      const brand = query.brand === undefined ? null : await sites.brand(query.brand)
      if (query.brand !== undefined && (!brand || !mayRead(req, brand)))
        throw new Problem(404, 'brand-unknown', 'There is no such brand, or it takes a key to read its posts.')
      // Neither caches nor proxies may hold it back or change it, and nothing compresses it.
      res.setHeader('Cache-Control', 'no-store, no-transform')
      res.setHeader('X-Accel-Buffering', 'no')
      if (req.method === 'HEAD') return void res.status(200).setHeader('Content-Type', type).end()
      const client: Client = { req, res, brand, until: clock.now().getTime() + lifeMs }
      takePlace(req, res)
      const leave = await backlog.follow(req.get('last-event-id') || query.after || null, {
        begin: (missed, at) => begin(client, missed, at),
        event: (event) => tell(client, event),
      })
      if (res.destroyed) leave()
      else res.once('close', leave)
    })
    .options(preflight)
    .all(methodNotAllowed(readMethods))
  router.use('/events', answerProblems(log))

  return {
    router,
    stop() {
      stopped = true
      silence()
      clearInterval(heart)
      for (const { res } of clients) res.end()
    },
  }
}

function full(res: Response, fromOneAddress: boolean): Problem {
  res.setHeader('Retry-After', '30')
  return fromOneAddress
    ? new Problem(
        429,
        'too-many-connections',
        'Too many event streams are open from this address. Close one, or share one between your processes.',
      )
    : new Problem(503, 'too-many-connections', 'Too many event streams are open. Come back in half a minute.')
}
