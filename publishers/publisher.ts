/** The contract of a publisher: the one file that the author of a new platform reads. */
import type { z } from 'zod'
import type { Metric } from '../src/core/metrics.ts'
import type { Format, Json, Language, MediaRef, Story } from '../src/core/story.ts'
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
    /** What people said to us there can be read (`interactions`). */
    readonly interactions: boolean
    /** It can be answered from here (`reply`). */
    readonly reply: boolean
    readonly measure: boolean
    /** What a story may become there. Absent: an ordinary post only. Whether a poll can be put below it, `limits.poll` tells. */
    readonly formats?: readonly Format[]
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
  /**
   * The hub signs in there as an app that the company has registered with the platform. Its keys are entered once for each brand, and come to
   * the connector as `ConnectContext.app`. The source is the page on which an app is registered. Absent: none is needed.
   */
  readonly app?: Sourced<{
    /** What the platform calls the two: `Client ID`, `App secret`. `secret: null`: it has none. */
    readonly id: string
    readonly secret: string | null
  }>
  /** The version of its API that is spoken here, and the last day on which the platform answers it: people are warned in time. Absent: it does not end. */
  readonly apiVersion?: Sourced<{ readonly version: string; readonly endsOn: `${number}-${number}-${number}` | null }>
  /**
   * What people must know beforehand and no check can find: shown where a channel is connected, or where a post is written for it. Each one a
   * sentence or two. Absent: nothing.
   */
  readonly notices?: readonly Sourced<{
    readonly at: 'connecting' | 'writing'
    readonly text: { readonly [language in Language]: string }
  }>[]
  /**
   * No program may post there: a person does, from a task that the hub makes ready. That takes as long as it takes, and `progress` tells when it
   * is done. Absent: the publisher posts by itself.
   */
  readonly byHand?: Sourced<{
    /** Whether a post has an address of its own that can be pasted. `false`: in print, or where it is gone after a day. */
    readonly permalink: boolean
  }>
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
  /**
   * Opens a WebSocket at an address of https, for platforms that speak nothing else. Where `visible` is true, everything after the first `send`
   * that leaves its outcome open is `reconcile`. Absent: whoever made this client speaks HTTP alone.
   */
  socket?(url: string, options: { readonly visible: boolean }): Promise<Socket>
}

/** Whoever opened it closes it. */
export interface Socket {
  send(text: string): void
  /** The next message, which it waits for. @throws PublisherError where no more will come. */
  next(): Promise<string>
  close(): void
}

export interface MediaFile {
  readonly bytes: Uint8Array
  readonly mimeType: string
  readonly filename: string
  readonly width: number
  readonly height: number
}

/** A film as it was uploaded; checks have judged its size, length and codecs before. */
export interface MediaFilm {
  readonly bytes: number
  readonly mimeType: string
  readonly filename: string
  /** Pixels; 0 where they are not known. */
  readonly width: number
  readonly height: number
  /** From `start`, `end` exclusive; fewer at the end of the file. A film may be larger than memory: read it in pieces. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** What a publisher may touch. No env, no database, no global fetch, no Date.now(), no sleeping. */
export interface PublishContext<Credentials> {
  readonly channel: { readonly id: string; readonly handle: string }
  readonly credentials: Credentials
  readonly http: HttpClient
  readonly media: {
    /** The file as this platform may have it: within the manifest's bytes, pixels and types, without EXIF and GPS. */
    open(ref: MediaRef, limits: Limits['images']): Promise<MediaFile>
    /** @throws PublisherError `rejected` where it is gone or was exchanged after the approval. */
    film(ref: MediaRef): Promise<MediaFilm>
    /**
     * A public https address of the same file, for platforms that fetch it themselves. It works for 24 hours, for whoever knows it.
     * `limits` shapes a picture as `open` does; a film is as it was uploaded.
     */
    address(ref: MediaRef, limits: Limits['images']): Promise<string>
  }
  /** Where an API with a fixed host is reached: `at('https://api.example.com')` is just that, but leads to the platform's fake in tests and in the playground. */
  at(origin: string): string
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

/** Something that a person said to us there: in answer to a post of ours, or naming us. */
export interface Interaction {
  /** Its own id at the platform: the same each time that it is read. */
  readonly remoteId: string
  readonly kind: 'comment' | 'mention'
  /** The post of ours that it belongs to, however deep. `null`: it stands by itself. */
  readonly post: string | null
  /** What it answers: our post, or another interaction. `null`: nothing, or the platform does not tell. */
  readonly parent: string | null
  readonly author: { readonly id: string; readonly name: string; readonly handle: string; readonly url: string | null }
  /** Plain text. */
  readonly text: string
  readonly at: Date
  readonly url: string | null
}
export interface InteractionPage {
  /** In any order; what was read before may come again. Never our own words. */
  readonly items: readonly Interaction[]
  /** To be handed back as `cursor` for what comes next. `null`: that was all. */
  readonly next: Json
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
  /** What people said since then: below `posts`, at most `manifest.measureBatch` of them, and of us elsewhere, where the platform tells. Read-only. */
  interactions?(
    asked: { readonly posts: readonly Published[]; readonly since: Date; readonly cursor: Json },
    ctx: PublishContext<Credentials>,
  ): Promise<InteractionPage>
  /** Answers an interaction in our name: exactly one `visible` request. */
  reply?(to: Pick<Interaction, 'remoteId' | 'post'>, text: string, ctx: PublishContext<Credentials>): Promise<Published>
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

/** The person's sign-in opens several accounts (pages, boards, locations): one must be chosen. `pending` comes back to `choose`, sealed. */
export interface Choices {
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  readonly pending: Json
}

export interface ConnectContext {
  readonly channel: { readonly id: string }
  /** The keys of the brand's app at this platform, where `manifest.app` asks for them. `null`: they have not been entered. */
  readonly app: { readonly id: string; readonly secret: string } | null
  /** As in `PublishContext`. */
  at(origin: string): string
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
  ): Promise<{ readonly connection: Connection } | { readonly redirect: string; readonly pending: Json } | Choices>
  /** Takes the query of the address that the platform sent the person back to. */
  finish?(pending: Json, query: { readonly [name: string]: string }, ctx: ConnectContext): Promise<Connection | Choices>
  /** Takes the id of what the person chose. @throws PublisherError `rejected` where it is none of the choices. */
  choose?(pending: Json, choice: string, ctx: ConnectContext): Promise<Connection>
  /** New credentials before the old ones end. */
  refresh?(credentials: Json, ctx: ConnectContext): Promise<Connection>
  /**
   * One harmless, reading call with the stored credentials, made a day and an hour before a post is due.
   * @throws PublisherError `reconnect` when the platform refuses them, or lets them into another account than they were made for.
   */
  check?(credentials: Json, ctx: ConnectContext): Promise<void>
}
