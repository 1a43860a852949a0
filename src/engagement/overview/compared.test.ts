import { expect, it } from 'vitest'
import type { AgeName } from '../../core/measuring.ts'
import type { Metric } from '../../core/metrics.ts'
import { extremesOf, standingsOf, usualOf, type AtAge } from './compared.ts'

const at = (delivery: string, value: number, more: Partial<AtAge> = {}): AtAge => ({
  delivery,
  channel: 'a',
  publishedAt: new Date(0),
  age: '7d' satisfies AgeName,
  metric: 'reactions' satisfies Metric,
  value,
  ...more,
})
const five = [10, 20, 30, 40, 50].map((value, i) => at(`p${i}`, value))

it('compares a post with its own channel only', () => {
  const large = [1000, 2000, 3000, 4000, 5000].map((value, i) => at(`q${i}`, value, { channel: 'b' }))
  const times = new Map(standingsOf([...five, ...large]).map((one) => [one.delivery, one.times]))
  expect(times.get('p4')).toBe(50 / 30)
  expect(times.get('q4')).toBe(5000 / 3000)
})

it('adds up what counts as engagement, and leaves the rest out', () => {
  const more = [at('p0', 90, { metric: 'shares' }), at('p0', 1e6, { metric: 'impressions' }), at('none', 5, { metric: 'clicks' })]
  const standings = standingsOf([...five, ...more])
  expect(standings.find(({ delivery }) => delivery === 'p0')?.engagements).toBe(100)
  expect(standings.map(({ delivery }) => delivery)).not.toContain('none')
})

it('takes the older age where a post has reached it, and never mixes ages', () => {
  const young = five.map((one) => ({ ...one, value: one.value / 10, age: '1d' as const }))
  const standings = standingsOf([...five, ...young, at('new', 6, { age: '1d' })])
  expect(standings.find(({ delivery }) => delivery === 'p4')).toMatchObject({ age: '7d', engagements: 50 })
  expect(standings.find(({ delivery }) => delivery === 'new')).toMatchObject({ age: '1d', usual: { of: 6, median: 3.5 }, times: 6 / 3.5 })
})

it('is silent where a channel has too few posts, or none of them brings anything', () => {
  expect(standingsOf(five.slice(1))).toEqual([])
  expect(standingsOf([0, 0, 0, 1, 2].map((value, i) => at(`p${i}`, value)))).toEqual([])
})

it('calls usual what the newest posts have, though older ones are compared with it', () => {
  const old = Array.from({ length: 10 }, (_, i) => at(`old${i}`, 1e6))
  const recent = Array.from({ length: usualOf }, (_, i) => at(`new${i}`, 10, { publishedAt: new Date(1) }))
  const standings = standingsOf([...old, ...recent])
  expect(standings).toHaveLength(60)
  expect(standings.every(({ usual }) => usual.median === 10 && usual.of === usualOf)).toBe(true)
})

it('has nothing in both lists, and nothing usual in either', () => {
  const { best, worst } = extremesOf(standingsOf(five), 5)
  expect([best, worst].map((list) => list.map(({ delivery }) => delivery))).toEqual([
    ['p4', 'p3'],
    ['p0', 'p1'],
  ])
  expect(extremesOf(standingsOf(five), 1).worst.map(({ delivery }) => delivery)).toEqual(['p0'])
})
