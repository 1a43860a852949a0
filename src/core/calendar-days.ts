/** Days of the calendar, and moving from one to another by the clock on the wall. */
import { Temporal } from 'temporal-polyfill'

export interface Day {
  /** YYYY-MM-DD */
  readonly day: string
  readonly from: Date
  /** Where the next one begins. */
  readonly to: Date
}

const zoned = (at: Date, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
const dateOf = (at: Temporal.ZonedDateTime) => new Date(at.epochMilliseconds)

/** The days of the zone that lie in the range, also in part. On most they have 24 hours; where clocks are set, 23 or 25. */
export function daysBetween(from: Date, to: Date, timeZone: string): Day[] {
  const days: Day[] = []
  for (let at = zoned(from, timeZone).startOfDay(); at.epochMilliseconds < to.getTime();) {
    const next = at.add({ days: 1 }).startOfDay()
    days.push({ day: at.toPlainDate().toString(), from: new Date(Math.max(at.epochMilliseconds, from.getTime())), to: dateOf(next) })
    at = next
  }
  return days
}

/** The same time of day so many days later, or earlier. An hour that a clock skips moves forward by what was skipped. */
export const movedByDays = (at: Date, days: number, timeZone: string): Date => dateOf(zoned(at, timeZone).add({ days }))

/** How many days lie between the days of two instants by the clock of the zone. */
export const daysApart = (one: Date, other: Date, timeZone: string): number =>
  zoned(one, timeZone).toPlainDate().until(zoned(other, timeZone).toPlainDate(), { largestUnit: 'day' }).days

/** What a form says, YYYY-MM-DDTHH:MM, as an instant; `null` where that is no time. */
export function instantAt(wall: string, timeZone: string): Date | null {
  try {
    return dateOf(Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone, { disambiguation: 'compatible' }))
  } catch {
    return null
  }
}
