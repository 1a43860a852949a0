/** Publications in memory, for tests: written as the database's store promises, and read as its shelf does. */
import { Problem } from '../../core/problem.ts'
import { languages } from '../../core/story.ts'
import type { PublicationStore, PutResult, StoredPublication } from '../publications.ts'
import { factsOf } from './entry.ts'
import type { ChangeType, Shelf, ShelfRow } from './shelf.ts'

interface Row {
  readonly stored: StoredPublication
  readonly lastChange: ChangeType
  views: number
}

export function memoryStore(): PublicationStore & Omit<Shelf, 'sites'> & { readonly rows: () => readonly Row[] } {
  let rows: Row[] = []
  let ids = 0
  const live = () => rows.filter(({ lastChange }) => lastChange !== 'withdrawn')
  const instantAfter = (at: Date) => new Date(Math.max(at.getTime(), ...rows.map(({ stored }) => stored.changedAt.getTime() + 1)))
  const asShelfRow = ({ stored, lastChange }: Row): ShelfRow => {
    const { id, channel, brand, publication, addresses, firstPublishedAt, changedAt } = stored
    const entry = { id, channel, brand, post: publication.post, firstPublishedAt, changedAt, ...factsOf(publication, addresses) }
    return { lastChange, entry }
  }
  const replace = (row: Row) => void (rows = [...rows.filter(({ stored }) => stored.id !== row.stored.id), row])

  return {
    rows: () => rows,

    async put(next): Promise<PutResult> {
      const { publication, key } = next
      const there = rows.find(({ stored }) => stored.channel === next.channel && stored.publication.post === publication.post)
      const before = there && there.lastChange !== 'withdrawn' ? there.stored : null
      if (before?.key === key && JSON.stringify(before.publication) === JSON.stringify(publication))
        return { outcome: 'unchanged', stored: before }
      if (rows.some((row) => row !== there && row.stored.key === key))
        throw new Problem(422, 'invalid-publication', 'The delivery key belongs to another post or to another site.')
      for (const language of languages) {
        const slug = publication.texts[language]?.slug
        const taken = live().some(
          ({ stored }) =>
            stored.publication.post !== publication.post &&
            (stored.brand === next.brand || stored.channel === next.channel) &&
            stored.publication.texts[language]?.slug === slug,
        )
        if (slug !== undefined && taken)
          throw new Problem(409, 'slug-taken', `Another post of this site has the address “${slug}” in this language (${language}).`)
      }
      const planned = new Date(publication.firstPublishedAt)
      const { at, ...content } = next
      const stored: StoredPublication = {
        ...content,
        placeholders: content.placeholders ?? {},
        id: there?.stored.id ?? `row-${++ids}`,
        firstPublishedAt: before && before.firstPublishedAt < planned ? before.firstPublishedAt : planned,
        changedAt: instantAfter(at),
      }
      replace({ stored, lastChange: before ? 'changed' : 'published', views: before ? (there?.views ?? 0) : 0 })
      return { outcome: before ? 'replaced' : 'created', stored }
    },

    byKey: async (channel, key) => live().find(({ stored }) => stored.channel === channel && stored.key === key)?.stored ?? null,

    async remove(channel, key, at) {
      const row = live().find(({ stored }) => stored.channel === channel && stored.key === key)
      if (!row) return false
      replace({ ...row, lastChange: 'withdrawn', stored: { ...row.stored, changedAt: instantAfter(at) } })
      return true
    },

    async addViews(id, views) {
      const row = rows.find(({ stored }) => stored.id === id)
      if (row) row.views += views
    },

    measure: async (channel, keys) =>
      live()
        .filter(({ stored }) => stored.channel === channel && keys.includes(stored.key))
        .map(({ stored, views }) => ({ key: stored.key, views })),

    all: async () => rows.map(asShelfRow),
    changedSince: async (at, isKnown = () => false) =>
      rows.filter(({ stored: { id, changedAt } }) => changedAt >= at && !isKnown(id, changedAt)).map(asShelfRow),
    contents: async (wanted) =>
      new Map(
        live()
          .filter(({ stored }) => wanted.includes(stored.id))
          .map(({ stored: { id, key, publication, addresses, placeholders = {} } }) => [id, { key, publication, addresses, placeholders }]),
      ),
    close: async () => {},
  }
}
