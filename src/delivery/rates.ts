/**
 * Rate limits kept before the platform has to say no. Each allowance is a bucket by GCRA, the leaky bucket that is one number:
 * it empties evenly, and what is taken fills it.
 */
import type { ChannelNow } from '../core/channel.ts'
import { rateTold } from '../../publishers/kit/rate-headers.ts'
import type { Rate } from '../../publishers/publisher.ts'

/** `read`: measuring, looking up, checking. It leaves a fifth of each bucket to `publish`, so that it can never starve it. */
export type RateKind = 'publish' | 'read'

export interface Rates {
  /**
   * Takes one post, or one call, of all that the platform allows the channel's account and the hub. No query where the platform
   * has no rate limits; else one, and a write for each bucket (with the platforms of today: at most one).
   * @param room so many must be free for one to be taken: what takes several is not begun where it could not be ended. Default 1.
   * @returns `null`: it is granted. Otherwise the instant before which it would not be.
   */
  take(channel: Target, kind: RateKind, now: Date, room?: number): Promise<Date | null>
  /** What an answer's headers say of the limit wins over our own count. Writes only what closes a bucket, and that once. */
  heard(channel: Target, headers: Headers, now: Date): Promise<void>
}
type Target = Pick<ChannelNow, 'id' | 'platform'>

/** Milliseconds since 1970. */
export interface RateState {
  /** When the bucket would be empty again. */
  readonly usedUntil: number
  /** Nothing before, whatever room there is: the platform said so. */
  readonly closedUntil: number
}
export const unused: RateState = { usedUntil: 0, closedUntil: 0 }

export interface Bucket {
  /** So many may go at once. */
  readonly burst: number
  /** Afterwards one each so often, in milliseconds. */
  readonly intervalMs: number
}

/**
 * The bucket that keeps within all of these rates in every window, wherever a platform lets its windows begin. A bucket that
 * held the whole limit would let out nearly twice as much within a window: all of it, and what flows back meanwhile. So half of
 * the limit may go at once, and the other half comes back evenly over the window.
 */
export function bucketOf(rates: readonly Pick<Rate, 'limit' | 'windowMs'>[]): Bucket {
  const each = rates.map(({ limit, windowMs }) => {
    const burst = Math.ceil(limit / 2)
    return { burst, intervalMs: Math.ceil(windowMs / (limit - burst + 1)) }
  })
  return { burst: Math.min(...each.map(({ burst }) => burst)), intervalMs: Math.max(...each.map(({ intervalMs }) => intervalMs)) }
}

export const shares: Readonly<Record<RateKind, number>> = { publish: 1, read: 0.8 }

/**
 * Takes one, where there is room for so many. With a `share` below 1 the rest of the bucket is left to others; but one at least may
 * always go, so that a bucket for a single one has no rest. Of more room than there ever is, all that there is will do.
 * @returns the state afterwards, or the first instant at which it would be granted if nobody took anything until then.
 */
export function take(
  state: RateState,
  { burst, intervalMs }: Bucket,
  now: Date,
  share = 1,
  room = 1,
): { state: RateState } | { notBefore: Date } {
  const used = Math.max(state.usedUntil, now.getTime())
  const most = Math.max(1, Math.floor(burst * share))
  const notBefore = Math.max(used - (most - Math.min(room, most)) * intervalMs, state.closedUntil)
  return notBefore <= now.getTime() ? { state: { ...state, usedUntil: used + intervalMs } } : { notBefore: new Date(notBefore) }
}

/** Where states are kept. Another process may change them at any time. */
export interface RateStore {
  read(keys: readonly string[]): Promise<ReadonlyMap<string, RateState>>
  /** Compare-and-set. @returns false where the state is not `was` any more; `null`: there was none. */
  replace(key: string, was: RateState | null, becomes: RateState): Promise<boolean>
}

export const memoryRateStore = (states = new Map<string, RateState>()): RateStore => ({
  read: async () => new Map(states),
  async replace(key, was, becomes) {
    const now = states.get(key)
    if (now?.usedUntil !== was?.usedUntil || now?.closedUntil !== was?.closedUntil) return false
    states.set(key, becomes)
    return true
  },
})

/** Compare-and-set is tried so often; each time, one of those who contend wins. */
const rounds = 8
const contendedMs = 250
/** No header closes a bucket for longer: a clock that is wrong by years must not. */
const closedAtMostMs = 24 * 60 * 60_000

