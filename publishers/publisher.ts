/** The contract of a publisher: the one file that the author of a new platform reads. */
import type { z } from 'zod'
import type { Metric } from '../src/core/metrics.ts'
import type { Json, Language, MediaRef, Story } from '../src/core/story.ts'
import type { FailureKind } from './errors.ts'
import type { Limits, Sourced } from './limits.ts'

export type { Limits, Sourced } from './limits.ts'

/**
 * What a lost answer can be settled with (delivery.md, section 2).
 * `key`: an idempotency key is honoured. `identity`: we choose the address of the post. `session`: a container's state
 * can be asked. `timeline`: own posts can be listed. `opaque`: nothing proves anything, a person is asked.
 */
export type Proof = 'key' | 'identity' | 'session' | 'timeline' | 'opaque'

/** So many within any window of this length, for each account of ours or for the whole hub. */
export type Rate = Sourced<{
  readonly of: 'account' | 'app'
  /** `posts`: what the public sees, and nothing else. `calls`: every call, reading ones too. */
  readonly counts: 'posts' | 'calls'
  readonly limit: number
  readonly windowMs: number
}>

/** Everything about a platform that is true without a network. Pure data: previews, checks, docs and the browser read it. */
export interface PlatformManifest {
  /** Equal to the folder's name. */
  readonly id: string
  readonly name: string
  readonly homepage: string
  /** The platform's colour in the calendar and on previews, as #rrggbb. */
  readonly color: string
  /** `owned`: our own medium. It is served first, and the others wait for its address. */
  readonly role: 'owned' | 'network'
  readonly auth: 'oauth2' | 'app-password' | 'token' | 'key-pair' | 'webhook' | 'hub'
  readonly limits: Limits
  readonly proof: Sourced<{
    readonly kind: Proof
    /** For `key`: how long the platform remembers it, in milliseconds. Afterwards only `find` may be used. */
    readonly windowMs?: number
    /** How long after a publish its absence in `find` begins to mean anything, in milliseconds. Default 0. */
    readonly graceMs?: number
  }>
  readonly supports: {
    readonly links: boolean
    readonly images: boolean
    readonly video: boolean
    /** A post may answer another of ours (`replyTo`): threads and first comments. */
    readonly threads: boolean
    readonly edit: boolean
    readonly remove: boolean
    readonly interactions: boolean
    readonly measure: boolean
  }
  /** The numbers that the platform tells, each with what the platform means by it. What is not named here it does not tell. */
  readonly metrics: { readonly [metric in Metric]?: Sourced<{ readonly means: string }> }
  /** Most posts in one `measure` call. */
  readonly measureBatch: number
  /** Shortest time between two posts on one channel, in milliseconds: the engine keeps it. Default 0. */
  readonly minimumGapMs: number
  /** How much the platform lets us do: the engine keeps within all of them. Empty: no rate limit is known. */
  readonly rates: readonly Rate[]
  /** What the platform charges for each post that its API takes, and for one that holds a link. Absent: posting is free. */
  readonly costs?: Sourced<{ readonly currency: 'USD' | 'EUR'; readonly post: number; readonly postWithLink: number }>
  /** What its rules say of the same text from several accounts. Absent: nothing is known. */
  readonly sameText?: Sourced<{ readonly rule: 'forbidden' | 'discouraged' }>
  /** How an account is named in a text there. Absent: nothing is known, and mentions are not judged. */
  readonly mentionForm?: Sourced<{
    /** `name`: `@anna` of the same network. `name-server`: `@anna@social.example`; without a server, an account of our own. `domain`: `@anna.example`. */
    readonly form: 'name' | 'name-server' | 'domain'
  }>
}

