import type { Generation, Generations } from './generations.ts'

export interface Cache<T> {
  /**
   * What is kept under this key, made by `make` unless it is there already. Callers at the same time share one making. Failures are not
   * kept, nor is what was begun in a generation that has ended meanwhile.
   */
  get(key: string, make: (generation: Generation) => Promise<T>): Promise<T>
}

/** Keys, maps and promises take room too: without this, many small answers would be free. */
const overheadBytes = 1000

/**
 * Keeps in memory what was made from the current generation of the content, and forgets what was not asked for longest.
 * @param options.maxBytes default 32 MiB.
 */
export function createCache<T>(options: {
  readonly generations: Generations
  readonly bytesOf: (made: T) => number
  readonly maxBytes?: number
}): Cache<T> {
  const { generations, bytesOf, maxBytes = 32 * 1024 * 1024 } = options
  interface Entry {
    readonly making: Promise<T>
    bytes: number
  }
  let generation: Generation | undefined
  /** Least recently asked for first. */
  let entries = new Map<string, Entry>()
  let bytes = 0

  const measure = (entry: Entry, made: T) => {
    entry.bytes += bytesOf(made)
    bytes += bytesOf(made)
    forgetOldest()
  }
  const forget = (key: string, entry: Entry) => {
    entries.delete(key)
    bytes -= entry.bytes
  }
  const forgetOldest = () => {
    for (const [key, entry] of entries) {
      if (bytes <= maxBytes) return
      forget(key, entry)
    }
  }

  return {
    async get(key, make) {
      const now = await generations.current()
      if (now !== generation) {
        generation = now
        entries = new Map()
        bytes = 0
      }
      const there = entries.get(key)
      if (there) {
        entries.delete(key)
        entries.set(key, there)
        return there.making
      }
      const entry: Entry = { making: make(now), bytes: overheadBytes }
      entries.set(key, entry)
      bytes += entry.bytes
      const isKept = () => entries.get(key) === entry
      try {
        const made = await entry.making
        if (isKept()) measure(entry, made)
        return made
      } catch (error) {
        if (isKept()) forget(key, entry)
        throw error
      }
    },
  }
}
