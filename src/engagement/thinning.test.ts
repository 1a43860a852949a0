import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measurementPolicy, rawPolicy, superfluous } from './thinning.ts'

const now = new Date('2026-11-30T12:00:00Z')
const minutesAgo = (minutes: number) => ({ at: new Date(now.getTime() - minutes * 60_000) })
const every = (minutes: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / minutes) + 1 }, (_, at) => minutesAgo(from + at * minutes))
const day = 24 * 60
const left = (rows: readonly { readonly at: Date }[], policy = measurementPolicy) => {
  const gone = new Set(superfluous(rows, now, policy))
  return rows.filter((row) => !gone.has(row))
}

describe('as measurements grow old', () => {
  it('all of two days stay', () => {
    expect(left(every(10, 0, 2 * day))).toHaveLength(289)
  })
  it('one an hour stays for 30 days: the last', () => {
    const kept = left(every(10, 5 * day, 6 * day - 10))
    expect(kept).toHaveLength(25)
    expect(kept.map(({ at }) => at.toISOString().slice(14, 16))).toContain('50')
  })
  it('one a day stays for a year, then one a month', () => {
    expect(left(every(60, 100 * day, 110 * day - 60))).toHaveLength(11)
    expect(left(every(day, 400 * day, 800 * day)).map(({ at }) => at.toISOString().slice(0, 7))).toHaveLength(14)
  })
  it('what something stands on stays', () => {
    const rows = every(10, 5 * day, 5 * day + 50)
    const gone = superfluous(rows, now, measurementPolicy, ({ at }) => at === rows.at(-1)?.at)
    expect(gone).not.toContain(rows.at(-1))
    expect(gone.length).toBeGreaterThan(2)
  })
  it('raw answers are thinned sooner', () => {
    expect(left(every(10, 0, 50), rawPolicy)).toHaveLength(2)
    expect(left(every(60, 10 * day, 11 * day - 60), rawPolicy)).toHaveLength(2)
  })
  it('the newest stays, and nothing more goes when it is asked again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 * day }), { minLength: 1, maxLength: 60 }), (ages) => {
        const rows = [...new Set(ages)].map(minutesAgo)
        const kept = left(rows)
        expect(left(kept)).toEqual(kept)
        expect(Math.max(...kept.map(({ at }) => at.getTime()))).toBe(Math.max(...rows.map(({ at }) => at.getTime())))
      }),
    )
  })
})
