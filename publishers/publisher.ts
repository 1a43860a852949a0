/** The contract of a publisher: the one file that the author of a new platform reads. */
import type { z } from 'zod'
import type { AccountNumbers, Numbers } from '../src/core/metrics.ts'
import type { Json, Language, MediaRef, Story } from '../src/core/story.ts'
import type { FailureKind } from './errors.ts'
import type { Limits } from './limits.ts'
import type { PlatformManifest } from './manifest.ts'

export type * from './connector.ts'
export type { Limits, Sourced } from './limits.ts'
export type * from './manifest.ts'

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

/** A file as it was uploaded; checks have judged it before. */
export interface UploadedFile {
  readonly bytes: number
  readonly mimeType: string
  readonly filename: string
  /** From `start`, `end` exclusive; fewer at the end of the file. It may be larger than memory: read it in pieces. */
  read(start: number, end: number): Promise<Uint8Array>
}
export interface MediaFilm extends UploadedFile {
  /** Pixels; 0 where they are not known. */
  readonly width: number
  readonly height: number
}
/** WebVTT, or SubRip. */
export type CaptionFormat = 'vtt' | 'srt'
export interface MediaCaptions {
  readonly language: Language
  readonly text: string
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
    /** @throws PublisherError as `film` does. */
    document(ref: MediaRef): Promise<UploadedFile>
    /**
     * What is said in a film, as a file of this format. Empty: it has no captions whose language is known.
     * @throws PublisherError `rejected` where they were changed after the approval.
     */
    captions(ref: MediaRef, format: CaptionFormat): Promise<readonly MediaCaptions[]>
    /**
     * A public https address of the same file, for platforms that fetch it themselves. It works for 24 hours, for whoever knows it.
     * `limits` shapes a picture as `open` does; a film or document is as it was uploaded.
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
  /** Where a post has one apart from its text. */
  readonly title?: string
  /** The text exactly as it is sent, links included. */
  readonly text: string
  readonly media: readonly MediaRef[]
  /** A link card below the text, where the platform shows one. */
  readonly card: { readonly url: string; readonly title: string; readonly description: string } | null
}

export interface Measured {
  readonly remoteId: string
  /** `gone`: the post is no longer there. Otherwise the numbers told: a metric that is absent was not told, and is not zero. */
  readonly values: Numbers | 'gone'
  /** The reactions one by one, by the platform's own name. Where it tells them. */
  readonly kinds?: { readonly [kind: string]: number }
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
  /** Numbers of at most `manifest.measureBatch` posts. One that the answer leaves out without saying why is left out here too, and asked for again. */
  measure?(published: readonly Published[], ctx: PublishContext<Credentials>): Promise<readonly Measured[]>
  /** Numbers of the account as a whole, as far as they are told. Read-only; asked once a day. */
  measureAccount?(ctx: PublishContext<Credentials>): Promise<AccountNumbers>
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
