/** Who measures a channel measures it alone: what two processes ask at once would be paid for, and taken from the platform's limits, twice. */
import type { Payload } from 'payload'
import { unused } from '../delivery/rates.ts'
import { payloadRateStore } from '../delivery/rates.payload.ts'

/** Longer than a call and what is kept of it take. A process that crashes keeps the others out for no longer. */
const leaseMs = 10 * 60_000

/**
 * Does it, unless another process is at it. What was read before may have been done meanwhile: read it within.
 * @param act whatever may take longer than one call asks `holds` before each: true keeps the others out anew; false: it stood still for so
 * long that another has begun, and goes no further.
 * @throws what it throws. It is free for others then, too.
 */
export async function alone(
  payload: Payload,
  what: string,
  clock: () => Promise<Date>,
  act: (holds: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  const store = payloadRateStore(payload)
  const key = `measuring/${what}`
  const was = (await store.read([key])).get(key) ?? null
  const now = (await clock()).getTime()
  if (was && was.closedUntil > now) return
  let mine = { usedUntil: now, closedUntil: now + leaseMs }
  if (!(await store.replace(key, was, mine))) return
  const holds = async () => {
    const renewed = { ...mine, closedUntil: (await clock()).getTime() + leaseMs }
    if (!(await store.replace(key, mine, renewed))) return false
    mine = renewed
    return true
  }
  try {
    await act(holds)
  } finally {
    // Whoever stood still may have lost it to another.
    await store.replace(key, mine, unused)
  }
}
