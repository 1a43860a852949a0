import type { Clock } from '../core/clock.ts'

/**
 * Asks at most once in `ms` for each key, and hands what came of it to all who ask meanwhile. Failures are not kept.
 * @param options.ms default 1000. @param options.most how many keys; those asked for first go first. Default 500.
 */
export function recently<T>({
  clock,
  ms = 1000,
  most = 500,
}: {
  readonly clock: Clock
  readonly ms?: number
  readonly most?: number
}): (key: string, ask: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { readonly at: number; readonly asking: Promise<T> }>()
  return (key, ask) => {
    const now = clock.now().getTime()
    const there = kept.get(key)
    // A clock may be set back: then it is asked too.
    if (there && Math.abs(now - there.at) < ms) return there.asking
    kept.delete(key)
    const entry = { at: now, asking: ask() }
    kept.set(key, entry)
    entry.asking.catch(() => {
      if (kept.get(key) === entry) kept.delete(key)
    })
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return entry.asking
  }
}
