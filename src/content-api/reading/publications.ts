/** What readers ask, answered from the catalogue; contents are fetched where they are needed, and kept for a while. */
import type { Language } from '../../core/story.ts'
import type { ListQuery, Position, Publications, Sort, StoredPublication } from '../publications.ts'
import { newestFirst } from './catalogue.ts'
import type { Entry } from './entry.ts'
import type { Reading } from './reading.ts'
import type { Search } from './search.ts'
import { createShelfMemory } from './shelf-memory.ts'

export const hasLanguage = (entry: Entry, language: Language | undefined): boolean =>
  language === undefined || entry.slugs[language] !== undefined

/** Whether an entry belongs into a list, its words and its place left aside. */
export const matches = (entry: Entry, { brands, brand, campaign, topic, author, language, from, to }: Omit<ListQuery, 'limit'>): boolean =>
  (brands === undefined || brands.has(entry.brand)) &&
  (brand === undefined || brand === entry.brand) &&
  (campaign === undefined || campaign === entry.campaign) &&
  (topic === undefined || entry.topics.includes(topic)) &&
  (author === undefined || author === entry.author) &&
  hasLanguage(entry, language) &&
  (from === undefined || entry.firstPublishedAt >= from) &&
  (to === undefined || entry.firstPublishedAt < to)

/** The instant that a list is sorted by. */
export const instantOf = (entry: Entry, sort: Sort): Date => (sort === 'changedAt' ? entry.changedAt : entry.firstPublishedAt)

const upwards = (a: Position, b: Position) => a.at.getTime() - b.at.getTime() || (a.post < b.post ? -1 : a.post > b.post ? 1 : 0)
/** Negative: `a` comes before `b`. */
export const inOrder = (a: Position, b: Position, sort: Sort): number => (sort === '-publishedAt' ? -upwards(a, b) : upwards(a, b))
export const positionOf = (entry: Entry, sort: Sort): Position => ({ at: instantOf(entry, sort), post: entry.post })

function sorted(entries: readonly Entry[], sort: Sort): readonly Entry[] {
  if (sort === '-publishedAt') return entries
  if (sort === 'publishedAt') return entries.toReversed()
  return entries.toSorted((a, b) => inOrder(positionOf(a, sort), positionOf(b, sort), sort))
}

export function publicationsOf(reading: Reading, search: Search): Publications {
  const { catalogue } = reading
  const contents = createShelfMemory(reading)
  const asked = ({ brands, brand }: Pick<ListQuery, 'brands' | 'brand'>) => (brand === undefined ? brands : new Set([brand]))

  const stored = async (entries: readonly Entry[]): Promise<StoredPublication[]> => {
    const found = await contents.of(entries)
    // What was taken down between the two questions is left out.
    return entries.flatMap((entry) => {
      const content = found.get(entry.id)
      if (!content) return []
      const { id, channel, brand, firstPublishedAt, changedAt } = entry
      return [{ id, channel, brand, firstPublishedAt, changedAt, ...content }]
    })
  }
  const one = async (entry: Entry | null) => (entry ? ((await stored([entry]))[0] ?? null) : null)

  async function entries({
    sort = '-publishedAt',
    after,
    limit = Number.POSITIVE_INFINITY,
    q,
    ...query
  }: Parameters<Publications['entries']>[0]) {
    reading.assertCurrent()
    const words = q === undefined ? null : await search.rows(q, query.language)
    const found: Entry[] = []
    for (const entry of sorted(catalogue.posts(asked(query)), sort)) {
      if (after && inOrder(positionOf(entry, sort), after, sort) <= 0) continue
      if (words && !words.has(entry.id)) continue
      if (!matches(entry, query)) continue
      found.push(entry)
      if (found.length >= limit) break
    }
    return found
  }

  return {
    entries,
    contentsOf: stored,
    list: async (query) => stored(await entries(query)),
    async byPost(post, where) {
      reading.assertCurrent()
      return one(catalogue.ofPost(post, asked(where)))
    },
    async bySlug(slug, { language, ...where }) {
      reading.assertCurrent()
      return one(catalogue.ofSlug(slug, language, asked(where)))
    },
    neighbours({ publication: { post }, brand, firstPublishedAt }, language) {
      const place = { firstPublishedAt, post }
      let next: Entry | null = null
      for (const entry of catalogue.posts(new Set([brand]))) {
        if (entry.post === post || !hasLanguage(entry, language)) continue
        if (newestFirst(entry, place) > 0) return { previous: entry, next }
        next = entry
      }
      return { previous: null, next }
    },
    related(of, language, limit) {
      const near = (entry: Entry) =>
        entry.topics.filter((topic) => of.topics.includes(topic)).length + (of.campaign !== null && entry.campaign === of.campaign ? 1 : 0)
      return catalogue
        .posts(new Set([of.brand]))
        .filter((entry) => entry.post !== of.post && hasLanguage(entry, language))
        .map((entry) => ({ entry, shared: near(entry) }))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.shared - a.shared || newestFirst(a.entry, b.entry))
        .slice(0, limit)
        .map(({ entry }) => entry)
    },
    async shownVersions(mediaId, where = {}) {
      reading.assertCurrent()
      return catalogue.versionsOf(mediaId, where.brands)
    },
  }
}
