/** How old an answer of the database may be before it is asked again, in milliseconds. */
const freshMs = 1_000

/**
 * The database's clock without a question each time: it is asked once a second, and the clock that never jumps counts on from
 * there. Leases are judged by it on several machines, so what it is off by (one round trip) is far less than any lease.
 */
export function databaseClock(ask: () => Promise<Date>): () => Promise<Date> {
  let known: { readonly instant: number; readonly at: number; readonly wallAt: number } | null = null
  return async () => {
    const [at, wallAt] = [performance.now(), Date.now()]
    // The steady clock stands still while a machine sleeps; the one on the wall shows that it has slept.
    const passed = known ? Math.max(at - known.at, Math.abs(wallAt - known.wallAt)) : Infinity
    if (known && passed < freshMs) return new Date(known.instant + (at - known.at))
    const instant = (await ask()).getTime()
    known = { instant, at: performance.now(), wallAt: Date.now() }
    return new Date(instant)
  }
}
