/** The web process: content API, Payload's REST, the admin; and, unless ROLE says otherwise, the deliveries too. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import express from 'express'
import helmet from 'helmet'
import { boot, sayWhy } from './boot.ts'
import { contentApi } from './content-api/index.ts'
import { payloadMediaFiles } from './content-api/media-files.payload.ts'
import { payloadPublications } from './content-api/publications.payload.ts'
import { payloadSites } from './content-api/sites.payload.ts'
import { systemClock } from './core/clock.ts'
import { health } from './health.ts'
import { mediaPreviews } from './media-previews.ts'
import { restApi } from './rest-api.ts'
import { runDeliveries } from './run-deliveries.ts'

async function main(): Promise<void> {
  const started = performance.now()
  const { payload, settings, close } = await boot()
  const { PORT, HOST, PUBLIC_URL, SECRET, TRUST_PROXY, MODE, ROLE, root, production } = settings

  const app = express().disable('x-powered-by').set('trust proxy', TRUST_PROXY)
  app.use(helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: false, strictTransportSecurity: PUBLIC_URL.startsWith('https:') }))
  const ready = { admin: false }
  app.use(health({ payload, isReady: () => ready.admin }))
  const content = contentApi({
    publications: payloadPublications(payload),
    sites: payloadSites(payload),
    media: payloadMediaFiles(payload, { libraryDir: path.join(settings.dataDir, 'media'), keptDir: path.join(settings.dataDir, 'published-media') }),
    publicUrl: PUBLIC_URL,
    secret: SECRET,
    clock: systemClock,
    log: payload.logger,
  })
  app.use(content.router)
  app.use(mediaPreviews(payload))
  const playground = MODE === 'playground' ? await (await import('./playground/index.ts')).startPlayground({ payload, settings }) : null
  if (playground) app.use(playground.router)
  const rest = restApi(payload.config)
  app.use((req, res, next) => (/^\/api\/(?!graphql)/.test(req.path) ? rest(req, res, next) : next()))
  app.get('/', (_, res) => res.redirect(302, '/admin'))

  const server = createServer(app)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(PORT, HOST, resolve))
  const { port } = server.address() as AddressInfo
  payload.logger.info(`The content API answers on http://localhost:${port} after ${Math.round(performance.now() - started)} ms.`)

  const stopDeliveries = ROLE === 'all' ? runDeliveries(payload, { measureScale: playground ? playground.measureScale : 1 }) : null

  const { default: next } = await import('next')
  const nextApp = next({ dev: !production, dir: root, hostname: HOST, port, httpServer: server })
  const handle = nextApp.getRequestHandler()
  app.use((req, res, fail) => {
    handle(req, res).catch(fail)
  })

  let stopping: Promise<void> | null = null
  const stop = (signal: string) =>
    (stopping ??= (async () => {
      payload.logger.info(`${signal}: stopping. What has not been sent is given back.`)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await stopDeliveries?.()
      await content.stop()
      await playground?.stop()
      server.closeAllConnections()
      await closed
      await nextApp.close()
      await close()
      process.exit(0)
    })())
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))

  await nextApp.prepare()
  await playground?.seed()
  ready.admin = true
  payload.logger.info(`The admin answers after ${Math.round(performance.now() - started)} ms.`)
  process.stdout.write(`\nFunkhaus is ready.\n  Admin  ${PUBLIC_URL}/admin\n${playground ? playground.banner(PUBLIC_URL) : ''}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${sayWhy(error)}\n`)
  process.exit(1)
})
