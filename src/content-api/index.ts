/** The content API: what is published, for everybody (`/api/content/v1`, `/feeds`, sitemaps, oEmbed), and how it becomes so (`/api/owned/v1`). */
import { Router } from 'express'
import type { Dispatcher } from 'undici'
import type { Clock } from '../core/clock.ts'
import type { Origins } from './cors.ts'
import { eventStream } from './events/stream.ts'
import { discovery } from './discovery/discovery.ts'
import { headRoute } from './discovery/head-route.ts'
import { feeds } from './feeds/feeds.ts'
import { webSub } from './feeds/web-sub.ts'
import { createGate, type Gate } from './gate.ts'
import type { Keys } from './keys/keyring.ts'
import type { MediaFiles } from './media-files.ts'
import { apiDocs } from './openapi/docs.ts'
import { ownedMedium } from './owned-medium.ts'
import type { Log } from './problems.ts'
import type { PublicationStore, StoredPublication } from './publications.ts'
import type { ReadSide } from './read-side.ts'
import { readApi } from './read.ts'
import { brandIn, type Sites } from './sites.ts'
import { viewCounter } from './views.ts'

export interface ContentApiOptions {
  readonly readSide: ReadSide
  readonly store: PublicationStore
  readonly sites: Pick<Sites, 'site'>
  readonly media: MediaFiles
  /** Where people reach the hub, without a trailing slash. */
  readonly publicUrl: string
  /** Signs the tokens of website channels. */
  readonly secret: string
  readonly clock: Clock
  readonly log: Log
  /** What WebSub hubs are called by: `guardedDispatcher` of `publishers/kit/guard.ts`. Default: none is called. */
  readonly hubs?: Dispatcher
  /** Default: there are none. */
  readonly keys?: Keys
  /** Default: every website's scripts may read. */
  readonly origins?: Origins
  /** Requests a minute for one address. Default 0: as many as it likes. */
  readonly ratePerMinute?: number
  /** Names and values of headers that every answer of the app carries, one after the other. Default: none. */
  readonly always?: readonly string[]
}

const noKeys: Keys = { all: async () => [], used: async () => {} }

export interface ContentApi {
  /** Its `door` comes first in an app, its `entrance` before whatever answers what is public. */
  readonly gate: Gate
  /** Answers below `publicPaths` and `/api/owned/v1` only; everything else passes by. */
  readonly router: Router
  /** Finishes keeping pictures and writes down the views that are still counted in memory. Afterwards nothing runs any more. */
  stop(): Promise<void>
}

export function contentApi(options: ContentApiOptions): ContentApi {
  const { store, media, log } = options
  const { reading, publications, answers } = options.readSide
  const sites: Sites = { ...options.sites, brand: async (idOrSlug) => brandIn(reading.brands(), idOrSlug) }
  const views = viewCounter({
    add: (id, count) => store.addViews(id, count),
    failed: (error) => log.error({ err: error }, 'Views could not be written down. They are kept for the next second.'),
  })
  views.start()

  // One after the other, behind the answers: a publisher does not wait for pictures.
  let keeping: Promise<unknown> = Promise.resolve()
  const changed = async (live: StoredPublication | null) => {
    // Whoever is told that it is published finds it so.
    await options.readSide
      .changed()
      .catch((error: unknown) => log.error({ err: error }, 'What was just published is shown a moment later.'))
    for (const picture of live?.publication.media.filter(({ kind }) => kind !== 'video') ?? [])
      keeping = keeping
        .then(() => media.keep(picture))
        .catch((error: unknown) => log.error({ err: error, media: picture.id }, 'A published file could not be kept.'))
  }

  const { keys = noKeys, origins = '*', ratePerMinute = 0 } = options
  const gate = createGate({ ...options, keys, origins, ratePerMinute, always: options.always ?? [], viewed: (row) => views.count(row) })

  const router = Router()
  const shared = { ...options, reading, sites, publications, answers, visibleTo: gate.visibleTo, remember: gate.remember }
  router.use('/api/owned/v1', ownedMedium({ ...shared, changed, flushViews: () => views.flush() }))
  router.use('/api/content/v1/docs', apiDocs({ log }))
  // By the settings of now: an event that is told again may be of a brand that was closed since.
  const mayRead: typeof gate.mayRead = (req, { id }) => {
    const brand = reading.brands().find((one) => one.id === id)
    return brand !== undefined && gate.mayRead(req, brand)
  }
  const events = eventStream({ ...shared, changes: reading, mayRead })
  router.use('/api/content/v1', events.router)
  router.use('/api/content/v1', headRoute({ ...shared, brands: reading.brands }))
  router.use('/api/content/v1', readApi({ ...shared, viewed: (row) => views.count(row) }))
  router.use('/feeds', feeds({ ...shared, brands: reading.brands }))
  router.use(discovery({ ...shared, brands: reading.brands }))
  const subscriptions = options.hubs && webSub({ ...shared, changes: reading, brands: reading.brands, dispatcher: options.hubs })
  return {
    gate,
    router,
    async stop() {
      events.stop()
      await gate.stop()
      await subscriptions?.stop()
      await keeping
      await views.stop()
    },
  }
}
