/** What the hub answers without Next: health, content API, the built-in site, Payload's REST. */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import express, { type Express, type Router } from 'express'
import type { Payload } from 'payload'
import { taskPath } from '../../publishers/kit/by-hand-wire.ts'
import { mailingPath } from '../../publishers/newsletter/mailing.ts'
import { guardedDispatcher } from '../../publishers/kit/guard.ts'
import type { Env } from '../config/env.ts'
import { keptCards } from '../content-api/card/kept-cards.ts'
import { cardRoutes } from '../content-api/card/routes.ts'
import { contentApi } from '../content-api/index.ts'
import { pdfRoutes } from '../content-api/pdf/routes.ts'
import { shareRoutes } from '../content-api/share/routes.ts'
import { shareScript } from '../content-api/share/script.ts'
import { originsOf } from '../content-api/cors.ts'
import { ownReaderToken } from '../content-api/keys/entrance.ts'
import { payloadKeys } from '../content-api/keys/keys.payload.ts'
import { openLinks } from '../content-api/links/links.payload.ts'
import { payloadMediaFiles } from '../content-api/media-files.payload.ts'
import { networks } from '../content-api/networks/networks.ts'
import { payloadPlaces } from '../content-api/networks/places.payload.ts'
import { payloadDrafts } from '../content-api/preview/drafts.payload.ts'
import { previewApi } from '../content-api/preview/preview.ts'
import { payloadPublicationStore } from '../content-api/publication-store.payload.ts'
import { openReadSide, type OpenReadSide } from '../content-api/open-read-side.ts'
import { keepAllSiteSettings, payloadSites } from '../content-api/sites.payload.ts'
import { createPages } from '../content-api/webmention/pages.ts'
import { payloadReceivedMentions, payloadResponses } from '../content-api/webmention/received.payload.ts'
import { webmention } from '../content-api/webmention/webmention.ts'
import { taxonomies } from '../content-api/taxonomies/taxonomies.ts'
import { payloadTopicNames } from '../content-api/taxonomies/topic-names.payload.ts'
import { tellWebhooks } from '../content-api/webhooks/webhooks.payload.ts'
import { systemClock } from '../core/clock.ts'
import { answerProblems } from '../content-api/problems.ts'
import { conversionPath } from '../core/conversions.ts'
import { clientDocuments } from './client-documents.ts'
import { calendarFeed } from './calendar-feed.ts'
import { conversionReceiver } from './conversion-receiver.ts'
import { health } from './health.ts'
import { mailingPages } from './mailing-pages.ts'
import { mailingReceiver } from './mailing-receiver.ts'
import { mediaPreviews } from './media-previews.ts'
import { metrics } from './metrics.ts'
import { operator } from './operator.ts'
import { outgoingFiles } from './outgoing-files.ts'
import { restApi } from './rest-api.ts'
import { shareCard } from './share-card.ts'
import { securityHeaders } from './security-headers.ts'
import { taskReceiver } from './task-receiver.ts'
import { readingFor } from '../../collections/posts/guest-reading.ts'
import { guestRoutes } from '../guests/routes.payload.ts'
import { hub } from '../hub.ts'
import { payloadLists } from '../newsletter/list/lists.payload.ts'
import { newsletterRoutes } from '../newsletter/list/routes.ts'
import { siteReader } from '../site/reader.ts'
import { previewPages } from '../site/preview.ts'
import { builtInSite } from '../site/site.ts'

export interface HttpOptions {
  readonly payload: Payload
  readonly settings: Env
  /** Whether the admin answers yet. */
  readonly isReady: () => boolean
  /** Where it was opened already, before Payload was there. */
  readonly readSide?: OpenReadSide
  /** Comes before Payload's own API. */
  readonly extra?: Router
  /** Origins of pages that are fetched for Webmentions though their addresses are private. Default none. */
  readonly allowPrivateOrigins?: readonly string[]
}

export interface HttpSide {
  readonly app: Express
  /** Writes down what is still counted in memory. */
  stop(): Promise<void>
}