/** @param ratesOf the rates of a platform; empty or absent: it has none that is known. */
export function createRates(store: RateStore, ratesOf: (platform: string) => readonly Rate[] | undefined): Rates {
  /** What was refused stays refused until then: states only grow. By kind, room and channel, in milliseconds since 1970. */
  const refused = new Map<string, number>()
  const buckets = new Map<string, ReturnType<typeof allowances>>()
  const allowancesOf = (platform: string) => {
    const known = buckets.get(platform) ?? allowances(ratesOf(platform) ?? [])
    buckets.set(platform, known)
    return known
  }

  /** What this process has closed already, and need not write again. Nothing is granted by it. */
  const closed = new Map<string, number>()
  async function close(key: string, until: number): Promise<void> {
    if ((closed.get(key) ?? 0) >= until) return
    for (let round = 0; round < rounds; round++) {
      const was = (await store.read([key])).get(key) ?? null
      const closedUntil = Math.max(was?.closedUntil ?? 0, until)
      if (was?.closedUntil === closedUntil || (await store.replace(key, was, { ...(was ?? unused), closedUntil }))) {
        closed.set(key, closedUntil)
        return
      }
    }
  }

  return {
    async take(channel, kind, now, room = 1) {
      const all = allowancesOf(channel.platform)
      if (all.length === 0) return null
      const memo = `${kind} ${room} ${channel.id}`
      const known = refused.get(memo)
      if (known !== undefined && known > now.getTime()) return new Date(known)
      refused.delete(memo)
      const gates = [...new Set(all.map(({ of }) => gateKey(channel, of, kind)))]
      let wanted = all.filter(({ counts }) => kind === 'publish' || counts === 'calls')
      for (let round = 0; round < rounds; round++) {
        const states = await store.read([...gates, ...wanted.map((one) => bucketKey(channel, one))])
        const closedUntil = Math.max(...gates.map((key) => states.get(key)?.closedUntil ?? 0))
        const steps = wanted.map((one) => {
          const key = bucketKey(channel, one)
          const was = states.get(key) ?? null
          return { one, key, was, took: take({ usedUntil: was?.usedUntil ?? 0, closedUntil: 0 }, one.bucket, now, shares[kind], room) }
        })
        const notBefore = Math.max(closedUntil, ...steps.map(({ took }) => ('notBefore' in took ? took.notBefore.getTime() : 0)))
        if (notBefore > now.getTime()) {
          refused.set(memo, notBefore)
          return new Date(notBefore)
        }
        for (const { one, key, was, took } of steps) {
          if (!('state' in took) || !(await store.replace(key, was, took.state))) break
          // What one bucket gave is not given back where another then refuses: we stay below, never above.
          wanted = wanted.filter((other) => other !== one)
        }
        if (wanted.length === 0) return null
      }
      return new Date(now.getTime() + contendedMs)
    },

    async heard(channel, headers, now) {
      const all = allowancesOf(channel.platform)
      const told = all.length > 0 ? rateTold(headers, now) : null
      if (!told) return
      const spare = (told.limit ?? 0) * (1 - shares.read)
      const kinds: RateKind[] = told.remaining === 0 ? ['publish', 'read'] : told.remaining < spare ? ['read'] : []
      // To the second, so that a reset that is told in seconds from now is the same one each time.
      const until = Math.min(Math.ceil(told.resetAt.getTime() / 1000) * 1000, now.getTime() + closedAtMostMs)
      // No header says of whom it speaks. A platform that counts for the hub as a whole closes for the hub.
      for (const kind of kinds) for (const of of new Set(all.map((one) => one.of))) await close(gateKey(channel, of, kind), until)
    },
  }
}

interface Allowance extends Pick<Rate, 'of' | 'counts'> {
  readonly bucket: Bucket
}

/** One bucket for each account or app and for what is counted: the strictest of the rates is the whole of it. */
function allowances(rates: readonly Rate[]): readonly Allowance[] {
  const sorts = new Map(rates.map(({ of, counts }) => [`${of} ${counts}`, { of, counts }]))
  return [...sorts.values()].map(({ of, counts }) => ({
    of,
    counts,
    bucket: bucketOf(rates.filter((rate) => rate.of === of && rate.counts === counts)),
  }))
}

// The hub has one app on each platform.
const ownerKey = ({ id, platform }: Target, of: Rate['of']) => (of === 'account' ? `${platform}:account:${id}` : `${platform}:app`)
const bucketKey = (channel: Target, { of, counts }: Allowance) => `${ownerKey(channel, of)}:${counts}`
/** Where it is kept until when this kind is closed. */
const gateKey = (channel: Target, of: Rate['of'], kind: RateKind) => `${ownerKey(channel, of)}:${kind}`
