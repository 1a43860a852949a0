/** A fake on a real port, below a path as in the playground, and all that a publisher or connector needs to speak to it. */
import { createServer } from 'node:http'
import type { Json } from '../../src/core/story.ts'
import { createHttpClient } from '../kit/http.ts'
import { secretsIn } from '../kit/redact.ts'
import type { AnyPublisher, ConnectContext, MediaFile, PublishContext } from '../publisher.ts'
import type { Fake, FakePlatform } from './fake.ts'

export interface StandOptions {
  readonly credentials?: Json
  readonly deliveryKey?: string
  readonly plannedAt?: Date
  readonly replyTo?: PublishContext<unknown>['replyTo']
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
}

export interface Stand {
  readonly fake: Fake
  readonly baseUrl: string
  /** Stands still until it is advanced; fake and publisher share it. */
  readonly clock: { now(): Date; advance(ms: number): void }
  /** All that was observed of exchanges or logged, as text: where secrets would show. */
  readonly told: string[]
  context(options?: StandOptions): PublishContext<unknown>
  /** `hubToken`: the key to owned media. Default: the right one. */
  connecting(hubToken?: string): ConnectContext
  close(): Promise<void>
}

const mount = '/fakes/here'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

export async function openStand(publisher: AnyPublisher, platform: FakePlatform): Promise<Stand> {
  let now = Date.parse('2026-11-22T10:00:00Z')
  let baseUrl = ''
  let contexts = 0
  const told: string[] = []
  const clock = { now: () => new Date(now), advance: (ms: number) => void (now += ms) }
  const fake = platform.create({ baseUrl: () => baseUrl, clock })
  const server = createServer((request, response) => {
    if (!request.url?.startsWith(mount)) return void response.writeHead(404).end('outside of the mount point')
    // As Express does it.
    request.url = request.url.slice(mount.length) || '/'
    fake.handler(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  baseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}${mount}`

  const client = (secrets: readonly string[], signal: AbortSignal, timeoutMs?: number) =>
    createHttpClient({
      secrets,
      signal,
      timeoutMs,
      allowPrivateOrigins: [baseUrl],
      now: clock.now,
      onExchange: (exchange) => told.push(JSON.stringify(exchange)),
    })

  return {
    fake,
    baseUrl,
    clock,
    told,
    context(options = {}) {
      const stored = options.credentials ?? platform.credentials(baseUrl)
      const signal = options.signal ?? new AbortController().signal
      return {
        channel: { id: 'channel-1', handle: '@acme' },
        credentials: publisher.credentials.parse(stored),
        http: client(secretsIn(stored), signal, options.timeoutMs),
        media: {
          open: async (ref): Promise<MediaFile> => {
            const padding = Buffer.alloc(Math.max(0, ref.bytes - png.length))
            const { width, height } = ref
            return { bytes: Buffer.concat([png, padding]), mimeType: 'image/png', filename: `${ref.id}.png`, width, height }
          },
        },
        clock,
        log: { debug: (message, fields) => void told.push(`${message} ${JSON.stringify(fields ?? {})}`) },
        signal,
        deliveryKey: options.deliveryKey ?? `delivery-${String(++contexts).padStart(4, '0')}`,
        plannedAt: options.plannedAt ?? clock.now(),
        replyTo: options.replyTo ?? null,
      }
    },
    connecting(hubToken = secretsIn(platform.credentials(baseUrl)).at(-1) ?? '') {
      const typed = Object.values(platform.connect(baseUrl)).flatMap((input) => secretsIn(input ?? {}))
      const { signal } = new AbortController()
      return {
        channel: { id: 'channel-1' },
        http: client([...typed, hubToken], signal),
        clock,
        signal,
        redirectUri: 'https://hub.example/connect/back',
        hub: { url: baseUrl, token: hubToken },
      }
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}
