/** What the harness writes down while a run goes on, and what it finds in that afterwards. Instants in ms since 1970. */
import type { DeliveryState } from '../../src/core/delivery.ts'
import type { Seen } from './judge.ts'
import type { Disturbance } from './networks.ts'
import { markIn, type LedgerAttempt, type LedgerRow } from './protocol.ts'

/** What the ledger said when it was asked what is open. */
export interface Look {
  readonly askedAt: number
  readonly answeredAt: number
  readonly rows: readonly { readonly id: string; readonly attempt: number; readonly state: DeliveryState }[]
}

export interface Surfaced {
  /** Attempts whose outcome was not known at first. */
  readonly unknowns: number
  readonly inTime: number
  /** From the intent until the ledger was seen to know, in milliseconds: an upper bound. */
  readonly slowestMs: number
}

/** Within this much of the call it has to be seen that its outcome is unknown, or what it is. */
const inTimeMs = 60_000
/** Attempts that ended otherwise than with one of the engine's clear answers. */
const unclear: readonly (string | null)[] = [null, 'reconcile', 'unknown']

export function surfaced(attempts: readonly LedgerAttempt[], looks: readonly Look[]): Surfaced {
  const name = (delivery: string, attempt: number) => `${delivery} ${attempt}`
  const wereUnknown = new Set<string>()
  const sending = looks.map(({ rows }) => {
    for (const { id, attempt, state } of rows) if (state === 'unknown' || state === 'needs-human') wereUnknown.add(name(id, attempt))
    return new Set(rows.filter(({ state }) => state === 'sending').map(({ id, attempt }) => name(id, attempt)))
  })
  const took = attempts
    .filter(({ delivery, number, outcome }) => unclear.includes(outcome) || wereUnknown.has(name(delivery, number)))
    .map(({ delivery, number, intentAt }) => {
      const look = looks.find(({ askedAt }, n) => askedAt >= intentAt && !sending[n]?.has(name(delivery, number)))
      return look ? look.answeredAt - intentAt : Infinity
    })
  return { unknowns: took.length, inTime: took.filter((ms) => ms <= inTimeMs).length, slowestMs: Math.max(0, ...took) }
}

export interface Lateness {
  readonly measured: number
  /** `null`: nothing was undisturbed. */
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  readonly maxMs: number | null
}

/** So long before it was due nothing may have gone wrong: what was cut off blocks a channel for that long at most. */
const recoversMs = 10_000

export interface Punctuality {
  readonly rows: readonly LedgerRow[]
  readonly seen: readonly Seen[]
  readonly disturbances: readonly Disturbance[]
  readonly numberOf: ReadonlyMap<string, number>
  /** Posts that people withdrew or edited. */
  readonly closed: ReadonlySet<string>
}

/** From being due to its arrival on the network, of deliveries that nothing and nobody had disturbed. */
export function lateness({ rows, seen, disturbances, numberOf, closed }: Punctuality): Lateness {
  const arrival = new Map<string, number>()
  for (const { channel, mark, at } of seen) {
    const name = `${channel} ${mark}`
    arrival.set(name, Math.min(at, arrival.get(name) ?? Infinity))
  }
  const late = rows
    .filter(({ state, attempt, post }) => state === 'published' && attempt === 1 && !closed.has(post))
    .flatMap((row) => {
      const at = arrival.get(`${row.channel} ${row.key}`) ?? arrival.get(`${row.channel} ${markIn(row.text) ?? ''}`)
      const wasDisturbed = disturbances.some(
        (one) =>
          one.at > row.dueAt - recoversMs && one.at < (at ?? 0) && (one.channel ?? numberOf.get(row.channel)) === numberOf.get(row.channel),
      )
      return at === undefined || wasDisturbed ? [] : [at - row.dueAt]
    })
    .sort((a, b) => a - b)
  const percentile = (share: number) => late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? null
  return { measured: late.length, p50Ms: percentile(0.5), p99Ms: percentile(0.99), maxMs: late.at(-1) ?? null }
}

/** Clocks are set forward in a run. @returns translates what the ledger calls an instant into ours. */
export function clocks() {
  const history = [{ since: 0, offsetMs: 0 }]
  return {
    setForward: (offsetMs: number) => void history.push({ since: Date.now(), offsetMs }),
    real(instant: number): number {
      const then = history.findLast(({ since, offsetMs }) => instant - offsetMs >= since)
      return instant - (then?.offsetMs ?? 0)
    },
  }
}
