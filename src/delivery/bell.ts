/** Wakes whoever delivers: "look now". It carries nothing; a lost or doubled ring costs lateness or nothing. */
export interface Bell {
  ring(): void
  /** Calls `fn` at each ring until the returned function is called. */
  onRing(fn: () => void): () => void
  close(): Promise<void>
}

/** Within one process. */
export function localBell(): Bell {
  const listeners = new Set<() => void>()
  return {
    ring: () => listeners.forEach((listener) => listener()),
    onRing(fn) {
      listeners.add(fn)
      return () => listeners.delete(fn)
    },
    close: async () => listeners.clear(),
  }
}
