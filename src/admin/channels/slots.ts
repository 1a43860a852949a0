import { slotDays, type Slot, type SlotDay } from '../../core/slots.ts'

const days: Partial<Record<SlotDay, number>> = { workdays: 5, daily: 7, weekend: 2 }

/** How many slots a week has. */
export const slotsPerWeek = (slots: readonly Slot[]): number => slots.reduce((sum, { day }) => sum + (days[day] ?? 1), 0)

/** Times by day, in the order of the week: "workdays 08:30, 12:00". */
export const slotsByDay = (slots: readonly Slot[]): { readonly day: SlotDay; readonly times: string[] }[] =>
  slotDays.flatMap((day) => {
    const times = slots.filter((slot) => slot.day === day).map(({ time }) => time)
    return times.length > 0 ? [{ day, times: times.toSorted() }] : []
  })
