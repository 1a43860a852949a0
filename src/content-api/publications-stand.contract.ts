/** What the contracts of publications stand on: a store, and readers who see what was written before they ask. */
import { beforeEach } from 'vitest'
import type { Addresses, NewPublication, Publications, PublicationStore, StoredPublication } from './publications.ts'
import { publicationsOf } from './reading/publications.ts'
import { createReading, type Reading } from './reading/reading.ts'
import { createSearch } from './reading/search.ts'
import type { Shelf } from './reading/shelf.ts'
import type { Site } from './sites.ts'
import { acmeSite } from './testing.ts'

/** Gives a store with nothing in it, and the shelf that reads it, before each test. */
export type Open = () => Promise<{ readonly store: PublicationStore; readonly shelf: Shelf }>

/** To be called where tests are described: `now` holds what the test at hand works on. */
export function contractStand(open: Open) {
  const now = {} as { store: PublicationStore; publications: Publications; reading: Reading }
  beforeEach(async () => {
    const { store, shelf } = await open()
    const reading = createReading({ shelf, clock: { now: () => new Date() }, log: { error: () => {} } })
    Object.assign(now, { store, reading, publications: looking(reading) })
  })

  const at = new Date('2026-11-22T08:00:00.000Z')
  const addresses: Addresses = { de: 'https://acme.example/de', en: 'https://acme.example/en' }
  const next = (key: string, publication: NewPublication['publication'], site: Site = acmeSite, when = at): NewPublication => ({
    key,
    channel: site.channel,
    brand: site.brand.id,
    publication,
    addresses,
    at: when,
  })
  const put = (...of: Parameters<typeof next>) => now.store.put(next(...of))
  const posts = (list: readonly StoredPublication[]) => list.map(({ publication }) => publication.post)
  const planned = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`
  return { now, at, addresses, next, put, posts, planned }
}

/** Every question sees what was written before it. */
function looking(reading: Reading): Publications {
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
