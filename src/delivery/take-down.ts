import { Problem } from '../core/problem.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { apply } from './apply.ts'
import type { Delivery, Ledger } from './ledger.ts'
import type { World } from './ports.ts'
import { inBoth } from './said.ts'

const unremoved = {
  de: 'Der Beitrag ließ sich nicht löschen. Versuchen Sie es noch einmal.',
  en: 'It could not be taken down. Try again.',
}

/**
 * Deletes a withdrawn post at the platform.
 * @returns the row, or `null` where it is not a withdrawn one that is live.
 * @throws Problem 502 with the platform's reason; the row stays as it was and can be tried again.
 */
export async function takeDown(row: Delivery, ledger: Ledger, world: World, reason: string): Promise<Delivery | null> {
  if (row.state !== 'live-withdrawn') return null
  const publisher = await world.publisher(row.platform)
  const channel = await world.channel(row.channel)
  if (!publisher?.remove || !channel)
    throw new Problem(409, 'cannot-remove', {
      de: 'Diese Plattform kann Beiträge nicht für uns löschen. Löschen Sie ihn dort von Hand.',
      en: 'This platform cannot delete posts for us. Delete it there by hand.',
    })
  try {
    await publisher.remove({ remoteId: row.remoteId, url: row.url }, await world.context(channel, row, AbortSignal.timeout(30_000)))
  } catch (error) {
    throw new Problem(502, 'not-removed', error instanceof PublisherError ? inBoth(error.message) : unremoved)
  }
  // It is gone, whatever has become of the row meanwhile.
  let seen: Delivery | null = row
  for (let tries = 0; seen && tries < 20; tries++) {
    const changed = await apply(ledger, seen, { is: 'taken-down', reason }, await ledger.now())
    if (changed) return changed
    seen = await ledger.get(row.id)
  }
  return null
}
