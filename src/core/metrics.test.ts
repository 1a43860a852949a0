import { expect, it } from 'vitest'
import { engagementRate, engagementsOf } from './metrics.ts'

it('adds up the engagements that are told, and only those', () => {
  expect(engagementsOf({ reactions: 3, comments: 2, shares: 1, saves: 4, clicks: 100, views: 50 })).toBe(10)
  expect(engagementsOf({ reactions: 0 })).toBe(0)
  expect(engagementsOf({ views: 50 })).toBeNull()
})

it('names the base of a rate: impressions, else reach, else views', () => {
  expect(engagementRate({ reactions: 5, impressions: 100, reach: 50, views: 10 })).toEqual({ rate: 0.05, base: 'impressions' })
  expect(engagementRate({ reactions: 5, reach: 50, views: 10 })).toEqual({ rate: 0.1, base: 'reach' })
  expect(engagementRate({ reactions: 0, views: 10 })).toEqual({ rate: 0, base: 'views' })
})

it('has no rate where nothing is told, or nobody has seen it', () => {
  expect(engagementRate({ reactions: 5 })).toBeNull()
  expect(engagementRate({ views: 5 })).toBeNull()
  expect(engagementRate({ reactions: 5, impressions: 0, reach: 10 })).toBeNull()
})
