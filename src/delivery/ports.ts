/** What the engine needs of the world besides the ledger. Implemented on Payload in `world.payload.ts`, in memory in tests. */
import type { Localised } from '../core/answers.ts'
import type { ChannelNow } from '../core/channel.ts'
import type { Story } from '../core/story.ts'
import type { AnyPublisher, PublishContext } from '../../publishers/publisher.ts'

export interface Freeze {
  readonly id: string
  readonly scope: 'all' | 'brand' | 'platform' | 'channel'
  readonly target: string
  readonly reason: string
}

/** One HTTP call that a publisher made, without what was in it. `status` is null without an answer. */
export interface Exchange {
  readonly method: string
  readonly url: string
  readonly status: number | null
  /** False: certainly not a byte of it has left. */
  readonly sent: boolean
  readonly ms: number
}

export interface World {
  /** `null`: there is no such channel. @throws when it cannot be read at the moment, which is another thing. */
  readonly channel: (id: string) => Promise<ChannelNow | null>
  readonly freezes: () => Promise<readonly Freeze[]>
  /**
   * The approval as it is where it was given, asked right before intent: a row says that it is approved until somebody has told
   * it otherwise, and a crash may come in between.
   * @returns why exactly this content may not go to this channel, as a sentence; `null`: it may.
   */
  readonly objection: (
    delivery: { readonly post: string; readonly story: string; readonly contentHash: string },
    channel: ChannelNow,
  ) => Promise<Localised | null>
  readonly publisher: (platform: string) => Promise<AnyPublisher | null>
  /**
   * What the readers of a channel are given for the post's canonical address: a short link where its brand counts clicks, otherwise the
   * address itself. `preview` says the same as `make` and writes nothing; `make` sees to it that the link leads there.
   * @throws PublisherError `retry` when `make` cannot write it down.
   */
  readonly links: { readonly [what in 'preview' | 'make']: (channel: ChannelNow, story: Story, address: string) => Promise<string> }
  /**
   * A context with unsealed credentials: those that the channel had when it was read.
   * @param heard told of each call that is made with it
   * @throws PublisherError `reconnect` when there are none, or they cannot be read.
   */
  readonly context: (
    channel: ChannelNow,
    delivery: { readonly key: string; readonly dueAt: Date; readonly replyTo?: string },
    signal: AbortSignal,
    heard?: (exchange: Exchange) => void,
  ) => Promise<PublishContext<unknown>>
  /**
   * Asks the platform for new credentials, once at a time for each channel. False: it has none to give.
   * @throws PublisherError where the platform refused, or could not be asked.
   */
  readonly refresh: (channel: ChannelNow) => Promise<boolean>
  /** The channel's credentials are refused: it waits for a person. */
  readonly refuse: (channel: ChannelNow, reason: string) => Promise<void>
  /** Nothing goes there any more until a person has looked: the account is suspended or gone. */
  readonly suspend: (channel: ChannelNow, reason: string) => Promise<void>
  /**
   * Asks for a place in what the platform allows. `publish` may use all of it, `read` leaves a reserve.
   * @param room so many must be free for one to be taken. Default 1.
   * @returns `null`: granted; otherwise the first instant at which to ask again.
   */
  readonly grant: (channel: ChannelNow, kind: 'publish' | 'read', now: Date, room?: number) => Promise<Date | null>
  /** Nothing leaves this channel before. A pause that lasts longer already stays as it is. */
  readonly pause: (channel: { readonly id: string }, until: Date) => Promise<void>
  readonly log: {
    info(fields: object, message: string): void
    warn(fields: object, message: string): void
    error(fields: object, message: string): void
  }
}

/** The freeze that holds a delivery, if one is in force for it. */
export const freezeOver = (freezes: readonly Freeze[], row: { brand: string; platform: string; channel: string }): Freeze | undefined =>
  freezes.find(
    ({ scope, target }) =>
      scope === 'all' ||
      (scope === 'brand' && target === row.brand) ||
      (scope === 'platform' && target === row.platform) ||
      (scope === 'channel' && target === row.channel),
  )
