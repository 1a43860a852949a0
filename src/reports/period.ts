/** Which days a report is of, and when it goes out, by the clock of its brand. */
import { Temporal } from 'temporal-polyfill'
import type { ReportPeriod, Rhythm } from '../core/reports.ts'
import { weekdays, type Weekday } from '../core/slots.ts'

export interface Schedule {
  readonly rhythm: Rhythm
  readonly weekday: Weekday
  /** 1 to 28: a day that every month has. */
  readonly monthDay: number
  /** HH:MM */
  readonly time: string
}
export interface Due {
  readonly at: Date
  readonly period: ReportPeriod
}

const dayOf = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
const period = (from: Temporal.PlainDate, to: Temporal.PlainDate): ReportPeriod => ({ from: from.toString(), to: to.toString() })

/** From Monday to Sunday, before the week of that day. */
const weekBefore = (day: Temporal.PlainDate) => {
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return period(monday.subtract({ days: 7 }), monday.subtract({ days: 1 }))
}
const monthBefore = (day: Temporal.PlainDate) => {
  const first = day.with({ day: 1 })
  return period(first.subtract({ months: 1 }), first.subtract({ days: 1 }))
}

export const lastWeek = (now: Date, timeZone: string): ReportPeriod => weekBefore(dayOf(now, timeZone))
export const lastMonth = (now: Date, timeZone: string): ReportPeriod => monthBefore(dayOf(now, timeZone))

/** The newest time at which it was due, and the first that is to come. `null`: it goes by hand. */
export function dueTimes(schedule: Schedule, timeZone: string, now: Date): { readonly last: Due; readonly next: Due } | null {
  const { rhythm, weekday, monthDay, time } = schedule
  if (rhythm === 'by-hand') return null
  const today = dayOf(now, timeZone)
  const isWeekly = rhythm === 'weekly'
  const start = isWeekly
    ? today.add({ days: weekdays.indexOf(weekday) + 1 - today.dayOfWeek })
    : today.with({ day: monthDay }, { overflow: 'constrain' })
  const dueOn = (day: Temporal.PlainDate): Due => ({
    // An hour that the clock leaves out moves forward; of one that is there twice the first is meant.
    at: new Date(day.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(timeZone).epochMilliseconds),
    period: isWeekly ? weekBefore(day) : monthBefore(day),
  })
  const times = [-1, 0, 1].map((n) => dueOn(start.add(isWeekly ? { days: 7 * n } : { months: n })))
  const next = times.findIndex(({ at }) => at > now)
  return { last: times[next - 1]!, next: times[next]! }
}
