/** When a delivery is measured: at the ages at which posts are compared, and in between while its numbers move. */
import { ageMs, ageNames, type AgeName } from '../core/measuring.ts'
import { metrics, type Numbers } from '../core/metrics.ts'

const minute = 60_000
const hour = 60 * minute
const month = ageMs['30d']

/** Ages at which numbers are fetched whatever they do, in milliseconds after publication. Afterwards every 30 days. */
export const ages = Object.values(ageMs)

/** How numbers did between the last two measurements. */
export type Course = 'moving' | 'steady' | 'still'

/** A tenth more or less is movement; of small numbers, two of twenty. Metrics that only one of the two tells are not compared. */
export function courseOf(before: Numbers, after: Numbers): Course {
  const changes = metrics.flatMap((metric) => {
    const [was, is] = [before[metric], after[metric]]
    return was === undefined || is === undefined ? [] : Math.abs(is - was) / Math.max(was, 20)
  })
  if (changes.length === 0) return 'steady'
  const most = Math.max(...changes)
  return most >= 0.1 ? 'moving' : most > 0 ? 'steady' : 'still'
}

export interface Planning {
  readonly publishedAt: Date
  readonly now: Date
  /** Default `steady`. */
  readonly course?: Course
  /** 1 in earnest; a playground lives faster (an hour in seconds). Default 1. */
  readonly scale?: number
  /** Days after which the platform wants its numbers asked for again. Default: it does not. */
  readonly retentionDays?: number
}

/**
 * The next instant at which to measure. While numbers move, after an eighth of the age more, yet not within the hour; while they stand still
 * after 30 days, when the post is twice as old, yet within half a year.
 */
export function nextMeasurement({ publishedAt, now, course = 'steady', scale = 1, retentionDays }: Planning): Date {
  const age = now.getTime() - publishedAt.getTime()
  let next = planned(age / scale)
  if (course === 'moving') next = Math.min(next, age / scale + Math.max(hour, age / scale / 8))
  if (course === 'still' && age / scale >= month) next += (Math.min(6, Math.floor(age / scale / month)) - 1) * month
  // Two days before: a platform that does not answer at once is asked again.
  if (retentionDays !== undefined) next = Math.min(next, age / scale + (retentionDays - 2) * 24 * hour)
  // Rounding must not make it now.
  return new Date(Math.max(publishedAt.getTime() + Math.ceil(next * scale), now.getTime() + 1))
}

const planned = (age: number): number => ages.find((one) => one > age) ?? (Math.floor(age / month) + 1) * month

const looks = [1, 7, 30].map((days) => days * 24 * hour)

/**
 * What a platform calls gone may be so for us alone, or for a while: it is looked for again after 1, 7 and 30 days. `null`: no more.
 * @param waited how long it had been left alone before it was looked for now, in milliseconds; `null`: it was there before
 */
export function nextLook(now: Date, waited: number | null, scale = 1): Date | null {
  const next = looks.find((one) => waited === null || one * scale > waited)
  return next === undefined ? null : new Date(now.getTime() + next * scale)
}

/** Measurements of one delivery within one bucket are one: collecting twice changes nothing. */
export function bucketOf(at: Date, scale = 1): Date {
  const width = bucketMs(scale)
  return new Date(Math.floor(at.getTime() / width) * width)
}
export const bucketMs = (scale = 1): number => Math.max(1_000, minute * scale)

/** A measurement stands for an age until half as much again has passed. */
const stillComparable = 1.5

/** The ages that what was measured in this bucket stands for, where it is the first since. */
export const agesOf = (publishedAt: Date, bucket: Date, scale = 1): readonly AgeName[] =>
  ageNames.filter((age) => {
    const passed = bucket.getTime() - publishedAt.getTime()
    // A bucket is called by its beginning.
    return passed > ageMs[age] * scale - bucketMs(scale) && passed <= ageMs[age] * scale * stillComparable
  })

/**
 * The time in which it should have been measured and was not, because nobody was there, or nobody was let in. `null`: it was measured in time,
 * give or take an hour or a quarter of the age.
 * @param measured the bucket of its newest measurement
 */
export function gapBefore(
  { now, ...planning }: Omit<Planning, 'course'>,
  measured: Date | null,
): { readonly from: Date; readonly until: Date } | null {
  const { publishedAt, scale = 1 } = planning
  // A bucket is called by its beginning, which may lie before the age that it was measured at.
  const last = measured ? new Date(measured.getTime() + bucketMs(scale)) : publishedAt
  // The course that was planned by is not kept: what may have stood still may have been left alone.
  const due = nextMeasurement({ ...planning, now: last, course: 'still' })
  const patience = Math.max(minute, hour * scale, (due.getTime() - publishedAt.getTime()) / 4)
  return now.getTime() - due.getTime() > patience ? { from: due, until: now } : null
}
