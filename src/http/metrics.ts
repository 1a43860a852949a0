import { createHash, timingSafeEqual } from 'node:crypto'
import { Router, type Request } from 'express'
import type { Payload, Where } from 'payload'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Clock } from '../core/clock.ts'
import { notOverStates } from '../core/delivery.ts'
import { hub } from '../hub.ts'

export interface MetricsOptions {
  readonly payload: Payload
  readonly clock: Clock
  /** Who reads them shows it as a bearer token. Absent: nobody may read them, and there is no such page. */
  readonly token: string | undefined
}

/**
 * `GET /metrics` for Prometheus: the hub's own work, never what posts say. What all processes share is read from the database at each
 * scrape, so that any of them may be asked; what is of one process carries the names of prom-client (`process_…`, `nodejs_…`).
 */
export function metrics({ payload, clock, token }: MetricsOptions): Router {
  const router = Router()
  if (!token) return router
  const registers = [new Registry()]
  const [register] = registers as [Registry]
  collectDefaultMetrics({ register })
  sharedWork(payload, clock, registers)
  new Counter({
    ...{ name: 'funkhaus_platform_calls_total', help: 'Calls of this process to platforms: answered, or by what their failure means.' },
    ...{ labelNames: ['platform', 'outcome'] as const, registers },
    collect() {
      this.reset()
      for (const { count, ...labels } of hub(payload).settings.callCounts.all()) this.inc(labels, count)
    },
  })
  const requests = new Counter({
    ...{ name: 'funkhaus_http_requests_total', help: 'Answers of this process, by method and status.' },
    ...{ labelNames: ['method', 'status'] as const, registers },
  })
  const seconds = new Histogram({
    ...{ name: 'funkhaus_http_request_duration_seconds', help: 'How long answers of this process took, in seconds.' },
    ...{ labelNames: ['method'] as const, buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10], registers },
  })
  router.get('/metrics', async (req, res) => {
    if (!isShown(token, req)) return void res.status(401).type('text/plain').send('Send METRICS_TOKEN as bearer token.\n')
    res.set({ 'cache-control': 'no-store', 'content-type': register.contentType }).send(await register.metrics())
  })
  router.use(({ method }, res, next) => {
    const done = seconds.startTimer({ method })
    res.on('finish', () => {
      done()
      requests.inc({ method, status: res.statusCode })
    })
    next()
  })
  return router
}

function sharedWork(payload: Payload, clock: Clock, registers: Registry[]): void {
  const count = async (collection: 'deliveries' | 'freezes' | 'channels', where: Where) =>
    (await payload.db.count({ collection, where })).totalDocs
  new Gauge({
    ...{ name: 'funkhaus_deliveries', help: 'Deliveries that are not over, by state.', labelNames: ['state'] as const, registers },
    async collect() {
      for (const state of notOverStates) this.set({ state }, await count('deliveries', { state: { equals: state } }))
    },
  })
  new Gauge({
    ...{ name: 'funkhaus_delivery_overdue_seconds', help: 'How long the delivery that is due longest waits already; 0: none is due.' },
    registers,
    async collect() {
      const now = clock.now()
      const where: Where = { and: [{ state: { equals: 'scheduled' } }, { dueAt: { less_than: now.toISOString() } }] }
      const { docs } = await payload.db.find<{ dueAt: string }>({
        collection: 'deliveries',
        where,
        sort: 'dueAt',
        limit: 1,
        pagination: false,
      })
      this.set(docs[0] ? (now.getTime() - new Date(docs[0].dueAt).getTime()) / 1000 : 0)
    },
  })
  new Gauge({
    ...{ name: 'funkhaus_measurements_due', help: 'Deliveries whose numbers are due and not fetched yet.', registers },
    async collect() {
      this.set(await count('deliveries', { measureAt: { less_than: clock.now().toISOString() } }))
    },
  })
  new Gauge({
    ...{ name: 'funkhaus_freezes', help: 'Freezes that hold.', registers },
    async collect() {
      this.set(await count('freezes', { lifted: { equals: false } }))
    },
  })
  new Gauge({
    ...{ name: 'funkhaus_channels', help: 'Channels, by how they stand.', labelNames: ['status'] as const, registers },
    async collect() {
      for (const status of ['connected', 'refused', 'not-connected'])
        this.set({ status }, await count('channels', { status: { equals: status } }))
    },
  })
}

/** Compared by their digests: it takes the same time however much is right. */
function isShown(token: string, req: Request): boolean {
  const shown = /^Bearer (.{1,500})$/i.exec(req.get('authorization') ?? '')?.[1] ?? ''
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(shown), digest(token))
}
