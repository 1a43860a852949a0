import type { Publications } from '../publications.ts'
import { publicationsOf } from './publications.ts'
import type { Reading } from './reading.ts'
import { createSearch } from './search.ts'

/** For tests: every question sees what was written before it. */
export function looking(reading: Reading): Publications {
  const publications = publicationsOf(reading, createSearch(reading))
  const after =
    <A extends unknown[], T>(ask: (...args: A) => Promise<T>) =>
    async (...args: A) => {
      await reading.refresh()
      return ask(...args)
    }
  return {
    ...publications,
    list: after(publications.list),
    entries: after(publications.entries),
    byPost: after(publications.byPost),
    bySlug: after(publications.bySlug),
    shownVersions: after(publications.shownVersions),
  }
}
