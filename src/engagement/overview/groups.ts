/** The same numbers by one thing: channel, topic, kind or day. */
import type { Localised } from '../../core/answers.ts'
import type { Group, NumbersOverview } from '../../core/numbers.ts'
import { figuresOf, sumsOf, type Counted } from './figures.ts'
import { spreadOf } from './statistics.ts'
import { wallClock } from './wall-clock.ts'

/** As `Map.groupBy`, which Node 20 has not. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/**
 * The one that brought the most first. A delivery may be in several.
 * @param timesOf what a post brought beside the usual of its channel at the same age; where posts of several channels lie in a group
 */
export function groupsOf<Row extends Counted>(
  rows: readonly Row[],
  idsOf: (row: Row) => readonly string[],
  nameOf: (id: string) => Localised,
  timesOf?: (row: Row) => number | undefined,
): Group[] {
  const groups = groupBy(
    rows.flatMap((row) => idsOf(row).map((id) => ({ id, row }))),
    ({ id }) => id,
  )
  return [...groups]
    .map(([id, group]) => ({
      id,
      name: nameOf(id),
      ...figuresOf(group.map(({ row }) => row)),
      ...(timesOf && { times: spreadOf(group.flatMap(({ row }) => timesOf(row) ?? [])) }),
    }))
    .sort((a, b) => (b.sums.engagements?.sum ?? 0) - (a.sums.engagements?.sum ?? 0) || b.posts - a.posts)
}

export function byDay<Row extends Counted & { readonly publishedAt: Date }>(
  rows: readonly Row[],
  zoneOf: (row: Row) => string,
): NumbersOverview['days'] {
  const days = groupBy(rows, (row) => wallClock(row.publishedAt, zoneOf(row)).day)
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, of]) => ({
      day,
      posts: of.filter(({ part }) => part === 0).length,
      sums: Object.fromEntries(Object.entries(sumsOf(of)).map(([measure, { sum }]) => [measure, sum])),
    }))
}