/** What an HTTP call is, and how its failure is to be read. */
export interface HttpRequest<T> {
  readonly headers?: { readonly [name: string]: string }
  /** At most one of `json`, `form` and `bytes`. */
  readonly json?: unknown
  readonly form?: FormData
  readonly bytes?: Uint8Array
  /** Parses the answer. An answer of 2xx that does not fit is `reconcile` where `visible`, else `bug`. */
  readonly answer: z.ZodType<T>
  /**
   * True for the one call that the public can see. Everything that leaves its outcome open (a lost connection after the
   * request went out, a time-out, 5xx, an unreadable answer) is then `reconcile`; otherwise it is `retry`.
   */
  readonly visible?: boolean
  /** Statuses beyond 2xx that are answers and not failures; `answer` parses them too. */
  readonly accept?: readonly number[]
  /** Reads the platform's own error. What it leaves out is filled in by the status: see `kit/http.ts`. */
  readonly explain?: (status: number, body: unknown, headers: Headers) => Explanation | undefined
}
export interface Explanation {
  readonly kind?: FailureKind
  readonly code?: string
  readonly message?: string
  readonly retryAfter?: Date
}
export interface HttpResponse<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/**
 * The only way to the network. Never retries, never follows a redirect to another host, refuses private addresses,
 * ends after 30 s, honours the context's signal, and strikes every credential out of what it throws and logs.
 * @throws PublisherError of the kind that the failure means.
 */
export interface HttpClient {
  request<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, request: HttpRequest<T>): Promise<HttpResponse<T>>
}

export interface MediaFile {
  readonly bytes: Uint8Array
  readonly mimeType: string
  readonly filename: string
  readonly width: number
  readonly height: number
}

/** What a publisher may touch. No env, no database, no global fetch, no Date.now(), no sleeping. */
export interface PublishContext<Credentials> {
  readonly channel: { readonly id: string; readonly handle: string }
  readonly credentials: Credentials
  readonly http: HttpClient
  readonly media: {
    /** The file as this platform may have it: within the manifest's bytes, pixels and types, without EXIF and GPS. */
    open(ref: MediaRef, limits: Limits['images']): Promise<MediaFile>
  }
  readonly clock: { now(): Date }
  readonly log: { debug(message: string, fields?: Record<string, unknown>): void }
  readonly signal: AbortSignal
  /** The same for every attempt of one delivery: send it wherever the platform takes an idempotency key. 8 to 64 of [0-9a-z-]. */
  readonly deliveryKey: string
  /** A further part of a thread, or a first comment: what it answers. `null`: it stands by itself. */
  readonly replyTo: { readonly root: Published; readonly parent: Published } | null
  /** When the delivery was planned. The same for every attempt: what an identity or a `createdAt` is made from. */
  readonly plannedAt: Date
}

/** What `stage` answers. `resume` is handed back to the next call; it is kept in the ledger, so it survives a crash. */
export type Staging<Staged> =
  { readonly ready: true; readonly staged: Staged } | { readonly ready: false; readonly checkAfter: Date; readonly resume: Json }

export interface Published {
  readonly remoteId: string
  /** Where a reader sees it. */
  readonly url: string
  /** Its address in each language, where they differ: what follows in that language links there. Default: `url` for all. */
  readonly urls?: { readonly [language in Language]?: string }
}

/** The platform took it, and is still working on it. `accepted` is handed to `progress`; it is kept in the ledger. */
export interface Accepted {
  readonly accepted: Json
  readonly checkAfter: Date
}

/** What a post will look like: made from the draft by the publisher, drawn by the admin, judged by the checks. */
export interface Preview {
  /** The text exactly as it is sent, links included. */
  readonly text: string
  readonly media: readonly MediaRef[]
  /** A link card below the text, where the platform shows one. */
  readonly card: { readonly url: string; readonly title: string; readonly description: string } | null
}

export interface Measured {
  readonly remoteId: string
  /** `gone`: the post is no longer there. Otherwise the numbers told: a metric that is absent was not told, and is not zero. */
  readonly values: { readonly [metric in Metric]?: number } | 'gone'
}

/**
 * One platform. Everything that is not `compose` or `preview` may throw `PublisherError`; anything else that is thrown is
 * a `bug` while staging, and `reconcile` once `publish` has begun.
 *
 * The engine calls `compose`, then `stage` until it is ready, freezes the result, asks all gates once more, and then calls
 * `publish` once. If that ends without an answer, it calls `find` before anything else.
 */
