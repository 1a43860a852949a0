import type { Entry } from './entry.ts'
import type { Reading } from './reading.ts'
import type { Content } from './shelf.ts'

/** Contents that were read lately: a list that is made anew after one more post reads that one only. */
export interface ShelfMemory {
  /** By row id, as they are since the entry's last change. What is gone is left out. */
  of(entries: readonly Entry[]): Promise<ReadonlyMap<string, Content>>
}

/** @param most how many are kept; those not asked for longest go first. Default 500: some ten megabytes. */
export function createShelfMemory(reading: Pick<Reading, 'contents' | 'on'>, most = 500): ShelfMemory {
  const kept = new Map<string, { readonly changedAt: number; readonly content: Content }>()
  reading.on(({ before }) => void (before && kept.delete(before.id)))
  return {
    async of(entries) {
      const found = new Map<string, Content>()
      const missing: Entry[] = []
      for (const entry of entries) {
        const there = kept.get(entry.id)
        if (there?.changedAt === entry.changedAt.getTime()) {
          kept.delete(entry.id)
          kept.set(entry.id, there)
          found.set(entry.id, there.content)
        } else missing.push(entry)
      }
      if (missing.length === 0) return found
      const read = await reading.contents(missing.map(({ id }) => id))
      for (const { id, changedAt } of missing) {
        const content = read.get(id)
        if (!content) continue
        found.set(id, content)
        kept.set(id, { changedAt: changedAt.getTime(), content })
      }
      for (const id of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(id)
      }
      return found
    },
  }
}
