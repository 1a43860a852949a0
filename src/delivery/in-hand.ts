/** What a process is busy with, by name: never twice with the same, never with more than it may. */
export interface InHand {
  /** @returns false, and nothing happens, where it has that already, or its hands are full. */
  begin(name: string, work: () => Promise<unknown>): boolean
  isFull(): boolean
  count(): number
  /** Resolves when all that is in hand at this moment has ended. */
  everything(): Promise<void>
}

export function inHand(most: number): InHand {
  const running = new Map<string, Promise<unknown>>()
  const isFull = () => running.size >= most
  return {
    begin(name, work) {
      if (running.has(name) || isFull()) return false
      // It has a name from the first moment, and not only when the work has got to its first pause.
      running.set(name, Promise.resolve())
      running.set(
        name,
        work().finally(() => running.delete(name)),
      )
      return true
    },
    isFull,
    count: () => running.size,
    everything: async () => void (await Promise.all(running.values())),
  }
}
