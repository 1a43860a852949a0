/** The first of what a check finds: whoever gets a hundred findings of a kind reads none. */
export function* atMost<T>(count: number, found: Iterable<T>): Generator<T> {
  if (count < 1) return
  let left = count
  for (const one of found) {
    yield one
    if (--left === 0) return
  }
}
