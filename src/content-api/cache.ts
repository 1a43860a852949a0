import type { ContentChange, TouchedBy } from './changes.ts'
import type { Reading } from './reading/reading.ts'

export interface Cache<T> {
  /**
   * What is kept under this key, made by `make` unless it is there already. Callers at the same time share one making. Failures are not
   * kept, nor is what a change touched while it was made. `since`: when content was last seen to change.
   * @throws Problem 503 where nothing may be shown (`Reading.assertCurrent`), and what `make` throws.
   */
  get(key: string, make: (now: { readonly since: Date }) => Promise<T>): Promise<T>
  /** What is kept under this key, if it may be shown as it is. */
  peek(key: string): T | undefined
}

/** Keys, maps and promises take room too: without this, many small answers would be free. */
const overheadBytes = 1000

/**
 * Keeps in memory what was made from content until a change touches it, and forgets what was not asked for longest.
 * @param options.maxBytes default 64 MiB.
 */
export function createCache<T>(options: {
  readonly reading: Pick<Reading, 'on' | 'assertCurrent' | 'catalogue'>
  readonly bytesOf: (made: T) => number
  readonly touchedBy: (made: T) => TouchedBy
  readonly maxBytes?: number
}): Cache<T> {
  const { reading, bytesOf, touchedBy, maxBytes = 64 * 1024 * 1024 } = options
  interface Entry {
    readonly making: Promise<T>
    made?: T
    bytes: number
  }
  /** Least recently asked for first. */
  const entries = new Map<string, Entry>()
  /** What has changed since the oldest making that is not finished began. */
  const whileMaking = new Map<Entry, ContentChange[]>()
  let bytes = 0

  const forget = (key: string, entry: Entry) => {
    if (entries.get(key) !== entry) return
    entries.delete(key)
    bytes -= entry.bytes
  }
  const keep = (key: string, entry: Entry, made: T) => {
    if (entries.get(key) !== entry) return
    entry.made = made
    entry.bytes += bytesOf(made)
    bytes += bytesOf(made)
    for (const [oldest, other] of entries) {
      if (bytes <= maxBytes) return
      forget(oldest, other)
    }
  }

  reading.on((change) => {
    for (const changes of whileMaking.values()) changes.push(change)
    for (const [key, entry] of entries) if (entry.made !== undefined && touchedBy(entry.made)(change)) forget(key, entry)
  })

  async function makeAnew(key: string, make: (now: { readonly since: Date }) => Promise<T>): Promise<T> {
    const changes: ContentChange[] = []
    // One that a change overtook gives its room back: what comes of it is not kept.
    const overtaken = entries.get(key)
    if (overtaken) forget(key, overtaken)
    const entry: Entry = { making: make({ since: reading.catalogue.changedAt }), bytes: overheadBytes }
    entries.set(key, entry)
    whileMaking.set(entry, changes)
    bytes += entry.bytes
    try {
      const made = await entry.making
      // Who asked before the change may have what was true then. Who asks after it must not share it.
      if (changes.some(touchedBy(made))) forget(key, entry)
      else keep(key, entry, made)
      return made
    } catch (error) {
      forget(key, entry)
      throw error
    } finally {
      whileMaking.delete(entry)
    }
  }

  return {
    async get(key, make) {
      reading.assertCurrent()
      const there = entries.get(key)
      if (!there) return makeAnew(key, make)
      if (there.made !== undefined) {
        entries.delete(key)
        entries.set(key, there)
        return there.made
      }
      // It is being made. Where a change came meanwhile, what comes of it may be of before: whoever asks now gets a new one.
      if ((whileMaking.get(there)?.length ?? 0) > 0) return makeAnew(key, make)
      return there.making
    },
    peek(key) {
      reading.assertCurrent()
      return entries.get(key)?.made
    },
  }
}
