/**
 * The web process: content API, Payload's REST, the admin; and, unless ROLE says otherwise, the deliveries too. What is published is
 * answered before Payload is loaded.
 */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { boot, sayWhy } from './boot.ts'
import type { Env } from './config/env.ts'
import { openReadSide, type OpenReadSide } from './content-api/open-read-side.ts'
import { systemClock } from './core/clock.ts'
import { earlyApp } from './http/early.ts'
import { lastResort, untilReady } from './http/not-ready.ts'
import { refuseUnreadable, serverLimits } from './http/server-limits.ts'

interface Log {
  error(fields: object, message: string): void
  warn(fields: object, message: string): void
}
/** Until Payload's logger is there. */
const plainLog = ({ err }: { readonly err?: unknown }, message: string) =>
  void process.stderr.write(`${message} ${err instanceof Error ? err.message : ''}\n`)

async function main(): Promise<void> {
  const started = performance.now()
  let log: Log = { error: plainLog, warn: plainLog }
  const relay: Log = { error: (fields, message) => log.error(fields, message), warn: (fields, message) => log.warn(fields, message) }
  let answer: RequestListener = (_, res) => void res.writeHead(503, { 'retry-after': '1' }).end()
  const server = createServer(serverLimits, (req, res) => answer(req, res))
  refuseUnreadable(server)
  let early: OpenReadSide | undefined

  const meanwhile = async (settings: Env) => {
    const readSide = await openReadSide(settings, systemClock, relay)
    early = readSide
    // A database that is new, or of an older version, is shown once it has been brought to this one.
    await readSide.start().catch(() => {})
    answer = earlyApp(readSide, settings, relay)
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(settings.PORT, settings.HOST, resolve))
    const { port } = server.address() as AddressInfo
    process.stdout.write(`The content API answers on http://localhost:${port} after ${Math.round(performance.now() - started)} ms.\n`)
  }
  const { payload, settings, close } = await boot(meanwhile)
  log = payload.logger
  // Payload 3.90 drops promises here and there; one that fails must not take what is on the wire with it.
  process.on('unhandledRejection', (error) => payload.logger.error({ err: error }, 'A promise that nobody waited for failed.'))
  const { HOST, PUBLIC_URL, HUB_MODE, ROLE, root, production } = settings
  if (!production && import.meta.url.endsWith('.mjs'))
    payload.logger.warn(
      'NODE_ENV is not "production", so that every page of the admin is built again when it is opened. Set NODE_ENV=production.',
    )
  const { port } = server.address() as AddressInfo
  const [{ httpSide }, { hub }, { runDeliveries }] = await Promise.all([
    import('./http/app.ts'),
    import('./hub.ts'),
    import('./run-deliveries.ts'),
  ])

  const ready = { next: false, admin: false }
  const playground = HUB_MODE === 'playground' ? await (await import('./playground/index.ts')).startPlayground({ payload, settings }) : null
  if (playground) server.on('upgrade', playground.upgrade)
  const { app, stop: stopHttp } = await httpSide({
    payload,
    settings,
    isReady: () => ready.admin,
    ...(early ? { readSide: early } : {}),
    ...(playground ? { extra: playground.router } : {}),
  })
  answer = app
  payload.logger.info(`The API answers after ${Math.round(performance.now() - started)} ms.`)

  const stopDeliveries = ROLE === 'all' ? runDeliveries(payload, playground ?? { measureScale: 1 }) : null

  const { default: next } = await import('next')
  const nextApp = next({ dev: !production, dir: root, hostname: HOST, port, httpServer: server })
  const handle = nextApp.getRequestHandler()
  app.use(untilReady(() => ready.next))
  app.use((req, res, fail) => {
    handle(req, res).catch(fail)
  })
  app.use(lastResort(payload.logger))

  let stopping: Promise<void> | null = null
  const stop = (signal: string) =>
    (stopping ??= (async () => {
      payload.logger.info(`${signal}: stopping. What has not been sent is given back.`)
      // A call on the wire may take half a minute; longer than this, something hangs, and leases do the rest.
      setTimeout(() => process.exit(1), 75_000).unref()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await stopDeliveries?.()
      await hub(payload).bell.close()
      await stopHttp()
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
  ready.next = true
  await playground?.seed()
  ready.admin = true
  payload.logger.info(`The admin answers after ${Math.round(performance.now() - started)} ms.`)
  process.stdout.write(`\nFunkhaus is ready.\n  Admin  ${PUBLIC_URL}/admin\n${playground ? playground.banner(PUBLIC_URL) : ''}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${sayWhy(error)}\n`)
  process.exit(1)
})
