/** When a delivery is measured: densely while it is young, then more and more rarely. */
const hour = 3_600_000
const day = 24 * hour

/** Ages at which numbers are fetched, in milliseconds after publication. Afterwards every 30 days. */
export const ages = [hour, 6 * hour, day, 3 * day, 7 * day, 30 * day] as const

/**
 * The next instant at which to measure.
 * @param scale 1 in earnest; a playground lives faster (an hour in seconds).
 */
export function nextMeasurement(publishedAt: Date, now: Date, scale = 1): Date {
  const age = now.getTime() - publishedAt.getTime()
  const next = ages.find((planned) => planned * scale > age)
  if (next !== undefined) return new Date(publishedAt.getTime() + next * scale)
  const month = 30 * day * scale
  return new Date(publishedAt.getTime() + (Math.floor(age / month) + 1) * month)
}

/** Measurements of one delivery within one bucket are one: collecting twice changes nothing. */
export function bucketOf(at: Date, scale = 1): Date {
  const width = Math.max(1_000, (hour / 60) * scale)
  return new Date(Math.floor(at.getTime() / width) * width)
}
