/** What to do about an unknown outcome: by what the platform lets us prove. Read-only until something is proved. */
import type { Json } from '../core/story.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { announce, apply, recordLive, type DeliverOptions } from './deliver.ts'
import type { Delivery, Ledger } from './ledger.ts'
import type { World } from './ports.ts'

/** A row is looked at again after 5 s, then less often, at most every 15 min. */
const nextLookMs = (sinceMs: number): number => Math.min(Math.max(5_000, sinceMs / 2), 15 * 60_000)

/** After this long without an answer either way, a person is asked. */
const askAfterMs = 30 * 60_000

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
  const { proof } = publisher.manifest
  if (proof.kind === 'key' && !row.cancel && row.hold === '' && since < (proof.windowMs ?? 0) - 4 * options.callTimeoutMs) {
    await apply(ledger, row, { is: 'resend-by-key', reason: 'Sent again with the same key: the platform recognises it.' }, now)
    return
  }
  if (proof.kind === 'opaque' || !publisher.find) {
    await ask(`${publisher.manifest.name} cannot be asked. Look whether the post is live.`)
    return
  }
  try {
    const signal = AbortSignal.any([options.stopping, AbortSignal.timeout(options.callTimeoutMs)])
    const found = await publisher.find(JSON.parse(row.snapshot) as Json, await world.context(channel, row, signal))
    if (found === 'absent') {
      if (since < (proof.graceMs ?? 0)) await lookAgain(row, ledger, since, now)
      // A timeline only proves presence; absence there goes to a person.
      else if (proof.kind === 'timeline') await ask(`It was not found among the latest posts of ${channel.name}. Look whether it is live.`)
      else await apply(ledger, row, { is: 'proved-absent', reason: 'It had not arrived; it is sent again.' }, now)
    } else if (found === 'unknown') {
      if (since > askAfterMs) await ask(`${publisher.manifest.name} gives no clear answer. Look whether the post is live.`)
      else await lookAgain(row, ledger, since, now)
    } else {
      const live = await recordLive(ledger, row.id, found)
      await ledger.settleAttempt(row.id, row.attempt, 'published', `Found afterwards: ${found.url}`)
      if (live) await announce(live, ledger)
    }
  } catch (error) {
    const reason = error instanceof PublisherError ? error.message : 'Something went wrong inside the hub.'
    world.log.warn({ err: error instanceof PublisherError ? undefined : error, delivery: row.id }, `Looking it up failed: ${reason}`)
    if (since > askAfterMs) await ask(`${reason} Look whether the post is live.`)
    else await lookAgain(row, ledger, since, now)
  }
}

const lookAgain = (row: Delivery, ledger: Ledger, since: number, now: Date) =>
  apply(ledger, row, { is: 'still-unknown', notBefore: new Date(now.getTime() + nextLookMs(since)) }, now)
