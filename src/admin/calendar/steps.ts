import { Temporal } from 'temporal-polyfill'
import type { View } from './filter.ts'

const lengths = { month: { months: 1 }, week: { weeks: 1 }, day: { days: 1 }, list: { months: 1 } } as const

/** The day one step on, or back: a month begins with its first day, so that no short one is left out. */
export function stepped(day: string, view: View, step: -1 | 1): string {
  const from = Temporal.PlainDate.from(day)
  const start = view === 'month' || view === 'list' ? from.with({ day: 1 }) : from
  const length = lengths[view]
  return (step > 0 ? start.add(length) : start.subtract(length)).toString()
}

/** At which time of day something new begins on a day that was chosen as a whole: nine in the morning by that clock. */
export function morningOf(day: Date, zone: string): Date {
  const date = Temporal.Instant.fromEpochMilliseconds(day.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  return new Date(date.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).epochMilliseconds)
}
