import { expect, it } from 'vitest'
import { barsOf, measured } from './bars.ts'

const day = (day: string, reactions?: number) => ({ day, posts: 1, sums: reactions === undefined ? {} : { reactions } })
const bars = (...days: ReturnType<typeof day>[]) => barsOf(days, measured('reactions'))

it('shows days without a post as such, and not told as not zero', () => {
  expect(bars(day('2026-11-28', 0), day('2026-11-30'))).toEqual({
    unit: 'day',
    bars: [
      { day: '2026-11-28', posts: 1, value: 0 },
      { day: '2026-11-29', posts: 0, value: null },
      { day: '2026-11-30', posts: 1, value: null },
    ],
  })
})

it('puts a longer time together by weeks from Monday on, and by months', () => {
  const weeks = bars(day('2026-08-30', 1), day('2026-11-23', 2), day('2026-11-29', 3))
  expect(weeks.unit).toBe('week')
  expect(weeks.bars[0]).toMatchObject({ day: '2026-08-24', value: 1 })
  expect(weeks.bars.at(-1)).toEqual({ day: '2026-11-23', posts: 2, value: 5 })
  const months = bars(day('2025-01-31', 1), day('2026-11-01', 2))
  expect(months).toMatchObject({ unit: 'month' })
  expect(months.bars).toHaveLength(23)
  expect(months.bars[1]).toEqual({ day: '2025-02-01', posts: 0, value: null })
})

it('loses nothing of what there is', () => {
  const days = Array.from({ length: 200 }, (_, i) => day(new Date(Date.UTC(2026, 0, 1 + 2 * i)).toISOString().slice(0, 10), i))
  expect(bars(...days).bars.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe((199 * 200) / 2)
  expect(bars()).toEqual({ unit: 'day', bars: [] })
})
