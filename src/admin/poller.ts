/** Calls once after some milliseconds; what it returns calls it off. */
export type Later = (run: () => void, ms: number) => () => void

export interface Polled<Value> {
  /** The newest answer. It stays when a later question fails. */
  readonly value: Value | undefined
  /** Why the last question failed. */
  readonly error: unknown
  /** How many questions failed one after the other. */
  readonly failures: number
}

export interface Poller<Value> {
  /** Asks at once and goes on asking. What it returns stops everything. */
  start(): () => void
  /** Asks now. An answer that is still on its way is dropped. */
  reload(): Promise<void>
  /** Takes an answer that came by another way, such as that of a POST. One that is still on its way is dropped: it is older. */
  put(value: Value): void
  subscribe(listener: () => void): () => void
  snapshot(): Polled<Value>
}

interface PollerParts<Value> {
  ask(signal: AbortSignal): Promise<Value>
  /** Milliseconds until the next question, or `null`: not by itself. Asked after every answer. */
  everyMs(polled: Polled<Value>): number | null
  later: Later
  page: { isVisible(): boolean; onVisible(listener: () => void): () => void }
}

/** Asks again and again, but not for a page that nobody sees: it asks at once when the page is seen again. */
export function createPoller<Value>({ ask, everyMs, later, page }: PollerParts<Value>): Poller<Value> {
  const listeners = new Set<() => void>()
  let polled: Polled<Value> = { value: undefined, error: undefined, failures: 0 }
  let running = false
  let asking: AbortController | undefined
  let callOff = () => {}

  const tell = (next: Polled<Value>) => {
    polled = next
    for (const listener of listeners) listener()
  }
  const goOn = () => {
    callOff()
    const ms = running ? everyMs(polled) : null
    if (ms !== null) callOff = later(() => void (page.isVisible() && reload()), ms)
  }
  const reload = async () => {
    callOff()
    asking?.abort()
    const mine = (asking = new AbortController())
    const outcome = await ask(mine.signal).then(
      (value): Polled<Value> => ({ value, error: undefined, failures: 0 }),
      (error: unknown): Polled<Value> => ({ ...polled, error, failures: polled.failures + 1 }),
    )
    if (mine.signal.aborted) return
    asking = undefined
    tell(outcome)
    goOn()
  }

  return {
    start() {
      running = true
      void reload()
      const stopWatching = page.onVisible(() => void reload())
      return () => {
        running = false
        stopWatching()
        callOff()
        asking?.abort()
      }
    },
    reload,
    put(value) {
      asking?.abort()
      asking = undefined
      tell({ value, error: undefined, failures: 0 })
      goOn()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    snapshot: () => polled,
  }
}
