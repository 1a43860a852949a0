import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agesOf, bucketOf, courseOf, gapBefore, nextLook, nextMeasurement, type Course } from './plan.ts'

const publishedAt = new Date('2026-11-22T10:00:00Z')
const hours = (n: number) => new Date(publishedAt.getTime() + n * 3_600_000)
const days = (n: number) => hours(24 * n)
const next = (now: Date, course?: Course, retentionDays?: number) =>
  nextMeasurement({ publishedAt, now, ...(course && { course }), ...(retentionDays && { retentionDays }) })

describe('when a delivery is measured', () => {
  it('is at 1 h, 6 h, 1 d, 3 d, 7 d, 30 d, and then every 30 d', () => {
    expect(next(publishedAt)).toEqual(hours(1))
    expect(next(hours(1))).toEqual(hours(6))
    expect(next(hours(23))).toEqual(hours(24))
    expect(next(days(8))).toEqual(days(30))
    expect(next(days(31))).toEqual(days(60))
  })
  it('is sooner while numbers move, yet not within the hour, and never past the age that comes next', () => {
    expect(next(hours(1), 'moving')).toEqual(hours(2))
    expect(next(hours(16), 'moving')).toEqual(hours(18))
    expect(next(hours(23), 'moving')).toEqual(hours(24))
    expect(next(days(40), 'moving')).toEqual(days(45))
  })
  it('is later while they stand still, yet not before the post is 30 days old, and within half a year', () => {
    expect(next(days(3), 'still')).toEqual(days(7))
    expect(next(days(30), 'still')).toEqual(days(60))
    expect(next(days(60), 'still')).toEqual(days(120))
    expect(next(days(600), 'still')).toEqual(days(780))
  })
  it('is soon enough for a platform that wants numbers asked for again', () => {
    expect(next(days(60), 'still', 30)).toEqual(days(88))
    expect(next(days(1), 'steady', 30)).toEqual(days(3))
  })
  it('always lies ahead', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e11 }),
        fc.constantFrom(1, 1 / 360, 1e-9),
        fc.constantFrom<Course>('moving', 'steady', 'still'),
        (age, scale, course) => {
          const now = new Date(publishedAt.getTime() + age)
          expect(nextMeasurement({ publishedAt, now, course, scale }).getTime()).toBeGreaterThan(now.getTime())
        },
      ),
    )
  })
})

it('looks again for what is gone after 1, 7 and 30 days', () => {
  const dayMs = 24 * 3_600_000
  for (const scale of [1, 1 / 360]) {
    const waits: (number | null)[] = [null]
    for (let waited: number | null = null; waits.length < 5; waits.push(waited)) {
      const next = nextLook(publishedAt, waited, scale)
      if (!next) break
      waited = next.getTime() - publishedAt.getTime()
    }
    expect(waits).toEqual([null, dayMs * scale, 7 * dayMs * scale, 30 * dayMs * scale])
  }
})

it('takes a tenth for movement, and compares only what both tell', () => {
  expect(courseOf({ views: 100 }, { views: 110 })).toBe('moving')
  expect(courseOf({ views: 110 }, { views: 99 })).toBe('moving')
  expect(courseOf({ views: 100 }, { views: 109 })).toBe('steady')
  expect(courseOf({ reactions: 1 }, { reactions: 2 })).toBe('steady')
  expect(courseOf({ reactions: 0 }, { reactions: 2 })).toBe('moving')
  expect(courseOf({ views: 5, reactions: 3 }, { views: 5, shares: 9 })).toBe('still')
  expect(courseOf({}, { views: 500 })).toBe('steady')
})

it('puts what is measured within a minute into one bucket', () => {
  expect(bucketOf(new Date('2026-11-22T10:00:59Z'))).toEqual(new Date('2026-11-22T10:00:00Z'))
  expect(bucketOf(new Date('2026-11-22T10:01:00Z'))).toEqual(new Date('2026-11-22T10:01:00Z'))
})

it('lets a measurement stand for the age that it was made at, and for none that is long past', () => {
  const late = new Date('2026-11-22T10:00:30Z')
  // Made at 11:00:30, in the bucket that begins before the hour is over.
  expect(agesOf(late, new Date('2026-11-22T11:00:00Z'))).toEqual(['1h'])
  expect(agesOf(publishedAt, hours(1.5))).toEqual(['1h'])
  expect(agesOf(publishedAt, hours(1.6))).toEqual([])
  expect(agesOf(publishedAt, hours(0.9))).toEqual([])
  expect(agesOf(publishedAt, days(31))).toEqual(['30d'])
})

describe('a gap', () => {
  const gap = (measured: Date | null, now: Date, more: { publishedAt?: Date; scale?: number; retentionDays?: number } = {}) =>
    gapBefore({ publishedAt, now, ...more }, measured)

  it('is what was due and did not happen', () => {
    expect(gap(hours(1), hours(9))).toEqual({ from: hours(6), until: hours(9) })
    expect(gap(null, hours(3))).toEqual({ from: hours(1), until: hours(3) })
    expect(gap(days(7), days(40))).toEqual({ from: days(30), until: days(40) })
  })
  it('is none where it was a little late', () => {
    expect(gap(hours(1), hours(7))).toBeNull()
    expect(gap(days(7), days(37))).toBeNull()
  })
  it('is none where the bucket begins before the age that it was measured at', () => {
    const late = new Date(publishedAt.getTime() + 10_000)
    expect(gap(bucketOf(new Date(hours(1).getTime() + 20_000)), new Date(hours(6).getTime() + 20_000), { publishedAt: late })).toBeNull()
    const scale = 1 / 360
    const after = (ms: number) => new Date(publishedAt.getTime() + ms)
    // An hour is ten seconds, and a bucket one.
    expect(gap(bucketOf(after(10_700), scale), after(60_700), { publishedAt: after(500), scale })).toBeNull()
  })
  it('is none where it stood still and was left alone, unless the platform wants its numbers asked for again', () => {
    expect(gap(days(60), days(120))).toBeNull()
    expect(gap(days(60), days(151))).toEqual({ from: days(120), until: days(151) })
    expect(gap(days(60), days(120), { retentionDays: 30 })).toEqual({ from: new Date(days(88).getTime() + 60_000), until: days(120) })
  })
})
