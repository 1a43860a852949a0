import { expect, it } from 'vitest'
import { passedPercent } from './passed.ts'

it('is how much of the period has passed', () => {
  const passed = (now: string) => passedPercent('2026-12-01', '2026-12-04', new Date(now))
  expect([
    passed('2026-11-01T00:00:00Z'),
    passed('2026-12-02T00:00:00Z'),
    passed('2026-12-04T12:00:00Z'),
    passed('2027-01-01T00:00:00Z'),
  ]).toEqual([0, 25, 88, 100])
  expect(passedPercent(null, '2026-12-04', new Date())).toBeNull()
})
