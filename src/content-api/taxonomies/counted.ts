/** What published posts have in common, counted. */
import { sidesOf, type ContentChange, type TouchedBy } from '../changes.ts'
import { languages } from '../../core/story.ts'
import type { Entry } from '../reading/entry.ts'

/** How many entries have each of the words, the most frequent first; equal ones in the order of the alphabet. */
export function counted(entries: readonly Entry[], wordsOf: (entry: Entry) => readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const entry of entries) for (const word of new Set(wordsOf(entry))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
}

/**
 * Made by counting posts of these brands: a change that leaves what is counted as it was touches nothing. Which of several sites a post
 * is counted on may change with any of them.
 */
export const touchesCounts =
  (brands: ReadonlySet<string>, wordsOf: (entry: Entry) => readonly string[]): TouchedBy =>
  (change: ContentChange) => {
    const { before, after } = change
    if (!sidesOf(change).some(({ brand }) => brands.has(brand))) return false
    return !before || !after || facts(before, wordsOf) !== facts(after, wordsOf)
  }

const facts = (entry: Entry, wordsOf: (entry: Entry) => readonly string[]): string =>
  JSON.stringify([
    entry.brand,
    languages.filter((language) => entry.slugs[language] !== undefined),
    [...wordsOf(entry)].sort(),
    entry.firstPublishedAt.getTime(),
  ])
