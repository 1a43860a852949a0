import { expect, it } from 'vitest'
import type { Numbers } from '../../core/metrics.ts'
import { figuresOf } from './figures.ts'

const row = (numbers: Numbers, part = 0) => ({ part, numbers })

it('keeps what is not told apart from zero', () => {
  const { sums } = figuresOf([row({ reactions: 0 }), row({ reactions: 4, shares: 1 }), row({ views: 9 })])
  expect(sums).toEqual({
    reactions: { sum: 4, told: 2 },
    shares: { sum: 1, told: 1 },
    views: { sum: 9, told: 1 },
    engagements: { sum: 5, told: 2 },
  })
  expect(sums.comments).toBeUndefined()
})

it('never mixes bases, and weighs posts by how often they were seen', () => {
  const { rates } = figuresOf([
    row({ reactions: 1, impressions: 10 }),
    row({ reactions: 9, impressions: 990, views: 5 }),
    row({ reactions: 5, views: 10 }),
    row({ reactions: 5 }),
    row({ reactions: 5, impressions: 0 }),
  ])
  expect(rates).toEqual([
    { base: 'impressions', rate: 0.01, posts: 2 },
    { base: 'views', rate: 0.5, posts: 1 },
  ])
})

it('counts the rest of a thread in the sums, but not as posts', () => {
  const rows = [10, 20, 30, 40, 50].map((reactions) => row({ reactions }))
  const { posts, deliveries, sums, usual } = figuresOf([...rows, row({ reactions: 1000 }, 1)])
  expect({ posts, deliveries, sum: sums.reactions?.sum }).toEqual({ posts: 5, deliveries: 6, sum: 1150 })
  expect(usual).toMatchObject({ median: 30, of: 5 })
})
