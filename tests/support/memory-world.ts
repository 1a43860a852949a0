/** The engine's world in memory: channels, freezes, and a network whose every answer a test decides. */
import { z } from 'zod'
import type { Channel } from '../../src/core/channel.ts'
import type { Json } from '../../src/core/story.ts'
import type { Freeze, World } from '../../src/delivery/ports.ts'
import { PublisherError, type FailureKind } from '../../publishers/errors.ts'
import {
  definePublisher,
  type AnyPublisher,
  type PlatformManifest,
  type PublishContext,
  type Proof,
  type Published,
  type Staging,
} from '../../publishers/publisher.ts'

const noMedia = async (): Promise<never> => {
  throw new Error('Nothing here opens media.')
}

export interface Call {
  readonly channel: string
  readonly key: string
  readonly staged: Json
  readonly signal: AbortSignal
  /** Which record it answers: the number of its parent, or null. */
  readonly answersTo: string | null
}

/** Each visible call takes the next; without one it is accepted. `accept` writes the record that the public sees. */
export type Answer = (call: Call, accept: () => Published) => Promise<Published> | Published

export interface Network {
  readonly publisher: AnyPublisher
  /** What the public sees, in the order in which it appeared. A repeat that the platform absorbs adds nothing. */
  readonly records: { readonly channel: string; readonly key: string; readonly staged: Json; readonly answersTo: string | null }[]
  readonly calls: Call[]
  readonly answers: Answer[]
  /** What `find` does instead of looking, while it is set. */
  find: (() => Promise<Published | 'absent' | 'unknown'>) | null
  /** Awaited by each `stage`, while it is set. */
  staging: (() => Promise<unknown>) | null
  finds: number
}

const fact = { source: 'https://network.example', checked: '2026-11-22' } as const
const manifest: PlatformManifest = {
  id: 'network',
  name: 'Network',
  homepage: 'https://network.example',
  color: '#000000',
  role: 'network',
  auth: 'token',
  limits: { text: [], images: { max: 4, bytes: 1, mimeTypes: [], altMax: null, pixels: null, ...fact } },
  proof: { kind: 'opaque', ...fact },
  supports: {
    links: true,
    images: false,
    video: false,
    threads: false,
    edit: false,
    remove: true,
    interactions: false,
    reply: false,
    measure: false,
  },
  metrics: {},
  measureBatch: 1,
  rates: [],
  minimumGapMs: 0,
}

export interface NetworkOptions {
  readonly proof: Proof
  readonly windowMs?: number
  readonly graceMs?: number
  readonly minimumGapMs?: number
  readonly clock: () => number
}

/** A platform of any class of proof. It absorbs repeats exactly as that class promises. */
export function network({ proof, windowMs, graceMs, minimumGapMs = 0, clock }: NetworkOptions): Network {
  const live: { channel: string; key: string; staged: Json; at: number; published: Published }[] = []

  function accept({ channel, key, staged, answersTo }: Call): Published {
    const known = live.find((post) => post.channel === channel && post.key === key)
    if (known && (proof === 'identity' || (proof === 'key' && clock() - known.at < (windowMs ?? 0)))) return known.published
    const remoteId = String(live.length + 1)
    const published = { remoteId, url: `https://network.example/${remoteId}` }
    live.push({ channel, key, staged, at: clock(), published })
    made.records.push({ channel, key, staged, answersTo })
    return published
  }

  const made: Network = {
    records: [],
    calls: [],
    answers: [],
    find: null,
    staging: null,
    finds: 0,
    publisher: definePublisher<unknown, Json>({
      manifest: { ...manifest, proof: { kind: proof, windowMs, graceMs, ...fact }, minimumGapMs },
      credentials: z.unknown(),
      compose: ({ text, link }) => ({ text, link }),
      preview: () => ({ text: '', media: [], card: null }),
      async stage(draft): Promise<Staging<Json>> {
        await made.staging?.()
        return { ready: true, staged: draft }
      },
      async publish(staged, { channel, deliveryKey: key, signal, replyTo }) {
        const call: Call = { channel: channel.id, key, staged, signal, answersTo: replyTo?.parent.remoteId ?? null }
        made.calls.push(call)
        const answer = made.answers.shift()
        return answer ? answer(call, () => accept(call)) : accept(call)
      },
      ...(proof !== 'opaque' && {
        async find(_, { channel, deliveryKey }) {
          made.finds++
          if (made.find) return made.find()
          return live.find((post) => post.channel === channel.id && post.key === deliveryKey)?.published ?? 'absent'
        },
      }),
    }),
  }
  return made
}

