/** Who measures a channel measures it alone: what two processes ask at once would be paid for, and taken from the platform's limits, twice. */
import type { Payload } from 'payload'
import { unused } from '../delivery/rates.ts'
import { payloadRateStore } from '../delivery/rates.payload.ts'

/** Longer than a channel takes. A process that crashes keeps the others out for no longer. */
const leaseMs = 10 * 60_000

/**
 * Does it, unless another process is at it. What was read before may have been done meanwhile: read it within.
 * @throws what it throws. It is free for others then, too.
 */
export async function alone(payload: Payload, what: string, now: Date, act: () => Promise<void>): Promise<void> {
  const store = payloadRateStore(payload)
  const key = `measuring/${what}`
  const was = (await store.read([key])).get(key) ?? null
  if (was && was.closedUntil > now.getTime()) return
  const mine = { usedUntil: now.getTime(), closedUntil: now.getTime() + leaseMs }
  if (!(await store.replace(key, was, mine))) return
  try {
    await act()
  } finally {
    // Whoever took longer may have lost it to another.
    await store.replace(key, mine, unused)
  }
}
