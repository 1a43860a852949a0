/** A worker: delivers and measures, serves nothing but its health and its metrics. Any number of them, on PostgreSQL or MongoDB. */
import { createServer } from 'node:http'
import express from 'express'
import { boot, sayWhy } from './boot.ts'
import { systemClock } from './core/clock.ts'
import { health } from './http/health.ts'
import { metrics } from './http/metrics.ts'
import { hub } from './hub.ts'
import { runDeliveries } from './run-deliveries.ts'

async function main(): Promise<void> {
  const { payload, settings, close } = await boot()
  // Payload 3.90 drops promises here and there; one that fails must not take what is on the wire with it.
  process.on('unhandledRejection', (error) => payload.logger.error({ err: error }, 'A promise that nobody waited for failed.'))
  const stopDeliveries = runDeliveries(payload, { measureScale: 1 })
  const app = express()
  app.use(metrics({ payload, clock: systemClock, token: settings.METRICS_TOKEN }))
  app.use(health({ payload, isReady: () => true }))
  const server = createServer(app)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(settings.PORT, settings.HOST, resolve))
  payload.logger.info('The worker is ready.')
  const stop = async () => {
    server.close()
    await stopDeliveries()
    await hub(payload).bell.close()
    await close()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
}

main().catch((error: unknown) => {
  process.stderr.write(`${sayWhy(error)}\n`)
  process.exit(1)
})
