/** The ledger: one row for each (post, channel, occurrence). Every step is one compare-and-set of one row. */
import type { DeliveryState } from '../core/delivery.ts'

export interface Delivery {
  readonly id: string
  readonly title: string
  readonly post: string
  readonly channel: string
  readonly brand: string
  readonly platform: string
  /** Counts the rows of this post on this channel: the first, its parts, its repetitions, and whatever was published again. */
  readonly occurrence: number
  /** 0 for the post itself, 1 and more for what answers it: the rest of a thread, or a first comment. */
  readonly part: number
  /** 0 for the first time, 1 and more for a repetition. */
  readonly repeat: number
  readonly state: DeliveryState
  /** Why it is in this state, in a sentence for a person. */
  readonly reason: string
  readonly dueAt: Date
  readonly timeZone: string
  /** `dueAt` by the clock on the wall in `timeZone`, as 2026-11-22T09:30. */
  readonly wallTime: string
  /** Not claimed before; the epoch where nothing holds it up. */
  readonly notBefore: Date
  /** Key of the delivery that must be published first, or ''. */
  readonly waitsFor: string
  /** +1 with each claim: a worker that was overtaken cannot write any more. */
  readonly fence: number
  readonly owner: string
  readonly leaseUntil: Date
  /** The channel while a mutation is in flight there, otherwise the row's own key. UNIQUE: one in flight for each channel. */
  readonly lane: string
  /** Channel and time of the slot that it took, otherwise the row's own key. UNIQUE: nobody else gets that slot. */
  readonly slot: string
  readonly attempt: number
  /** Idempotency key or identity, fixed when the row is made. */
  readonly key: string
  readonly contentHash: string
  /** Equal to `contentHash` while exactly this content is approved, otherwise ''. */
  readonly approvedHash: string
  /** The approved story, as JSON. */
  readonly story: string
  /** The address of the post on the website, once it is there, or ''. */
  readonly link: string
  /** The parts before this one, as JSON, once they are live; or ''. */
  readonly replyTo: string
  /** What `stage` or `progress` wants back, as JSON, or ''. */
  readonly resume: string
  /** Exactly what is sent, frozen at intent, as JSON, or ''. */
  readonly snapshot: string
  /** Sticky: an attempt once ended without a known outcome. Content is frozen from then on. */
  readonly ambiguous: boolean
  /** '' or why it must not leave: `approval`, or `freeze:<id>`. */
  readonly hold: string
  readonly cancel: boolean
  readonly remoteId: string
  readonly url: string
  /** Its addresses by language, as JSON, or ''. */
  readonly urls: string
  readonly publishedAt: Date | null
  /** When the call was made whose outcome is open; `null` where nothing is open (any more). */
  readonly unknownSince: Date | null
  /** When it was last sent or looked up. */
  readonly checkedAt: Date
  readonly latePolicy: string
  readonly measureAt: Date | null
}

/** Nothing is asked for null in the ledger's predicates: databases disagree about it. */
export const never = new Date(0)

/** A predicate over one row. Every field that is named must hold. */
export interface Expect {
  readonly states?: readonly DeliveryState[]
  readonly fence?: number
  readonly owner?: string
  readonly hold?: string
  readonly cancel?: boolean
  readonly ambiguous?: boolean
  readonly contentHash?: string
  readonly approvedHash?: string
  readonly waitsFor?: string
  readonly leaseAfter?: Date
  readonly leaseBefore?: Date
  /** Exactly this time is the row's. */
  readonly dueAt?: Date
  readonly dueBefore?: Date
  readonly notBeforeUntil?: Date
  /** Numbers are to be fetched before this instant. */
  readonly measureBefore?: Date
}

export type Patch = Partial<Omit<Delivery, 'id' | 'post' | 'channel' | 'occurrence' | 'key'>>
export type NewDelivery = Omit<Delivery, 'id'>

export interface Query extends Expect {
  readonly id?: string
  readonly post?: string
  readonly channel?: string
  readonly brand?: string
  readonly platform?: string
  readonly key?: string
  readonly remoteId?: string
  readonly dueAfter?: Date
  readonly notBeforeAfter?: Date
  readonly heldAtAll?: boolean
  readonly waitingAtAll?: boolean
}

export interface Order {
  readonly by: 'dueAt' | 'notBefore' | 'checkedAt' | 'leaseUntil' | 'publishedAt'
  readonly limit: number
  readonly newestFirst?: boolean
}

/** Written with the intent, before the call leaves. */
export interface AttemptRecord {
  readonly delivery: string
  readonly number: number
  readonly fence: number
  readonly intentAt: Date
  /** SHA-256 of the snapshot. */
  readonly digest: string
  /** The snapshot: what was sent. */
  readonly asked: string
}

/** Written when the call has ended, however. */
export interface SettledAttempt {
  readonly delivery: string
  readonly number: number
  /** `published`, or the kind of failure. */
  readonly outcome: string
  /** What the platform answered, in a sentence and without secrets. */
  readonly answer: string
  /** Each HTTP exchange of the call, as JSON: `[{ method, url, status, ms }]`. Default none. */
  readonly calls?: string
}

/**
 * What is on the disk together with a change. On MongoDB it is so right after it: a crash between the two leaves the row, which says
 * by itself that there was an attempt.
 */
export interface Along {
  /** Only where the change matched. */
  readonly opens?: AttemptRecord
  /** Whether it matched or not. */
  readonly settles?: SettledAttempt
}

export interface Ledger {
  /** The database's clock, or this machine's where the database is embedded. */
  now(): Promise<Date>
  /** @returns false where (post, channel, occurrence) has a row already, or somebody has its slot. */
  add(row: NewDelivery): Promise<boolean>
  get(id: string): Promise<Delivery | null>
  find(query: Query, order: Order): Promise<Delivery[]>
  /** For each channel on which something may go now, the row that is next there: what has been due for longest. */
  next(now: Date): Promise<Delivery[]>
  /** The same for one channel. */
  nextOn(channel: string, now: Date): Promise<Delivery | null>
  /**
   * The one way a row changes: one statement, that matches `expect` and sets `patch`. On disk before it returns; what is asked
   * for in the same moment shares the disk's work.
   * @returns the row as it is now; `null` where it did not match, or where the lane is taken.
   */
  change(id: string, expect: Expect, patch: Patch, along?: Along): Promise<Delivery | null>
  settleAttempt(settled: SettledAttempt): Promise<void>
}

/** What a kind of database does for the ledger. Rows come as the database has them. */
export interface Store {
  /** Asked often, so it need not ask the database each time. */
  now(): Promise<Date>
  find(query: Query, order: Order): Promise<unknown[]>
  next(now: Date): Promise<unknown[]>
  /**
   * Carries out changes of different rows, each for itself. All that matched are on the disk when it returns.
   * @returns the rows in the same order; `null` where one did not match, or its lane is taken.
   * @throws where the database failed: some or all may be on the disk or not.
   */
  commit(changes: readonly Change[]): Promise<readonly unknown[]>
  settle(settled: readonly SettledAttempt[]): Promise<void>
}

export interface Change {
  readonly id: string
  readonly expect: Expect
  readonly patch: Patch
  readonly along?: Along
}

/** Something may go now on its channel: nobody holds it, nothing has to come before it, and its time has come. */
export const goesNow = (now: Date): Expect => ({
  states: ['scheduled'],
  hold: '',
  cancel: false,
  waitsFor: '',
  dueBefore: now,
  notBeforeUntil: now,
})
