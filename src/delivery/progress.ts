/** What the platform has accepted and still works on: asked until it is done. Read-only, so it may be asked as often as needed. */
import type { Json } from '../core/story.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { afterwards } from './afterwards.ts'
import { apply, recordLive } from './apply.ts'
import type { DeliverOptions } from './deliver.ts'
import { renew, sentenceOf } from './failures.ts'
import type { Delivery, Ledger } from './ledger.ts'
import type { World } from './ports.ts'

/** Asked again after this where the platform cannot be asked, in milliseconds. */
const againMs = 30_000
/** Still being worked on after this: it is looked up, and a person is asked in the end. A person who posts by hand may take longer. */
const longestMs = 24 * 60 * 60_000

/** Takes one row a step further. Never throws for what a platform did. */
export async function followUp(row: Delivery, ledger: Ledger, world: World, options: DeliverOptions): Promise<void> {
  const now = await ledger.now()
  const publisher = await world.publisher(row.platform)
  const channel = await world.channel(row.channel)
  const lost = (reason: string) => apply(ledger, row, { is: 'progress-lost', reason }, now)
  if (!publisher?.progress || !channel) {
    await lost('The platform cannot be asked any more how far it is.')
    return
  }
  const again = (notBefore: Date, resume = row.resume) => apply(ledger, row, { is: 'still-processing', notBefore, resume }, now)
  const until = await world.grant(channel, 'read', now)
  if (until) {
    await again(until)
    return
  }
  try {
    const signal = AbortSignal.any([options.stopping, AbortSignal.timeout(options.callTimeoutMs)])
    const answer = await publisher.progress(JSON.parse(row.resume) as Json, await world.context(channel, row, signal))
    if (!('accepted' in answer)) {
      const live = await recordLive(ledger, row, answer)
      if (live) await afterwards(live, publisher, ledger)
    } else if (!publisher.manifest.byHand && now.getTime() - (row.unknownSince ?? row.dueAt).getTime() > longestMs) {
      await lost(`${publisher.manifest.name} has not finished within a day.`)
    } else await again(answer.checkAfter, JSON.stringify(answer.accepted))
  } catch (error) {
    const kind = error instanceof PublisherError ? error.kind : 'bug'
    world.log.warn(
      { delivery: row.id, err: error instanceof PublisherError ? undefined : error },
      `Asking how far it is failed: ${sentenceOf(error)}`,
    )
    if (kind === 'rejected' || kind === 'unsupported') await apply(ledger, row, { is: 'given-up', reason: sentenceOf(error) }, now)
    else if (kind === 'reconnect' && (await renew(channel, now, world, options.renewals)) === 'renewed') await again(now)
    else await again((error instanceof PublisherError ? error.retryAfter : null) ?? new Date(now.getTime() + againMs))
  }
}
