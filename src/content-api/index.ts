/** The content API: what is published, for everybody (`/api/content/v1`, `/feeds`), and how it becomes so (`/api/owned/v1`). */
import { Router } from 'express'
import type { Clock } from '../core/clock.ts'
import { createCache } from './cache.ts'
import { feeds } from './feeds.ts'
import type { Finished } from './finished.ts'
import { createGenerations } from './generations.ts'
import type { MediaFiles, Picture } from './media-files.ts'
import { ownedMedium } from './owned-medium.ts'
import type { Log } from './problems.ts'
import type { Publications, StoredPublication } from './publications.ts'
import { readApi } from './read.ts'
import type { Sites } from './sites.ts'
import { viewCounter } from './views.ts'

export interface ContentApiOptions {
  readonly publications: Publications
  readonly sites: Sites
  readonly media: MediaFiles
  /** Where people reach the hub, without a trailing slash. */
  readonly publicUrl: string
  /** Signs the tokens of website channels. */
  readonly secret: string
  readonly clock: Clock
  readonly log: Log
}

export interface ContentApi {
  /** Answers below its own three paths only; everything else passes by. */
  readonly router: Router
  /** Finishes keeping pictures and writes down the views that are still counted in memory. Afterwards nothing runs any more. */
  stop(): Promise<void>
}

export function contentApi(options: ContentApiOptions): ContentApi {
  const { publications, media, clock, log } = options
  const generations = createGenerations({ version: () => publications.version(), clock })
  const answers = createCache<Finished>({ generations, bytesOf: ({ bytes }) => bytes.length })
  const shown = createCache<readonly Picture[]>({ generations, bytesOf: (versions) => versions.length * 200, maxBytes: 8 * 1024 * 1024 })
  const views = viewCounter({
    add: (id, count) => publications.addViews(id, count),
    failed: (error) => log.error({ err: error }, 'Views could not be written down. They are kept for the next second.'),
  })
  views.start()

  // One after the other, behind the answers: a publisher does not wait for pictures.
  let keeping: Promise<unknown> = Promise.resolve()
  const changed = (live: StoredPublication | null) => {
    generations.end()
    for (const picture of live?.publication.media.filter(({ kind }) => kind === 'image') ?? [])
      keeping = keeping
        .then(() => media.keep(picture))
        .catch((error: unknown) => log.error({ err: error, media: picture.id }, 'A published picture could not be kept.'))
  }

  const router = Router()
  router.use('/api/owned/v1', ownedMedium({ ...options, changed, flushViews: () => views.flush() }))
  router.use('/api/content/v1', readApi({ ...options, answers, shown, viewed: (row) => views.count(row) }))
  router.use('/feeds', feeds({ ...options, answers }))
  return {
    router,
    async stop() {
      await keeping
      await views.stop()
    },
  }
}