export async function httpSide({
  payload,
  settings,
  isReady,
  extra,
  readSide: opened,
  allowPrivateOrigins = [],
}: HttpOptions): Promise<HttpSide> {
  const readSide = opened ?? (await openReadSide(settings, systemClock, payload.logger))
  await keepAllSiteSettings(payload)
  await readSide.start()
  await readSide.reading.refresh()
  const { PUBLIC_URL, SECRET, TRUST_PROXY, dataDir } = settings
  const app = express().disable('x-powered-by').set('trust proxy', TRUST_PROXY)
  const security = securityHeaders(PUBLIC_URL)
  const pictures = payloadMediaFiles(payload, { libraryDir: path.join(dataDir, 'media'), keptDir: path.join(dataDir, 'published-media') })
  const content = contentApi({
    readSide,
    store: payloadPublicationStore(payload),
    sites: payloadSites(payload),
    media: pictures,
    publicUrl: PUBLIC_URL,
    secret: SECRET,
    clock: systemClock,
    log: payload.logger,
    hubs: guardedDispatcher(),
    keys: payloadKeys(payload),
    origins: originsOf(settings.CONTENT_ORIGINS),
    ratePerMinute: settings.CONTENT_RATE,
    always: security.list,
  })
  const stopTelling = tellWebhooks(payload, readSide.reading)
  // What is kept already leaves before anything else is done.
  const links = openLinks({
    payload,
    reading: readSide.reading,
    publicUrl: PUBLIC_URL,
    clock: systemClock,
    log: payload.logger,
    always: security.list,
  })
  app.use(content.gate.door)
  app.use(links.door)
  app.use(security.handle)
  // Not limited: readers of a popular link may share an address, and behind a proxy that nobody named all of them do.
  app.use('/l', links.router)
  app.use(metrics({ payload, clock: systemClock, token: settings.METRICS_TOKEN }))
  app.use(health({ payload, isReady }))
  app.use(operator({ payload, secret: SECRET, clock: systemClock }))
  app.use(content.gate.entrance)
  // What was made for looking at drafts is nobody's to keep.
  const previewMedia = path.join(dataDir, 'preview-media')
  await rm(previewMedia, { recursive: true, force: true })
  const draftMedia = payloadMediaFiles(payload, { libraryDir: path.join(dataDir, 'media'), keptDir: previewMedia })
  app.use(
    '/api/content/v1/preview',
    previewApi({
      drafts: payloadDrafts(payload),
      media: draftMedia,
      publicUrl: PUBLIC_URL,
      secret: SECRET,
      clock: systemClock,
      log: payload.logger,
    }),
  )
  const areas = {
    publications: readSide.publications,
    answers: readSide.answers,
    brands: readSide.reading.brands,
    visibleTo: content.gate.visibleTo,
    publicUrl: PUBLIC_URL,
    clock: systemClock,
    log: payload.logger,
  }
  app.use('/api/content/v1', networks({ ...areas, places: payloadPlaces(payload) }))
  app.use('/api/content/v1', shareRoutes(areas))
  app.use('/api/content/v1', cardRoutes({ ...areas, media: pictures, cards: keptCards({ folder: path.join(dataDir, 'cards') }) }))
  app.use('/api/content/v1', pdfRoutes({ ...areas, media: pictures }))
  app.use(shareScript(areas))
  app.use('/api/content/v1', taxonomies({ ...areas, topicNames: payloadTopicNames(payload) }))
  const mentions = webmention({
    ...areas,
    mentions: payloadReceivedMentions(payload),
    responses: payloadResponses(payload),
    pages: createPages(),
    allowPrivateOrigins,
  })
  app.use(mentions.router)
  app.use(content.router)
  const reader = siteReader(settings.HUB_URL, PUBLIC_URL, ownReaderToken(SECRET))
  app.use('/site', content.gate.limit)
  app.use(builtInSite(reader, PUBLIC_URL))
  app.use(previewPages(reader))
  app.use(mailingPages(payload))
  const lists = payloadLists(payload, SECRET, systemClock)
  app.use(
    newsletterRoutes({
      lists,
      publicUrl: PUBLIC_URL,
      secret: SECRET,
      clock: systemClock,
      origins: originsOf(settings.CONTENT_ORIGINS),
      log: payload.logger,
    }),
  )
  app.use(taskPath, taskReceiver({ payload, secret: SECRET }))
  app.use(mailingPath, mailingReceiver({ payload, secret: SECRET }))
  app.use(conversionPath, conversionReceiver({ payload, vault: hub(payload).settings.vault, clock: systemClock }))
  app.use(calendarFeed(payload))
  app.use(guestRoutes({ payload, secret: SECRET, publicUrl: PUBLIC_URL, reading: readingFor(payload) }))
  app.use(mediaPreviews(payload))
  app.use(shareCard(payload, draftMedia))
  app.use(outgoingFiles(hub(payload).settings.outgoing))
  app.use(clientDocuments(hub(payload).settings))
  if (extra) app.use(extra)
  const rest = restApi(payload.config)
  app.use((req, res, next) => (/^\/api\/(?!graphql)/.test(req.path) ? rest(req, res, next) : next()))
  app.get('/', (_, res) => res.redirect(302, '/admin'))
  app.use(answerProblems(payload.logger))
  return {
    app,
    async stop() {
      await mentions.stop()
      await content.stop()
      await stopTelling()
      await links.stop()
      await readSide.stop()
    },
  }
}
