/** A publisher at work as the hub lets it work: its real HTTP client, everything through JSON, staged until it is ready, published once. */
import { createHttpClient } from '../../publishers/kit/http.ts'
import { secretsIn } from '../../publishers/kit/redact.ts'
import type { AnyPublisher, ConnectContext, PublishContext, Published } from '../../publishers/publisher.ts'
import { throughJson } from '../../publishers/testing/contract-subject.ts'
import type { Json, Story } from '../../src/core/story.ts'

export type Desk = ReturnType<typeof openDesk>

interface Parts {
  readonly origins: readonly string[]
  /** What lies in the media library, by id. */
  readonly files?: { readonly [id: string]: Buffer }
  readonly timeoutMs?: number
  /** Where servers are reached that call themselves otherwise. */
  readonly at?: (origin: string) => string
}

const client = (secrets: readonly string[], { origins, timeoutMs }: Parts) =>
  createHttpClient({ secrets, allowPrivateOrigins: origins, timeoutMs, signal: new AbortController().signal })

export const connecting = (parts: Parts, secrets: readonly string[] = []): ConnectContext => ({
  channel: { id: 'channel-1' },
  app: null,
  client: null,
  state: 'channel-1.state-of-the-hub',
  at: (origin) => origin,
  http: client(secrets, parts),
  clock: { now: () => new Date() },
  signal: new AbortController().signal,
  redirectUri: 'https://hub.example/connect/back',
  hub: { url: 'https://hub.example', token: 'no token' },
})

export function openDesk(publisher: AnyPublisher, credentials: Json, parts: Parts) {
  const fileOf = (id: string) => parts.files?.[id] ?? Buffer.alloc(0)
  let deliveries = 0

  function context(over: Partial<PublishContext<unknown>> = {}): PublishContext<unknown> {
    return {
      channel: { id: 'channel-1', handle: 'acme' },
      credentials: publisher.credentials.parse(credentials),
      http: client(secretsIn(credentials), parts),
      media: {
        open: async ({ id, mimeType, width, height }) => ({ bytes: fileOf(id), mimeType, filename: id, width, height }),
        film: async ({ id, mimeType, width, height }) => ({
          ...{ bytes: fileOf(id).length, mimeType, filename: id, width, height },
          read: async (start, end) => new Uint8Array(fileOf(id).subarray(start, end)),
        }),
        document: async ({ id, mimeType }) => ({
          ...{ bytes: fileOf(id).length, mimeType, filename: id },
          read: async (start, end) => new Uint8Array(fileOf(id).subarray(start, end)),
        }),
        captions: async () => [],
        address: async () => 'https://hub.example/nothing',
      },
      at: parts.at ?? ((origin) => origin),
      clock: { now: () => new Date() },
      log: { debug: () => undefined },
      signal: new AbortController().signal,
      deliveryKey: 'delivery-0000',
      plannedAt: new Date(),
      replyTo: null,
      ...over,
    }
  }

  /** One delivery: its attempts share the key and the planned instant. */
  function deliver(story: Story, replyTo: PublishContext<unknown>['replyTo'] = null) {
    const fixed = { deliveryKey: `delivery-${String(++deliveries).padStart(4, '0')}`, plannedAt: new Date(), replyTo }
    const stage = async (): Promise<Json> => {
      const draft = throughJson(publisher.compose(story))
      const staging = await publisher.stage?.(draft, context(fixed), null)
      if (staging && !staging.ready) throw new Error('Not ready at once.')
      return staging ? throughJson(staging.staged) : draft
    }
    const publish = async (staged: Json): Promise<Published> => {
      const answer = await publisher.publish(staged, context(fixed))
      if ('accepted' in answer) throw new Error('Not published at once.')
      return answer
    }
    return { stage, publish, find: (staged: Json) => publisher.find?.(staged, context(fixed)), send: async () => publish(await stage()) }
  }

  return { publisher, context, deliver }
}
