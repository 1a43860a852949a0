/** Days as forms keep them: noon in UTC. */
import { Temporal } from 'temporal-polyfill'

/** The day on the calendar of the time zone, YYYY-MM-DD. */
export const dayIn = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** YYYY-MM-DD of a stored day; `null` where there is none. */
export function dayOf(stored: unknown): string | null {
  if (!(stored instanceof Date) && typeof stored !== 'string') return null
  const date = new Date(stored)
  return stored === '' || Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10)
}

/**
 * Whether the instant lies on one of the days, both of them included. One that is missing sets no bound. Days begin and end by the clock of
 * the time zone.
 */
export function isWithin(now: Date, from: string | null, until: string | null, timeZone = 'UTC'): boolean {
  const today = dayIn(now, timeZone)
  return (from === null || from <= today) && (until === null || today <= until)
}
