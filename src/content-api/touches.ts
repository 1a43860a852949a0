/** Which changes make a page of a list, or a single post with its neighbours, another one: as exactly as can be told. */
import type { Language } from '../core/story.ts'
import { sidesOf, type TouchedBy } from './changes.ts'
import type { ListQuery, Position } from './publications.ts'
import { newestFirst, type Place } from './reading/catalogue.ts'
import type { Entry } from './reading/entry.ts'
import { hasLanguage, inOrder, matches, positionOf } from './reading/publications.ts'

/**
 * A page that begins after `query.after` and has seen as far as `until` (its last post, or the first of the next page). `null`: to the
 * end of the list.
 */
export const touchesPage =
  (query: Omit<ListQuery, 'limit'>, until: Position | null): TouchedBy =>
  (change) => {
    const { sort = '-publishedAt', after } = query
    return sidesOf(change).some((entry) => {
      if (!matches(entry, query)) return false
      const at = positionOf(entry, sort)
      return (!after || inOrder(at, after, sort) > 0) && (!until || inOrder(at, until, sort) <= 0)
    })
  }

/** A post and its neighbours of the same brand and language: they, and whatever comes to stand between them. */
export const touchesAround =
  (post: Place & { readonly brand: string }, language: Language, previous: Entry | null, next: Entry | null): TouchedBy =>
  (change) =>
    sidesOf(change).some((entry) => {
      if (entry.post === post.post || entry.post === previous?.post || entry.post === next?.post) return true
      if (entry.brand !== post.brand || !hasLanguage(entry, language)) return false
      return (!next || newestFirst(entry, next) > 0) && (!previous || newestFirst(entry, previous) < 0)
    })
