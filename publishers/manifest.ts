/** Everything about a platform that is true without a network. Part of the contract of `publisher.ts`: pure data, safe in a browser. */
import type { Localised } from '../src/core/answers.ts'
import type { AccountMetric, Metric } from '../src/core/metrics.ts'
import type { Format, Language } from '../src/core/story.ts'
import type { Limits, Sourced } from './limits.ts'

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
  readonly auth: 'oauth2' | 'oauth1' | 'app-password' | 'token' | 'key-pair' | 'webhook' | 'hub'
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
    /** Default false. What they may be, `limits.documents` tells. */
    readonly documents?: boolean
    /** A film takes its captions along. Default false. */
    readonly captions?: boolean
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
  readonly metrics: { readonly [metric in Metric]?: Sourced<{ readonly means: Localised }> }
  /** The same of the account as a whole: what `measureAccount` tells. */
  readonly accountMetrics?: { readonly [metric in AccountMetric]?: Sourced<{ readonly means: Localised }> }
  /** How long numbers may be kept that were not asked for again since, in days. Absent: as long as the hub likes. */
  readonly retention?: Sourced<{ readonly days: number }>
  /** Most posts in one `measure` call. */
  readonly measureBatch: number
  /** Most calls that `measure` makes for one post. Default 1: that many posts at once, or each by one call. Only where a rate counts calls. */
  readonly measureCalls?: number
  /** Shortest time between two posts on one channel, in milliseconds: the engine keeps it. Default 0. */
  readonly minimumGapMs: number
  /** How much the platform lets us do: the engine keeps within all of them. Empty: no rate limit is known. */
  readonly rates: readonly Rate[]
  /** What the platform charges for each post that its API takes, and for one that holds a link. Absent: posting is free. */
  readonly costs?: Sourced<{
    readonly currency: 'USD' | 'EUR'
    readonly post: number
    readonly postWithLink: number
    /** For the numbers of one post; asked again within the same day (UTC) they are free. Absent: reading is free. */
    readonly read?: number
    /** Reads are charged for what an answer returns: a refused call costs nothing, nor does a post that is left out. Default false: it is not known. */
    readonly readReturned?: boolean
  }>
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
  /** How readers meet a post there: for previews. Absent: nothing is known, and all of it is shown. */
  readonly looks?: {
    /** Of a longer text so much is seen at first, in graphemes or in lines, whichever ends earlier; the rest stands behind a "more". */
    readonly fold?: Sourced<{ readonly characters: number; readonly lines?: number }>
    /** Whether the card of a link shows the picture that its page names (`og:image`). Absent: nobody has looked. */
    readonly card?: Sourced<{ readonly picture: boolean }>
    /** Kinds of post that go without their text. */
    readonly wordless?: Sourced<{ readonly formats: readonly Format[] }>
    /** Kinds of post whose pictures keep any shape, whatever `limits.images.aspect` says. */
    readonly uncropped?: Sourced<{ readonly formats: readonly Format[] }>
  }
  /** How an account is named in a text there. Absent: nothing is known, and mentions are not judged. */
  readonly mentionForm?: Sourced<{
    /** `name`: `@anna` of the same network. `name-server`: `@anna@social.example`; without a server, an account of our own. `domain`: `@anna.example`. */
    readonly form: 'name' | 'name-server' | 'domain'
  }>
}
