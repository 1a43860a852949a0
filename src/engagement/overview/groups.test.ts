import { expect, it } from 'vitest'
import { byDay, groupsOf } from './groups.ts'

const row = (at: string, reactions: number, topics: readonly string[] = []) => ({
  publishedAt: new Date(at),
  part: 0,
  topics,
  numbers: { reactions },
})
const rows = [row('2026-11-22T23:30:00Z', 1, ['wind', 'solar']), row('2026-11-22T12:00:00Z', 5, ['solar']), row('2026-11-21T12:00:00Z', 90)]

it('counts a post in each of its topics, and puts what brought the most first', () => {
  const groups = groupsOf(
    rows,
    ({ topics }) => topics,
    (id) => ({ de: id, en: id }),
  )
  expect(groups[0]).not.toHaveProperty('times')
  expect(groups.map(({ id, posts, sums }) => [id, posts, sums.engagements?.sum])).toEqual([
    ['solar', 2, 6],
    ['wind', 1, 1],
  ])
})

it('begins a day where the brand’s clock does', () => {
  expect(byDay(rows, () => 'Europe/Berlin').map(({ day, posts }) => [day, posts])).toEqual([
    ['2026-11-21', 1],
    ['2026-11-22', 1],
    ['2026-11-23', 1],
  ])
  expect(byDay(rows, () => 'UTC').map(({ day, sums }) => [day, sums.reactions])).toEqual([
    ['2026-11-21', 90],
    ['2026-11-22', 6],
  ])
})
