/** How a channel is connected. Part of the contract of `publisher.ts`, and separate from a publisher: the delivery engine never sees a sign-in. */
import type { Json, Language } from '../src/core/story.ts'
import type { HttpClient } from './publisher.ts'

/** One thing that the person who connects a channel is asked for. */
export interface ConnectField {
  readonly name: string
  readonly label: { readonly [language in Language]: string }
  readonly help: { readonly [language in Language]: string }
  /** Never shown again, never sent back. */
  readonly secret: boolean
  readonly required: boolean
  readonly placeholder: string
  /** `yes-no`: a box to tick; ticked is `yes`, and what is not ticked is not told. Default `text`. */
  readonly kind?: 'text' | 'yes-no'
  /** One of these is told, the first unless somebody chooses another. Absent: anything may be typed. */
  readonly options?: readonly { readonly value: string; readonly label: { readonly [language in Language]: string } }[]
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

/** A key of this hub, for signatures that prove to a platform who calls. ES256, and one in each ring of the hub's keys. */
export interface SigningKey {
  /** Its JWK thumbprint, RFC 7638. */
  readonly id: string
  /** Signs, and can be read by nobody. */
  readonly privateKey: CryptoKey
  readonly publicKey: { readonly [member: string]: string }
}

/** Who the hub is where no app is registered: a document under this address says it, made by `clientDocument`. */
export interface HubClient {
  readonly id: string
  /** The newest first: what was begun with an older one goes on with it. */
  readonly keys: readonly SigningKey[]
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
  /** `null`: platforms cannot read a document of this hub, which is not reached by https. */
  readonly client: HubClient | null
  /**
   * By this the hub knows the person who comes back, and the sign-in. It stands as `state` in the address that `begin` answers; a platform that
   * must be told beforehand what it sends back (OAuth 1.0a, pushed requests) is told it by the connector. Empty outside of `begin`.
   */
  readonly state: string
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
  /** What stands under the address that is `client.id`, for everybody to read. Pure. */
  clientDocument?(hub: { readonly url: string; readonly redirectUri: string; readonly client: HubClient }): Json
}
