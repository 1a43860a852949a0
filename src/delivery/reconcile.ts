/** What to do about an unknown outcome: by what the platform lets us prove. Read-only until something is proved. */
import type { ChannelNow } from '../core/channel.ts'
import type { Json } from '../core/story.ts'
import { PublisherError } from '../../publishers/errors.ts'
import type { AnyPublisher, Published } from '../../publishers/publisher.ts'
import { backoffMs } from './backoff.ts'
import { afterwards } from './afterwards.ts'
import { apply, recordLive } from './apply.ts'
import type { DeliverOptions } from './deliver.ts'
import { renew, sentenceOf } from './failures.ts'
import type { Delivery, Ledger } from './ledger.ts'
import { approved } from './patches.ts'
import type { World } from './ports.ts'

/** A row is looked at again after 5 s, then less often, at most every 15 min. */
const nextLookMs = (sinceMs: number): number => Math.min(Math.max(5_000, sinceMs / 2), 15 * 60_000)

/** After this long without an answer either way, a person is asked. */
const askAfterMs = 30 * 60_000
/** After this many attempts, a person decides whether there is to be another. */
const maxAttempts = 8
/** After this many, a platform that honours keys is asked instead: it may be refusing the post for good. */
const maxResends = 3

/** Takes one unknown row a step further. Never throws for what a platform did. */
export async function reconcile(row: Delivery, ledger: Ledger, world: World, options: DeliverOptions): Promise<void> {
  const now = await ledger.now()
  const since = now.getTime() - (row.unknownSince ?? now).getTime()
  const publisher = await world.publisher(row.platform)
  const channel = await world.channel(row.channel)
  const ask = (reason: string) => apply(ledger, row, { is: 'unprovable', reason }, now)
  if (!publisher || !channel) {
    await ask('The channel or its platform does not exist any more. Look whether the post is live.')
    return
  }
  const { name, proof } = publisher.manifest
  // The first time at once: mostly it is the answer alone that got lost.
  const again = new Date(now.getTime() + (row.attempt > 1 ? backoffMs(row.attempt) : 0))
  const remembered = proof.kind === 'key' && since < (proof.windowMs ?? 0) - 4 * options.callTimeoutMs
  if (remembered && !row.cancel && row.hold === '' && approved(row) && row.attempt < maxResends) {
    const reason = 'Sent again with the same key: the platform recognises it.'
    await apply(ledger, row, { is: 'resend-by-key', reason, notBefore: again }, now)
    return
  }
  if (proof.kind === 'opaque' || !publisher.find) {
    await ask(`${name} cannot be asked. Look whether the post is live.`)
    return
  }
  const lookAgain = (notBefore = new Date(now.getTime() + nextLookMs(since))) => apply(ledger, row, { is: 'still-unknown', notBefore }, now)
  // Never at the first look: after a long downtime nothing may answer yet.
  const longAsked = since > askAfterMs && row.unknownSince !== null && row.checkedAt > row.unknownSince
  const until = await world.grant(channel, 'read', now)
  if (until) {
    await lookAgain(until)
    return
  }
  let found: Published | 'absent' | 'unknown'
  try {
    found = await look(row, publisher, channel, world, options)
  } catch (error) {
    world.log.warn(
      { err: error instanceof PublisherError ? undefined : error, delivery: row.id },
      `Looking it up failed: ${sentenceOf(error)}`,
    )
    const { kind, retryAfter } = error instanceof PublisherError ? error : { kind: 'bug' as const, retryAfter: null }
    if (kind === 'reconnect' && (await renew(channel, now, world, options.renewals)) === 'renewed') await lookAgain(now)
    else if (longAsked) await ask(`${sentenceOf(error)} Look whether the post is live.`)
    else await lookAgain(retryAfter ?? undefined)
    return
  }
  if (found === 'absent') {
    // Frozen, but the platform would still know its key: it may be sent again when the freeze is lifted in time.
    const keepsItsKey = remembered && row.hold !== '' && approved(row) && !row.cancel
    if (since < (proof.graceMs ?? 0) || keepsItsKey) await lookAgain()
    // A timeline only proves presence; absence there goes to a person. So does a key that the platform may have forgotten.
    else if (proof.kind === 'timeline' || proof.kind === 'key')
      await ask(`It was not found among the latest posts of ${channel.name}. Look whether it is live.`)
    else if (row.attempt >= maxAttempts && approved(row))
      await ask(`${row.attempt} attempts did not reach ${channel.name}. ${row.reason} Send it again, or leave it out.`)
    else await apply(ledger, row, { is: 'proved-absent', reason: 'It had not arrived; it is sent again.', notBefore: again }, now)
  } else if (found === 'unknown') {
    if (longAsked) await ask(`${name} gives no clear answer. Look whether the post is live.`)
    else await lookAgain()
  } else {
    const settles = { delivery: row.id, number: row.attempt, outcome: 'published', answer: `Found afterwards: ${found.url}` }
    const live = await recordLive(ledger, row, found, { settles })
    if (live) await afterwards(live, publisher, ledger)
  }
}

async function look(row: Delivery, publisher: AnyPublisher, channel: ChannelNow, world: World, options: DeliverOptions) {
  const signal = AbortSignal.any([options.stopping, AbortSignal.timeout(options.callTimeoutMs)])
  const ctx = await world.context(channel, row, signal)
  return (await publisher.find?.(JSON.parse(row.snapshot) as Json, ctx)) ?? 'unknown'
}
