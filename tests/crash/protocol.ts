/** What the parent asks of a worker, and what it is answered. */
import type { DeliveryState } from '../../src/core/delivery.ts'
import type { Point } from './death.ts'

/** How a worker is started. */
export interface WorkerOptions {
  /** False: it only carries out what it is asked. */
  readonly delivers: boolean
  readonly naive: boolean
  readonly callTimeoutMs: number
  readonly staleIntentMs: number
  /** How often it looks without having been rung for, in milliseconds; 0: only as often as the hub does by itself. */
  readonly lookEveryMs: number
}

/** Opens the database; until then a worker only has its code loaded. */
export interface Open {
  readonly open: true
  readonly offsetMs: number
}

/** Everything that is asked may be repeated: whoever is asked may die over it. */
export interface Requests {
  setUp: { ask: { origin: string; channels: number }; answer: { channels: string[]; brand: string } }
  /** Writes the first version of a post. */
  write: { ask: { brand: string; posts: readonly (Text & { dueAt: string | null })[] }; answer: { posts: string[] } }
  /** Makes the post say this, and approves it. */
  approve: { ask: Text & { post: string }; answer: true }
  /** Puts the deliveries of what is approved into the ledger. */
  plan: { ask: { post: string }; answer: true }
  withdraw: { ask: { post: string }; answer: true }
  /** Makes the post say this, as an editor's save does. */
  edit: { ask: Text & { post: string }; answer: true }
  freeze: { ask: { id: string }; answer: true }
  lift: { ask: { id: string }; answer: true }
  /** A person connects the channels again that refused. */
  reconnect: { ask: object; answer: true }
  /** Which deliveries are on the wire, which are unknown, and what a person is asked about. */
  open: { ask: object; answer: OpenRow[] }
  resolve: { ask: { id: string; live: { remoteId: string; url: string } | null }; answer: true }
  /** How many are not at an end, or not even planned, and how many of them do not only wait for a time. */
  left: { ask: object; answer: { all: number; busy: number } }
  summary: { ask: object; answer: { rows: LedgerRow[]; attempts: LedgerAttempt[] } }
  /** The clock of this worker is set forward. */
  later: { ask: { offsetMs: number }; answer: true }
  die: { ask: { at: Point }; answer: true }
}
export type Command = keyof Requests
export type Ask = { [C in Command]: { readonly asked: number; readonly do: C } & Requests[C]['ask'] }[Command]

/** What a post says on its channels. */
export interface Text {
  readonly number: number
  readonly version: number
  readonly channels: readonly { readonly id: string; readonly number: number }[]
}

export interface OpenRow {
  readonly id: string
  readonly attempt: number
  readonly state: DeliveryState
  readonly text: string
  readonly channel: string
}

export interface LedgerRow {
  readonly id: string
  readonly post: string
  readonly channel: string
  readonly occurrence: number
  readonly state: DeliveryState
  readonly key: string
  readonly text: string
  readonly remoteId: string
  readonly reason: string
  readonly hold: string
  readonly attempt: number
  /** Milliseconds since 1970, as all instants here. */
  readonly dueAt: number
}
export interface LedgerAttempt {
  readonly delivery: string
  readonly number: number
  readonly intentAt: number
  /** `null`: nobody could say any more how it ended. */
  readonly outcome: string | null
  /** The mark of what was sent, where that was recorded. */
  readonly mark: string | null
}

/** What stands in every text, so that it can be recognised on the network. */
export const mark = (post: number, channel: number, version: number): string => `p${post}c${channel}v${version}`
export const markIn = (text: string): string | null => /p\d+c\d+v\d+/.exec(text)?.[0] ?? null
