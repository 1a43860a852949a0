/** The web process: content API, Payload's REST, the admin; and, unless ROLE says otherwise, the deliveries too. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { boot, sayWhy } from './boot.ts'
import { httpSide } from './http/app.ts'
import { hub } from './hub.ts'
import { lastResort, untilReady } from './http/not-ready.ts'
import { runDeliveries } from './run-deliveries.ts'

async function main(): Promise<void> {
  const started = performance.now()
  const { payload, settings, close } = await boot()
  // Payload 3.90 drops promises here and there; one that fails must not take what is on the wire with it.
  process.on('unhandledRejection', (error) => payload.logger.error({ err: error }, 'A promise that nobody waited for failed.'))
  const { PORT, HOST, PUBLIC_URL, HUB_MODE, ROLE, root, production } = settings

  const ready = { next: false, admin: false }
  const playground = HUB_MODE === 'playground' ? await (await import('./playground/index.ts')).startPlayground({ payload, settings }) : null
  const { app, stop: stopHttp } = httpSide({
    payload,
    settings,
    isReady: () => ready.admin,
    ...(playground ? { extra: playground.router } : {}),
  })

  const server = createServer(app)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(PORT, HOST, resolve))
  const { port } = server.address() as AddressInfo
  payload.logger.info(`The content API answers on http://localhost:${port} after ${Math.round(performance.now() - started)} ms.`)

  const stopDeliveries = ROLE === 'all' ? runDeliveries(payload, { measureScale: playground ? playground.measureScale : 1 }) : null

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
