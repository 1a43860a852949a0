/** Webhooks and what is on its way to them: the port to the database. */
import type { CallAttempt, CallState, ContentEventType } from '../../core/webhook.ts'
import type { Secrets } from './signing.ts'

export interface Hook {
  readonly id: string
  readonly name: string
  readonly url: string
  /** `null`: all of them. */
  readonly brand: string | null
  readonly events: readonly ContentEventType[]
  readonly active: boolean
  /** What happened before is not told to it. */
  readonly since: Date
}

export interface NewCall {
  readonly webhook: string
  /** Known to the receiver as webhook-id. */
  readonly event: string
  readonly type: string
  /** `null`: it is about none, and is tried only once. */
  readonly post: string | null
  readonly happenedAt: Date
  /** As it is sent, letter by letter. */
  readonly body: string
  /** Somebody wants it sent, whatever has been sent meanwhile and whether the webhook is switched on. */
  readonly byHand: boolean
}

export interface Call extends NewCall {
  readonly id: string
  readonly state: CallState
  readonly attempts: readonly CallAttempt[]
  /** Failed tries since it was made, or sent again by hand. */
  readonly tries: number
  readonly nextAt: Date
  /** Counts who took it. */
  readonly fence: number
  /** While somebody sends it. */
  readonly takenUntil: Date | null
}

export interface Settled {
  readonly state: CallState
  readonly attempts: readonly CallAttempt[]
  readonly tries: number
  /** Where it is tried again. */
  readonly nextAt: Date | null
}

export interface WebhookStore {
  /** Those that are switched on and have a secret. */
  listening(): Promise<readonly Hook[]>
  /** `null`: there is none, or it was put into the trash. */
  hook(id: string): Promise<Hook | null>
  /** The newest first; none where none was made. @throws Error when they cannot be unsealed; its message holds nothing secret. */
  secrets(webhook: string): Promise<Secrets>
  switchOff(webhook: string, reason: string): Promise<void>

  /** `null`: the webhook has this event already. */
  add(call: NewCall, now: Date): Promise<Call | null>
  call(id: string): Promise<Call | null>
  /** Which of these events each webhook has: as `webhook event`. */
  known(events: readonly string[]): Promise<ReadonlySet<string>>
  /** What waits and is to be tried by now, the longest wait first. @param except webhooks that are left out. */
  due(now: Date, limit: number, except: readonly string[]): Promise<readonly Call[]>
  /** When the next one becomes due after this instant. */
  nextDue(after: Date): Promise<Date | null>
  /** All of a webhook about one post. */
  ofPost(webhook: string, post: string): Promise<readonly Call[]>
  /** One compare-and-set: `null` where somebody else took it since it was read. Until `until` nobody else takes it. */
  take(call: Call, until: Date): Promise<Call | null>
  /** @returns false where somebody else has taken it meanwhile: nothing is written then. */
  settle(call: Call, settled: Settled): Promise<boolean>
  /** Lets it be sent once more, with all its tries before it. */
  again(call: Call, now: Date): Promise<void>
  /** The newest first. */
  newest(webhook: string, limit: number): Promise<readonly Call[]>
  /** Forgets what is neither waiting nor newer than this. */
  forget(before: Date): Promise<void>
}
