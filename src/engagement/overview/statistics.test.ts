import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadOf } from './statistics.ts'

it('halves a sample, whatever its order', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ lower: 2, median: 3, upper: 4, of: 5 })
  // Of an even sample the middle lies between two values; numbers are not compared as text.
  expect(spreadOf([100, 9, 20, 1, 40, 30])).toEqual({ lower: 11.75, median: 25, upper: 37.5, of: 6 })
})

it('says nothing of four', () => {
  expect(spreadOf([1, 2, 3, 4])).toBeNull()
  expect(spreadOf([])).toBeNull()
})

it('never has more than half of a sample on either side of its middle', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 5, maxLength: 60 }), (values) => {
      const { lower, median, upper } = spreadOf(values) ?? { lower: NaN, median: NaN, upper: NaN }
      expect(values.filter((value) => value < median).length * 2).toBeLessThanOrEqual(values.length)
      expect(values.filter((value) => value > median).length * 2).toBeLessThanOrEqual(values.length)
      expect(lower <= median && median <= upper).toBe(true)
    }),
  )
})
