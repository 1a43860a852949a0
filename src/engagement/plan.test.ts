import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bucketOf, nextMeasurement } from './plan.ts'

const published = new Date('2026-11-22T10:00:00Z')
const hours = (n: number) => new Date(published.getTime() + n * 3_600_000)

it('measures at 1 h, 6 h, 1 d, 3 d, 7 d, 30 d, and then every 30 d', () => {
  expect(nextMeasurement(published, published)).toEqual(hours(1))
  expect(nextMeasurement(published, hours(1))).toEqual(hours(6))
  expect(nextMeasurement(published, hours(23))).toEqual(hours(24))
  expect(nextMeasurement(published, hours(24 * 8))).toEqual(hours(24 * 30))
  expect(nextMeasurement(published, hours(24 * 31))).toEqual(hours(24 * 60))
})

it('always lies ahead, and never closer than the last gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e11 }), fc.constantFrom(1, 1 / 360), (age, scale) => {
      const now = new Date(published.getTime() + age)
      expect(nextMeasurement(published, now, scale).getTime()).toBeGreaterThan(now.getTime())
    }),
  )
})

it('puts what is measured within a minute into one bucket', () => {
  expect(bucketOf(new Date('2026-11-22T10:00:59Z'))).toEqual(new Date('2026-11-22T10:00:00Z'))
  expect(bucketOf(new Date('2026-11-22T10:01:00Z'))).toEqual(new Date('2026-11-22T10:01:00Z'))
})
