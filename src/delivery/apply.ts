/** From an event to the row that it makes of another: each by one compare-and-set. */
import type { Published } from '../../publishers/publisher.ts'
import type { Event } from './events.ts'
import type { Along, Delivery, Ledger } from './ledger.ts'
import { step } from './transitions.ts'

/** Applies an event to a row. `null`: it was not allowed any more, or somebody else was faster. */
export async function apply(ledger: Ledger, row: Delivery, event: Event, now: Date, along?: Along): Promise<Delivery | null> {
  const next = step(row, event, now)
  return next ? ledger.change(row.id, next.expect, next.patch, along) : null
}

/** The same by the worker that has the row in hand, again where the row was held, edited or withdrawn in between. */
export async function settle(ledger: Ledger, row: Delivery, event: Event, along?: Along): Promise<Delivery | null> {
  for (let seen = row, tries = 0; tries < 20; tries++) {
    const changed = await apply(ledger, seen, event, await ledger.now(), along)
    if (changed) return changed
    const now = await ledger.get(row.id)
    if (!now || now.fence !== row.fence || now.owner !== row.owner || JSON.stringify(now) === JSON.stringify(seen)) break
    seen = now
  }
  // The row went its way without us; what the platform answered is worth keeping.
  if (along?.settles) await ledger.settleAttempt(along.settles)
  return null
}

/**
 * Success absorbs everything: it is written over whatever the row has become meanwhile.
 * @param seen the row as it was last seen
 * @returns the row with its address.
 */
export async function recordLive(
  ledger: Ledger,
  seen: Delivery,
  { remoteId, url, urls }: Published,
  along?: Along,
): Promise<Delivery | null> {
  const event = { is: 'live', remoteId, url, urls: urls ? JSON.stringify(urls) : '' } as const
  let row: Delivery | null = seen
  for (let tries = 0; row && tries < 20; tries++) {
    const changed = await apply(ledger, row, event, await ledger.now(), along)
    if (changed) return changed
    row = await ledger.get(seen.id)
    if (row?.state === 'published' || row?.state === 'live-withdrawn') return row
  }
  if (!row) return null
  throw new Error(`The delivery ${row.id} is live at ${url}, but its row changes too fast to say so.`)
}
