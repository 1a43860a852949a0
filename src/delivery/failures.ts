/** What a failure means for its delivery: one table from the kinds of `publishers/errors.ts` to events. */
import type { ChannelNow } from '../core/channel.ts'
import { PublisherError, type FailureKind } from '../../publishers/errors.ts'
import { backoffMs } from './backoff.ts'
import type { Event } from './events.ts'
import type { Delivery } from './ledger.ts'
import type { World } from './ports.ts'

/** A rate limit without a time. */
const limitedMs = 15 * 60_000
/** A renewed access that is refused again within this is not renewed again. */
const renewalHoldsMs = 5 * 60_000

/** ChannelNow to when its access was last renewed, in milliseconds: kept by each engine. */
export type Renewals = Map<string, number>

export type Phase = 'preparing' | 'publishing'

/** An unclassified throw is our own mistake while preparing, but an open outcome once the visible call has begun. */
export const kindOf = (error: unknown, phase: Phase): FailureKind =>
  error instanceof PublisherError ? error.kind : phase === 'publishing' ? 'reconcile' : 'bug'

export const sentenceOf = (error: unknown): string =>
  error instanceof PublisherError ? error.message : 'Something went wrong inside the hub; its log says what.'

interface Failure {
  readonly error: unknown
  readonly kind: FailureKind
  readonly phase: Phase
  readonly row: Delivery
  readonly channel: ChannelNow
  readonly now: Date
}

export async function eventFor(failure: Failure, world: World, renewals: Renewals): Promise<Event> {
  const { error, kind, phase, channel, now } = failure
  const reason = sentenceOf(error)
  const later = (why: string): Event => ({ is: 'not-sent', reason: why, notBefore: new Date(now.getTime() + pauseMs(failure)) })
  switch (kind) {
    case 'retry':
      return later(reason)
    case 'wait': {
      const until = (error instanceof PublisherError ? error.retryAfter : null) ?? new Date(now.getTime() + limitedMs)
      await world.pause(channel, until)
      return { is: 'not-sent', reason, notBefore: until }
    }
    case 'reconnect': {
      const renewed = await renew(channel, now, world, renewals)
      if (renewed === 'renewed') return { is: 'not-sent', reason: 'The access was renewed.', notBefore: now }
      if (renewed !== 'refused') return later(renewed.fault)
      await world.refuse(channel, reason)
      return { is: 'sign-in-refused', reason }
    }
    case 'rejected':
      return { is: 'content-refused', reason }
    case 'reconcile':
      return phase === 'publishing' ? { is: 'outcome-open', reason } : later(reason)
    case 'unsupported':
      await world.suspend(channel, reason)
      return { is: 'impossible', reason }
    case 'bug':
      return { is: 'impossible', reason }
  }
}

/**
 * Asks for new credentials, but not again where those just given were refused.
 * @returns `fault`: it could not be asked at the moment, which is no reason to bother a person.
 */
export async function renew(
  channel: ChannelNow,
  now: Date,
  world: World,
  renewals: Renewals,
): Promise<'renewed' | 'refused' | { readonly fault: string }> {
  const last = renewals.get(channel.id)
  if (last !== undefined && now.getTime() - last < renewalHoldsMs) return 'refused'
  try {
    if (!(await world.refresh(channel))) return 'refused'
    renewals.set(channel.id, now.getTime())
    return 'renewed'
  } catch (error) {
    const kind = kindOf(error, 'preparing')
    return kind === 'reconnect' || kind === 'rejected' || kind === 'unsupported' ? 'refused' : { fault: sentenceOf(error) }
  }
}

/** More and more rarely: by the attempts, or, where none was made yet, by how long it has been due. */
function pauseMs({ phase, row, now }: Failure): number {
  const since = Math.max(0, now.getTime() - row.dueAt.getTime())
  return backoffMs(phase === 'publishing' ? row.attempt : Math.floor(Math.log2(1 + since / 10_000)))
}
