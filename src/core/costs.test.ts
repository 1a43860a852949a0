import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { costWithin } from './costs.ts'
import { mostMinor } from './money.ts'

const dayAfter = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

it('counts of a period what falls on the days that are asked for', () => {
  const november = { minor: 30_000, from: '2026-11-01', to: '2026-11-30' }
  expect(costWithin(november, null, null)).toBe(30_000)
  expect(costWithin(november, '2026-11-21', '2026-12-31')).toBe(10_000)
  expect(costWithin(november, '2026-12-01', null)).toBe(0)
  expect(costWithin(november, null, '2026-10-31')).toBe(0)
  // One day in three cannot be a third of ten cents.
  const three = { minor: 10, from: '2026-11-01', to: '2026-11-03' }
  expect(['01', '02', '03'].map((day) => costWithin(three, `2026-11-${day}`, `2026-11-${day}`))).toEqual([3, 3, 4])
})

it('loses no cent and makes none, however a period is cut', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 12 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: mostMinor }), fc.integer({ min: 0, max: 3_659 }), cuts, (minor, days, lengths) => {
      const cost = { minor, from: '2026-02-27', to: dayAfter('2026-02-27', days) }
      let [from, sum] = ['2026-01-15', 0]
      for (const length of lengths) {
        const part = costWithin(cost, from, dayAfter(from, length - 1))
        expect(part).toBeGreaterThanOrEqual(0)
        sum += part
        from = dayAfter(from, length)
      }
      expect(sum + costWithin(cost, from, null)).toBe(minor)
    }),
  )
})
