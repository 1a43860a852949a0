/** Every publication that is public, held in memory and in order: lists and neighbours are made from it without the database. */
import { languages, type Language } from '../../core/story.ts'
import type { ContentChange } from '../changes.ts'
import type { Picture } from '../media-files.ts'
import { versionOf } from '../media-files.ts'
import type { Entry } from './entry.ts'
import type { ShelfRow } from './shelf.ts'

/** Where a page ended. Posts are ordered by first publication, then by id. */
export type Place = Pick<Entry, 'firstPublishedAt' | 'post'>

/** Negative: `a` comes first where the newest comes first. */
export const newestFirst = (a: Place, b: Place): number =>
  b.firstPublishedAt.getTime() - a.firstPublishedAt.getTime() || (a.post < b.post ? 1 : a.post > b.post ? -1 : 0)
/** Of one post's publications, the one that was first. */
const firstSite = (a: Entry, b: Entry): number =>
  a.firstPublishedAt.getTime() - b.firstPublishedAt.getTime() || (a.channel < b.channel ? -1 : 1)

export interface Catalogue {
  /** One for each post, the newest first: where it was first, of the brands in `brands` if they are named. */
  posts(brands?: ReadonlySet<string>): readonly Entry[]
  /** Everything that is public, in no order: a post that stands on several sites several times. */
  all(): readonly Entry[]
  ofPost(post: string, brands?: ReadonlySet<string>): Entry | null
  /** The asked language's slugs are looked at first, then the others'; of several posts the oldest. */
  ofSlug(slug: string, language?: Language, brands?: ReadonlySet<string>): Entry | null
  /** Whether a post of this id or slug was public once, and is not any more. */
  wasWithdrawn(idOrSlug: string, brands: ReadonlySet<string>): boolean
  /** Every version of a picture or document that is public, the latest change first; of the brands in `brands` if they are named. */
  versionsOf(mediaId: string, brands?: ReadonlySet<string>): readonly Picture[]
  /** The latest change, withdrawals too. 1970 where there was none. */
  readonly changedAt: Date
  /** Whether it is known what the row says since this change. */
  knows(id: string, changedAt: Date): boolean
  /** Takes in what the database says, in the order of the changes. What is known already changes nothing. */
  take(rows: readonly ShelfRow[]): readonly ContentChange[]
}

export function createCatalogue(): Catalogue {
  const rows = new Map<string, ShelfRow>()
  const byPost = new Map<string, Entry[]>()
  const bySlug = new Map<string, Entry[]>()
  const byFile = new Map<string, Entry[]>()
  const withdrawn = new Map<string, Entry[]>()
  const slugKeys = ({ slugs }: Entry) =>
    languages.flatMap((language) => (slugs[language] === undefined ? [] : [`${language} ${slugs[language]}`]))
  const names = ({ post, slugs }: Entry) => new Set([post, ...Object.values(slugs)])
  const filesOf = ({ pictures, documents }: Entry) => [...pictures, ...documents]
  const fileKeys = (entry: Entry) => [...new Set(filesOf(entry).map(({ id }) => id))]
  let changedAt = new Date(0)
  /** By the brands that were asked for; the ordered list is made anew when something has changed. */
  let lists = new Map<string, readonly Entry[]>()

  const put = (index: Map<string, Entry[]>, key: string, entry: Entry) => index.set(key, [...(index.get(key) ?? []), entry].sort(firstSite))
  const drop = (index: Map<string, Entry[]>, key: string, entry: Entry) => {
    const left = (index.get(key) ?? []).filter((one) => one !== entry)
    if (left.length > 0) index.set(key, left)
    else index.delete(key)
  }
  const each = (entry: Entry, act: (index: Map<string, Entry[]>, key: string, entry: Entry) => void) => {
    act(byPost, entry.post, entry)
    for (const key of slugKeys(entry)) act(bySlug, key, entry)
    for (const key of fileKeys(entry)) act(byFile, key, entry)
  }
  const within = (entries: readonly Entry[] | undefined, brands?: ReadonlySet<string>): Entry | null =>
    entries?.find(({ brand }) => !brands || brands.has(brand)) ?? null

  function takeOne(row: ShelfRow): ContentChange | null {
    const { entry, lastChange } = row
    const known = rows.get(entry.id)
    if (known && known.entry.changedAt >= entry.changedAt) return null
    if (known?.lastChange === 'withdrawn') for (const name of names(known.entry)) drop(withdrawn, name, known.entry)
    if (lastChange === 'withdrawn') for (const name of names(entry)) put(withdrawn, name, entry)
    rows.set(entry.id, row)
    if (entry.changedAt > changedAt) changedAt = entry.changedAt
    const before = known && known.lastChange !== 'withdrawn' ? known.entry : null
    const after = lastChange === 'withdrawn' ? null : entry
    if (!before && !after) return null
    if (before) each(before, drop)
    if (after) each(after, put)
    const type = !after ? 'post.withdrawn' : before ? 'post.changed' : 'post.published'
    const others = (byPost.get(entry.post) ?? []).filter(({ id }) => id !== entry.id)
    return { type, id: `${entry.id}.${entry.changedAt.getTime()}`, at: entry.changedAt, before, after, others }
  }

  return {
    posts(brands) {
      const key = brands ? [...brands].sort().join(' ') : '*'
      const kept = lists.get(key)
      if (kept) return kept
      const made = [...byPost.values()].map((entries) => within(entries, brands)).filter((entry) => entry !== null)
      made.sort(newestFirst)
      lists.set(key, made)
      return made
    },
    all: () => [...byPost.values()].flat(),
    ofPost: (post, brands) => within(byPost.get(post), brands),
    ofSlug(slug, language, brands) {
      for (const one of language ? [language, ...languages.filter((other) => other !== language)] : languages) {
        const found = within(bySlug.get(`${one} ${slug}`), brands)
        if (found) return found
      }
      return null
    },
    wasWithdrawn: (idOrSlug, brands) => withdrawn.get(idOrSlug)?.some(({ brand }) => brands.has(brand)) ?? false,
    versionsOf(mediaId, brands) {
      const ofBrands = (byFile.get(mediaId) ?? []).filter(({ brand }) => !brands || brands.has(brand))
      const shown = ofBrands.sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
      const files = shown.flatMap((entry) => filesOf(entry).filter(({ id }) => id === mediaId))
      return [...new Map(files.map((file) => [versionOf(file), file])).values()]
    },
    get changedAt() {
      return changedAt
    },
    knows: (id, at) => (rows.get(id)?.entry.changedAt ?? new Date(0)) >= at,
    take(told) {
      const ordered = [...told].sort((a, b) => a.entry.changedAt.getTime() - b.entry.changedAt.getTime())
      const changes = ordered.map(takeOne).filter((change) => change !== null)
      if (changes.length > 0) lists = new Map()
      return changes
    },
  }
}
