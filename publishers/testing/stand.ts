/** A fake on a real port, below a path as in the playground, and all that a publisher or connector needs to speak to it. */
import { createServer } from 'node:http'
import type { Json, MediaRef } from '../../src/core/story.ts'
import { createHttpClient } from '../kit/http.ts'
import { secretsIn } from '../kit/redact.ts'
import { PublisherError } from '../errors.ts'
import type { AnyPublisher, ConnectContext, Connector, HubClient, Limits, MediaFile, PublishContext, UploadedFile } from '../publisher.ts'
import type { Fake, FakePlatform } from './fake.ts'
import { createSigningKey } from './signing-key.ts'

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
const redirectUri = 'https://hub.example/connect/back'
const clientPath = '/connect/client.json'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** PNG where it is taken; the bytes are always that. */
const typeOf = ({ mimeTypes }: Limits['images']) => (mimeTypes.includes('image/png') ? 'image/png' : (mimeTypes[0] ?? 'image/png'))
/** The beginning of every MP4 file, ISO/IEC 14496-12: what is behind it is nothing that plays. */
const mp4 = Buffer.concat([Buffer.from('0000001c667479706d70343200000000', 'hex'), Buffer.from('mp42isomavc1')])
const padded = (head: Buffer, bytes: number) => Buffer.concat([head, Buffer.alloc(Math.max(0, bytes - head.length))])
const heads = { image: png, video: mp4, document: Buffer.from('%PDF-1.7\n') } as const
const fileOf = ({ kind, bytes }: MediaRef) => padded(heads[kind], bytes)
const inPieces = (ref: MediaRef, filename: string): UploadedFile => ({
  bytes: fileOf(ref).length,
  mimeType: ref.mimeType,
  filename,
  read: async (start, end) => new Uint8Array(fileOf(ref).subarray(start, end)),
})
/** A picture is nothing else, as in the hub. */
function expectPicture({ kind }: MediaRef): void {
  if (kind === 'document') throw new PublisherError('rejected', 'This file is not a picture.', { code: 'not-an-image' })
}

/** One and the same cue. */
const captionsIn = {
  vtt: 'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nGuten Tag!\n',
  srt: '1\n00:00:00,000 --> 00:00:02,000\nGuten Tag!\n',
} as const

const standing = new Map<string, string>()
/** Which platform's fake answers at `127.0.0.1:port`. `null`: none of a stand. */
export const platformAt = (host: string): string | null => standing.get(host) ?? null

/** @param connector where the platform reads a document of the hub: it stands beside the fake. */
export async function openStand(publisher: AnyPublisher, platform: FakePlatform, connector?: Connector): Promise<Stand> {
  let now = Date.parse('2026-11-22T10:00:00Z')
  let baseUrl = ''
  let contexts = 0
  const told: string[] = []
  const clock = { now: () => new Date(now), advance: (ms: number) => void (now += ms) }
  const fake = platform.create({ baseUrl: () => baseUrl, clock })
  const files = new Map<string, { readonly bytes: Buffer; readonly mimeType: string }>()
  let hubClient: HubClient | null = null
  const server = createServer((request, response) => {
    if (hubClient && request.url === clientPath) {
      const document = connector?.clientDocument?.({ url: new URL(baseUrl).origin, redirectUri, client: hubClient })
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document))
    }
    const file = files.get(request.url ?? '')
    if (file) return void response.writeHead(200, { 'content-type': file.mimeType }).end(file.bytes)
    if (!request.url?.startsWith(mount)) return void response.writeHead(404).end('outside of the mount point')
    // As Express does it.
    request.url = request.url.slice(mount.length) || '/'
    fake.handler(request, response)
  })
  server.on('upgrade', (request, socket, head: Buffer) => {
    if (!fake.upgrade || !request.url?.startsWith(mount)) return void socket.destroy()
    request.url = request.url.slice(mount.length) || '/'
    fake.upgrade(request, socket, head)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  baseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}${mount}`

  standing.set(new URL(baseUrl).host, platform.platform)
  if (connector?.clientDocument) hubClient = { id: new URL(clientPath, baseUrl).href, keys: [await createSigningKey()] }
  const at = (origin: string) => `${baseUrl}/${new URL(origin).host}`
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
          open: async (ref, limits): Promise<MediaFile> => {
            expectPicture(ref)
            const { width, height } = ref
            const mimeType = typeOf(limits)
            return { bytes: fileOf(ref), mimeType, filename: `${ref.id}.${mimeType.slice(6)}`, width, height }
          },
          film: async (ref) => ({ ...inPieces(ref, `${ref.id}.mp4`), width: ref.width, height: ref.height }),
          document: async (ref) => inPieces(ref, `${ref.id}.pdf`),
          captions: async ({ captions = [] }, format) => captions.map(({ language }) => ({ language, text: captionsIn[format] })),
          async address(ref, limits) {
            const path = `/outgoing/${encodeURIComponent(ref.id)}`
            files.set(path, { bytes: fileOf(ref), mimeType: ref.kind === 'image' ? typeOf(limits) : ref.mimeType })
            return new URL(path, baseUrl).toString()
          },
        },
        at,
        clock,
        log: { debug: (message, fields) => void told.push(`${message} ${JSON.stringify(fields ?? {})}`) },
        signal,
        deliveryKey: options.deliveryKey ?? `delivery-${String(++contexts).padStart(4, '0')}`,
        plannedAt: options.plannedAt ?? clock.now(),
        replyTo: options.replyTo ?? null,
      }
    },
    connecting(hubToken = secretsIn(platform.credentials(baseUrl)).at(-1) ?? '') {
      const typed = Object.values(platform.connect(baseUrl)).flatMap((input: { readonly [field: string]: string } | undefined) =>
        secretsIn(input ?? {}),
      )
      const { signal } = new AbortController()
      return {
        channel: { id: 'channel-1' },
        app: platform.app ?? null,
        at,
        http: client([...typed, hubToken, ...secretsIn(platform.app ?? {})], signal),
        clock,
        signal,
        redirectUri,
        client: hubClient,
        state: 'channel-1.state-of-the-hub',
        hub: { url: baseUrl, token: hubToken },
      }
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}
