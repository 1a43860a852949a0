/**
 * A strict, stateful imitation of a platform's API, served over real HTTP. Tests, crash tests and the playground share it.
 * It refuses what the platform refuses, with its status and body, and can be told to misbehave. Each rule names its source.
 */
import type { IncomingMessage, RequestListener } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Format, Json, Language, Poll, Story } from '../../src/core/story.ts'

/**
 * What goes wrong with the next visible writes (one entry is used up by each).
 * `accept-then-silence`: published, but the answer never comes. `accept-then-reset`: published, then the connection breaks.
 * `accept-then-502`: published, then a gateway error. `refuse-500`: not published, 500. `rate-limit`: 429 with the
 * platform's own time. `unauthorised`: as with a revoked token. `refuse-content`: as with content it does not allow.
 * `slow`: answers correctly after two seconds.
 */
export const misbehaviours = [
  'accept-then-silence',
  'accept-then-reset',
  'accept-then-502',
  'refuse-500',
  'rate-limit',
  'unauthorised',
  'refuse-content',
  'slow',
] as const
export type Misbehaviour = (typeof misbehaviours)[number]

/** One visible write as the platform saw it: what tests judge by. */
export interface FakeRecord {
  readonly at: string
  readonly remoteId: string
  /** The idempotency key or chosen identity that it came with, if any. */
  readonly key: string | null
}

/** A post as a visitor of the network sees it. */
export interface FakePost {
  readonly remoteId: string
  readonly url: string
  readonly author: string
  /** Where a post has one apart from its text. */
  readonly title?: string
  readonly text: string
  readonly at: string
  readonly images: readonly { readonly url: string; readonly alt: string }[]
  /** Films, where it has any. */
  readonly films?: readonly { readonly url: string; readonly bytes: number; readonly captions?: readonly Language[] }[]
  /** Documents, where it has any. */
  readonly documents?: readonly { readonly url: string; readonly title: string; readonly bytes: number }[]
  /** Absent: `post`. */
  readonly format?: Format
  readonly poll?: Poll
  readonly card: { readonly url: string; readonly title: string; readonly description: string } | null
  readonly likes: number
  readonly shares: number
  /** What visitors answered. */
  readonly replies: readonly { readonly by: string; readonly text: string; readonly at: string }[]
  /** What we answered to those. Where `reply` is supported. */
  readonly answers?: readonly { readonly to: string; readonly text: string }[]
  /** The account's own posts that it follows in a thread, by their `remoteId`s. `null`: it stands by itself. */
  readonly replyTo: { readonly root: string; readonly parent: string } | null
}

export interface Act {
  readonly kind: 'like' | 'share' | 'reply'
  readonly by: string
  readonly text?: string
  /** Which reaction a like is, as the platform calls it. Default the ordinary one, which is the only one on most. */
  readonly as?: string
}

export interface Fake {
  /** The whole API, with paths as the platform has them, below any mount point. */
  readonly handler: RequestListener
  /** Takes over a connection that is to become a WebSocket. Where the platform speaks that. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Every visible write that was accepted, oldest first. A repeated write that the platform absorbs adds nothing. */
  records(): readonly FakeRecord[]
  /** Newest first. */
  timeline(): readonly FakePost[]
  /** A visitor acts. Unknown posts are ignored. */
  visit(remoteId: string, act: Act): void
  misbehave(...next: readonly Misbehaviour[]): void
  /** The next post that is taken will be given up after a while. Where the platform works on a post after it took it. */
  giveUp?(): void
  /** All state as JSON, pictures included, so that a playground survives a restart. */
  save(): Json
  load(state: Json): void
}

export interface FakeOptions {
  /** Where it will be reached, without a trailing slash; used in the addresses that it hands out. */
  readonly baseUrl: () => string
  readonly clock: { now(): Date }
}

/** What each platform's `fake.ts` exports as default. */
export interface FakePlatform {
  /** Equal to the manifest's id. */
  readonly platform: string
  create(options: FakeOptions): Fake
  /**
   * What a person types to connect a channel to a fake at `baseUrl`: valid, and refused. Keys are those of `connect.ts`. Both are absent where
   * nothing but the platform's own sign-in leads there.
   */
  connect(baseUrl: string): {
    readonly valid?: { readonly [field: string]: string }
    readonly refused?: { readonly [field: string]: string }
    /** What leads to the platform's own sign-in page instead, where the connector has `finish`. */
    readonly redirect?: { readonly [field: string]: string }
  }
  /** What the suite gives to a story where no post stands without a picture or film. Default: a picture. */
  readonly medium?: 'image' | 'video'
  /** The keys of an app that is registered there. Where `manifest.app` asks for them. */
  readonly app?: { readonly id: string; readonly secret: string }
  /** What makes a story one that the platform works on after it took it. Absent: it works on every one, or on none. */
  readonly worksOn?: Partial<Story>
  /** Whether what visitors say belongs to a post, or to the account, as reviews do. Default: to a post. */
  readonly voices?: 'post' | 'account'
  /** Credentials as `connect` would store them. */
  credentials(baseUrl: string): Json
}
