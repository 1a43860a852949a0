import type { CalendarAnswer } from '../core/calendar.ts'
import { specialDays } from '../quality/text/holidays.ts'

/** Days on which a country does not work, or mourns. What several of them share is named once, with each country. */
export function holidaysOf(countries: readonly string[], days: readonly string[]): CalendarAnswer['holidays'] {
  const shared = new Map<string, CalendarAnswer['holidays'][number]>()
  for (const day of days)
    for (const country of countries)
      for (const { name } of specialDays(country, day)) {
        // In English, where Germany and Austria do not call the same day by two names.
        const key = `${day} ${name.en}`
        const known = shared.get(key)
        if (!known) shared.set(key, { day, country, name })
        else if (!known.country.split(', ').includes(country)) shared.set(key, { ...known, country: `${known.country}, ${country}` })
      }
  return [...shared.values()]
}
