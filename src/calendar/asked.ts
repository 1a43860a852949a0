/** What is asked of the calendar, in the words of an address. */
import { z } from 'zod'
import { calendarGroups, longestRangeDays, type CalendarGroup } from '../core/calendar.ts'
import { isTimeZone } from '../core/slots.ts'

const dayMs = 86_400_000
const instant = z.iso.datetime({ offset: true, error: 'write an instant, as 2026-11-22T09:30:00Z' }).transform((text) => new Date(text))
const listed = <Item>(item: z.ZodType<Item, string>, most: number) =>
  z
    .string()
    .max(500)
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(item).max(most))

/** @param isId whether this can be an id in the database that is used */
export const askedOf = (isId: (value: string) => boolean) => {
  const id = z
    .string()
    .refine((value) => value === '' || isId(value), 'is no id')
    .transform((value) => value || undefined)
    .optional()
  return z
    .object({
      from: instant,
      to: instant,
      zone: z.string().refine(isTimeZone, 'is no time zone').default('UTC'),
      brand: id,
      campaign: id,
      channel: id,
      person: id,
      state: listed(z.enum(calendarGroups), calendarGroups.length),
      countries: listed(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'is no country'), 20),
      slots: z
        .enum(['true', 'false'])
        .default('false')
        .transform((said) => said === 'true'),
      limit: z.coerce.number().int().min(1).max(2000).default(500),
    })
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'lies before from' })
    .refine(({ from, to }) => Number(to) - Number(from) <= (longestRangeDays + 1 / 12) * dayMs, {
      path: ['to'],
      error: `at most ${longestRangeDays} days at once`,
    })
}

export interface Asked {
  readonly from: Date
  readonly to: Date
  readonly zone: string
  readonly brand?: string | undefined
  readonly campaign?: string | undefined
  readonly channel?: string | undefined
  readonly person?: string | undefined
  /** Empty: all but what was left out. */
  readonly states: readonly CalendarGroup[]
  /** Empty: those of the brands. */
  readonly countries: readonly string[]
  readonly slots: boolean
  readonly limit: number
}