export interface Publisher<Credentials, Draft extends Json, Staged extends Json = Draft> {
  readonly manifest: PlatformManifest
  /** The shape of what `connect` stored. Credentials are parsed with it each time they are unsealed. */
  readonly credentials: z.ZodType<Credentials>
  /** The limits that this server or account tells of itself. They replace the manifest's, field by field. */
  limitsFor?(ctx: PublishContext<Credentials>): Promise<Partial<Limits>>
  /** Pure, synchronous, total: the same story always gives the same draft, over-long text included (a check refuses it). */
  compose(story: Story): Draft
  /** Pure and synchronous. */
  preview(draft: Draft): Preview
  /** Everything invisible or undoable: uploads, containers. Called again with `resume` until it is ready. */
  stage?(draft: Draft, ctx: PublishContext<Credentials>, resume: Json): Promise<Staging<Staged>>
  /** The one step that the public can see: exactly one `visible` request. */
  publish(staged: Staged, ctx: PublishContext<Credentials>): Promise<Published | Accepted>
  /**
   * Where `publish` answered `Accepted`: how far the platform is. Read-only, freely repeated.
   * @throws PublisherError `rejected` where the platform has given it up.
   */
  progress?(accepted: Json, ctx: PublishContext<Credentials>): Promise<Published | Accepted>
  /** Did a publish of this delivery land? `unknown` rather than a guess: `absent` permits a second post. */
  find?(staged: Staged, ctx: PublishContext<Credentials>): Promise<Published | 'absent' | 'unknown'>
  /** Numbers of at most `manifest.measureBatch` posts. */
  measure?(published: readonly Published[], ctx: PublishContext<Credentials>): Promise<readonly Measured[]>
  /** Takes the post down. Succeeds when it is already gone. */
  remove?(published: Published, ctx: PublishContext<Credentials>): Promise<void>
}

/** A publisher whose types are known only to itself: what the registry hands out. */
export type AnyPublisher = Publisher<unknown, Json, Json>

/**
 * Checks the shape at compile time and forgets the inner types: drafts come back from the ledger as JSON and credentials
 * are parsed by `credentials`, so nobody outside the folder needs them.
 */
export const definePublisher = <C, D extends Json, S extends Json = D>(publisher: Publisher<C, D, S>): AnyPublisher => publisher

/** One thing that the person who connects a channel is asked for. */
export interface ConnectField {
  readonly name: string
  readonly label: { readonly [language in Language]: string }
  readonly help: { readonly [language in Language]: string }
  /** Never shown again, never sent back. */
  readonly secret: boolean
  readonly required: boolean
  readonly placeholder: string
}

/** A channel's account at the platform and the key to it. */
export interface Connection {
  readonly account: { readonly id: string; readonly handle: string; readonly url: string }
  readonly credentials: Json
  /** When the credentials stop working. `null`: they do not, or the platform does not say. */
  readonly expiresAt: Date | null
}

export interface ConnectContext {
  readonly channel: { readonly id: string }
  readonly http: HttpClient
  readonly clock: { now(): Date }
  readonly signal: AbortSignal
  /** Where the platform sends the person back to, exactly. */
  readonly redirectUri: string
  /** For owned media that live in this hub: where it is reached and the channel's key to it. */
  readonly hub: { readonly url: string; readonly token: string }
}

/** How a channel is connected. Separate from `Publisher`: the delivery engine never sees a sign-in. */
export interface Connector {
  readonly fields: readonly ConnectField[]
  /**
   * Takes what the person typed. Ends at once after a harmless call that proves the credentials (`connection`), or sends
   * the person to the platform (`redirect`; `pending` comes back to `finish`, sealed).
   * @throws PublisherError `reconnect` when the platform refuses the credentials, `rejected` when an input is wrong.
   */
  begin(
    input: { readonly [field: string]: string },
    ctx: ConnectContext,
  ): Promise<{ readonly connection: Connection } | { readonly redirect: string; readonly pending: Json }>
  /** Takes the query of the address that the platform sent the person back to. */
  finish?(pending: Json, query: { readonly [name: string]: string }, ctx: ConnectContext): Promise<Connection>
  /** New credentials before the old ones end. */
  refresh?(credentials: Json, ctx: ConnectContext): Promise<Connection>
  /**
   * One harmless, reading call with the stored credentials, made a day and an hour before a post is due.
   * @throws PublisherError `reconnect` when the platform refuses them, or lets them into another account than they were made for.
   */
  check?(credentials: Json, ctx: ConnectContext): Promise<void>
}
