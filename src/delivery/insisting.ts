import { setTimeout as wait } from 'node:timers/promises'

/** Pauses between the tries, in milliseconds: some twenty seconds in all. */
const pauses = [100, 300, 1_000, 3_000, 5_000, 10_000]

/**
 * Tries again for some twenty seconds what the database did not take: what has to be written down is known by nobody else.
 * @throws what the last try threw.
 */
export async function insisting<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work()
    } catch {
      await wait(pause)
    }
  }
  return work()
}
