import { expect, it } from 'vitest'
import { mergedGaps } from './gaps.ts'

const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const gap = (delivery: string, from: number, until: number, channel = 'a') => ({ channel, delivery, from: day(from), until: day(until) })

it('says of each time without measuring how many it was missed of, however the gaps of single ones lie in it', () => {
  const gaps = [gap('p3', 10, 11), gap('p1', 1, 4), gap('p2', 2, 3), gap('p1', 4, 5), gap('q', 2, 3, 'b')]
  expect(mergedGaps(gaps)).toEqual([
    { channel: 'a', from: day(1), until: day(5), deliveries: 2 },
    { channel: 'b', from: day(2), until: day(3), deliveries: 1 },
    { channel: 'a', from: day(10), until: day(11), deliveries: 1 },
  ])
  expect(mergedGaps([])).toEqual([])
})