export const fails =
  (kind: FailureKind, message = `It failed: ${kind}.`, retryAfter?: Date): Answer =>
  () => {
    throw new PublisherError(kind, message, { code: kind, ...(retryAfter && { retryAfter }) })
  }
/** Published, but nobody is told. */
export const acceptedAndLost: Answer = (_, accept) => {
  accept()
  throw new PublisherError('reconcile', 'No answer came.', { code: 'timeout' })
}
/** Not published, and nobody is told. */
export const lost = fails('reconcile', 'No answer came.')

/** Something that waits until it is let go, and can be waited for itself. */
export function gate() {
  let open = () => {}
  let reach = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  const reached = new Promise<void>((resolve) => (reach = resolve))
  return {
    open,
    /** Resolves when somebody waits here. */
    reached,
    wait: () => {
      reach()
      return opened
    },
  }
}

export interface MemoryWorld extends World {
  readonly channels: Map<string, Channel>
  readonly frozen: Freeze[]
  /** What went wrong, as the log has it. */
  readonly said: string[]
  /** What `refresh` does; by default there is nothing to renew. */
  renew: (() => Promise<boolean>) | null
  renewals: number
  object: ((post: string) => string | null) | null
}

export const aChannelOf = (id: string, differs: Partial<Channel> = {}): Channel => ({
  id,
  name: `Acme ${id}`,
  brand: 'acme',
  platform: 'network',
  language: 'de',
  status: 'connected',
  paused: false,
  pausedReason: null,
  account: 'acme',
  handle: '@acme',
  notBefore: null,
  timeZone: 'Europe/Berlin',
  slots: [],
  gapMs: 0,
  ...differs,
})

export function memoryWorld(networks: { readonly [platform: string]: Network }, clock: () => number): MemoryWorld {
  const channels = new Map<string, Channel>()
  const change = (id: string, differs: Partial<Channel>) => {
    const channel = channels.get(id)
    if (channel) channels.set(id, { ...channel, ...differs })
  }
  const world: MemoryWorld = {
    channels,
    frozen: [],
    said: [],
    renew: null,
    renewals: 0,
    object: null,
    channel: async (id) => channels.get(id) ?? null,
    freezes: async () => [...world.frozen],
    links: {
      preview: async (_channel, _story, address) => address,
      make: async (_channel, _story, address) => address,
    },
    publisher: async (platform) => networks[platform]?.publisher ?? null,
    objection: async ({ post }) => ((said) => (said ? { de: said, en: said } : null))(world.object?.(post)),
    context: async (channel, { key, dueAt, replyTo }, signal) => ({
      channel: { id: channel.id, handle: channel.handle },
      credentials: {},
      http: {
        request: async () => {
          throw new Error('Nothing here speaks HTTP.')
        },
      },
      media: { open: noMedia, film: noMedia, document: noMedia, captions: noMedia, address: noMedia },
      at: (origin) => origin,
      clock: { now: () => new Date(clock()) },
      log: { debug: () => {} },
      signal,
      deliveryKey: key,
      plannedAt: dueAt,
      replyTo: replyTo ? (JSON.parse(replyTo) as PublishContext<unknown>['replyTo']) : null,
    }),
    async refresh() {
      world.renewals++
      return world.renew ? world.renew() : false
    },
    refuse: async ({ id }) => change(id, { status: 'refused' }),
    suspend: async ({ id }, reason) => change(id, { paused: true, pausedReason: reason }),
    grant: async () => null,
    pause: async ({ id }, until) => change(id, { notBefore: until }),
    log: {
      info: () => {},
      warn: (_, message) => void world.said.push(message),
      error: (_, message) => void world.said.push(message),
    },
  }
  return world
}
