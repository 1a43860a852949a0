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
}

/** Opens the database; until then a worker only has its code loaded. */
export interface Open {
  readonly open: true
  readonly offsetMs: number
}

export interface Requests {
  setUp: { ask: { origin: string; channels: number }; answer: { channels: string[]; brand: string } }
  write: { ask: { posts: number; brand: string }; answer: { posts: string[] } }
  /** `false`: to be repeated. */
  approve: { ask: { post: string; number: number; version: number; channels: { id: string; number: number }[] }; answer: boolean }
  withdraw: { ask: { post: string }; answer: true }
  edit: { ask: { post: string }; answer: true }
  freeze: { ask: { id: string }; answer: true }
  lift: { ask: { id: string }; answer: true }
  /** What the hub does every half minute, and a person who connects channels again. */
  mend: { ask: object; answer: true }
  /** What a person is asked about. */
  asked: { ask: object; answer: { id: string; state: DeliveryState; text: string; channel: string }[] }
  resolve: { ask: { id: string; live: { remoteId: string; url: string } | null }; answer: true }
  /** How many are not at an end. */
  left: { ask: object; answer: number }
  summary: { ask: object; answer: { rows: LedgerRow[]; attempts: LedgerAttempt[] } }
  /** The clock of this worker is set forward. */
  later: { ask: { offsetMs: number }; answer: true }
  die: { ask: { at: Point }; answer: true }
}
export type Command = keyof Requests
export type Ask = { [C in Command]: { readonly asked: number; readonly do: C } & Requests[C]['ask'] }[Command]

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
}
export interface LedgerAttempt {
  readonly delivery: string
  readonly number: number
  readonly intentAt: number
  readonly outcome: string | null
}

/** What stands in every text, so that it can be recognised on the network. */
export const mark = (post: number, channel: number, version: number): string => `p${post}c${channel}v${version}`
export const markIn = (text: string): string | null => /p\d+c\d+v\d+/.exec(text)?.[0] ?? null
