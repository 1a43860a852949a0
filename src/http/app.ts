/** What the hub answers without Next: health, content API, the built-in site, Payload's REST. */
import path from 'node:path'
import express, { type Express, type Router } from 'express'
import helmet from 'helmet'
import type { Payload } from 'payload'
import type { Env } from '../config/env.ts'
import { contentApi } from '../content-api/index.ts'
import { payloadMediaFiles } from '../content-api/media-files.payload.ts'
import { payloadDrafts } from '../content-api/preview/drafts.payload.ts'
import { previewApi } from '../content-api/preview/preview.ts'
import { payloadPublications } from '../content-api/publications.payload.ts'
import { payloadSites } from '../content-api/sites.payload.ts'
import { systemClock } from '../core/clock.ts'
import { answerProblems } from '../content-api/problems.ts'
import { health } from './health.ts'
import { mediaPreviews } from './media-previews.ts'
import { operator } from './operator.ts'
import { restApi } from './rest-api.ts'
import { siteReader } from '../site/reader.ts'
import { previewPages } from '../site/preview.ts'
import { builtInSite } from '../site/site.ts'

export interface HttpOptions {
  readonly payload: Payload
  readonly settings: Env
  /** Whether the admin answers yet. */
  readonly isReady: () => boolean
  /** Comes before Payload's own API. */
  readonly extra?: Router
}

export interface HttpSide {
  readonly app: Express
  /** Writes down what is still counted in memory. */
  stop(): Promise<void>
}

export function httpSide({ payload, settings, isReady, extra }: HttpOptions): HttpSide {
  const { PUBLIC_URL, SECRET, TRUST_PROXY, dataDir } = settings
  const app = express().disable('x-powered-by').set('trust proxy', TRUST_PROXY)
  app.use(
    helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: false, strictTransportSecurity: PUBLIC_URL.startsWith('https:') }),
  )
  app.use(health({ payload, isReady }))
  app.use(operator({ payload, secret: SECRET, clock: systemClock }))
  const content = contentApi({
    publications: payloadPublications(payload),
    sites: payloadSites(payload),
    media: payloadMediaFiles(payload, { libraryDir: path.join(dataDir, 'media'), keptDir: path.join(dataDir, 'published-media') }),
    publicUrl: PUBLIC_URL,
    secret: SECRET,
    clock: systemClock,
    log: payload.logger,
  })
  app.use(
    '/api/content/v1/preview',
    previewApi({
      drafts: payloadDrafts(payload),
      media: payloadMediaFiles(payload, { libraryDir: path.join(dataDir, 'media'), keptDir: path.join(dataDir, 'preview-media') }),
      publicUrl: PUBLIC_URL,
      secret: SECRET,
      clock: systemClock,
      log: payload.logger,
    }),
  )
  app.use(content.router)
  const reader = siteReader(settings.HUB_URL, PUBLIC_URL)
  app.use(builtInSite(reader, PUBLIC_URL))
  app.use(previewPages(reader))
  app.use(mediaPreviews(payload))
  if (extra) app.use(extra)
  const rest = restApi(payload.config)
  app.use((req, res, next) => (/^\/api\/(?!graphql)/.test(req.path) ? rest(req, res, next) : next()))
  app.get('/', (_, res) => res.redirect(302, '/admin'))
  app.use(answerProblems(payload.logger))
  return { app, stop: () => content.stop() }
}
