/**
 * Times by the clock on the wall: slots and repetitions as instants. An hour that a clock skips in spring moves forward by what
 * was skipped; of an hour that happens twice in autumn the first is meant (Temporal's `compatible`).
 */
import { Temporal } from 'temporal-polyfill'
import type { Recurrence } from './recurrence.ts'
import { weekdays, type Slot, type SlotDay } from './slots.ts'

/** A post is repeated at most so often. */
export const maxRepetitions = 100
/** Every how many days, weeks or months at most. */
export const longestInterval = 52
/** A free slot is looked for so far ahead. */
const slotHorizonDays = 730

export interface SlotTime {
  readonly at: Date
  /** HH:MM as the slot says it. The clock shows another time at `at` where that time does not exist on its day. */
  readonly time: string
}

const zoned = (instant: Date, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
const instantOf = (wall: Temporal.PlainDateTime, timeZone: string) =>
  new Date(wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds)

/** What the clock on the wall shows, as 2026-11-22T09:30. Seconds are cut off. */
export const wallTimeOf = (instant: Date, timeZone: string): string =>
  zoned(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' })

/** The day on the wall, as 2026-11-22. */
export const wallDayOf = (instant: Date, timeZone: string): string => zoned(instant, timeZone).toPlainDate().toString()

const isOn = (day: SlotDay, dayOfWeek: number): boolean =>
  day === 'daily' || (day === 'workdays' && dayOfWeek <= 5) || (day === 'weekend' && dayOfWeek > 5) || day === weekdays[dayOfWeek - 1]

/** The slots at or after `from`, in order, each instant once, for two years. Nothing where there are no slots. */
export function* slotTimes(slots: readonly Slot[], timeZone: string, from: Date): Generator<SlotTime> {
  if (slots.length === 0) return
  const today = zoned(from, timeZone).toPlainDate()
  let last = from.getTime() - 1
  // A day that a zone leaves out moves onto the next one: what a day gives is handed on once the day after it is known.
  let waiting: SlotTime[] = []
  for (let ahead = -1; ahead <= slotHorizonDays; ahead++) {
    const day = today.add({ days: ahead })
    const end = instantOf(day.toPlainDateTime(), timeZone)
    const onDay = slots
      .filter(({ day: which }) => isOn(which, day.dayOfWeek))
      .map(({ time }) => ({ time, at: instantOf(day.toPlainDateTime(Temporal.PlainTime.from(time)), timeZone) }))
    // Of two slots at one instant, the one whose time the clock shows comes first.
    const shows = ({ at, time }: SlotTime) => (wallTimeOf(at, timeZone).endsWith(time) ? 0 : 1)
    waiting = [...waiting, ...onDay].sort((a, b) => a.at.getTime() - b.at.getTime() || shows(a) - shows(b))
    while (waiting[0] && waiting[0].at < end) {
      const [next] = waiting.splice(0, 1) as [SlotTime]
      if (next.at.getTime() <= last) continue
      last = next.at.getTime()
      yield next
    }
  }
}

/** The next `count` slots at or after `from`; fewer where two years hold fewer. */
export function nextSlots(slots: readonly Slot[], timeZone: string, from: Date, count: number): Date[] {
  const found: Date[] = []
  if (count < 1) return found
  for (const { at } of slotTimes(slots, timeZone, from)) if (found.push(at) >= count) break
  return found
}

/** The first slot at or after `from` that nobody has taken; `null` where there are no slots, or none is free within two years. */
export function firstFreeSlot(slots: readonly Slot[], timeZone: string, from: Date, taken: (instant: Date) => boolean): Date | null {
  for (const { at } of slotTimes(slots, timeZone, from)) if (!taken(at)) return at
  return null
}

/**
 * When a post is repeated: after `first`, at the same time of day, until and including a day in the zone. A month that has no
 * such day takes its last one; the next month is counted from `first` again. Nothing where the recurrence is incomplete.
 * @param limit at most so many
 */
export function repetitions(first: Date, recurrence: Recurrence, timeZone: string, limit = maxRepetitions): Date[] {
  const { every, interval, until } = recurrence
  const found: Date[] = []
  if (until === '' || !Number.isInteger(interval) || interval < 1 || interval > longestInterval) return found
  const lastDay = Temporal.PlainDate.from(until)
  const start = zoned(first, timeZone).toPlainDateTime()
  let last = first
  for (let times = 1; found.length < limit; times++) {
    const wall = start.add({ [`${every}s`]: times * interval })
    if (Temporal.PlainDate.compare(wall.toPlainDate(), lastDay) > 0) break
    const at = instantOf(wall, timeZone)
    // Two days of a zone that leaves one out are one.
    if (at <= last) continue
    last = at
    found.push(at)
  }
  return found
}

/** What the clocks make of a time of day on a day: it is left out, it is there twice, or neither. */
export function oddity(day: string, time: string, timeZone: string): 'missing' | 'twice' | null {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`)
  if (!wallTimeOf(instantOf(wall, timeZone), timeZone).endsWith(time)) return 'missing'
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) => wall.toZonedDateTime(timeZone, { disambiguation }))
  return earlier && later && !earlier.equals(later) ? 'twice' : null
}
