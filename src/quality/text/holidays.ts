/**
 * Days on which a country does not work, and on which it mourns. Data: date-holidays 3.37.0, CC BY 3.0 (https://github.com/commenthol/date-holidays),
 * after the Wikipedia articles on each country's holidays. Pure: no day is asked of a network.
 */
import Holidays from 'date-holidays'
import type { Localised } from '../check.ts'

export interface SpecialDay {
  readonly name: Localised
  readonly kind: 'holiday' | 'mourning'
}

/** Whether there are data of this country: `DE`, or `DE-NW` for one with its region. A region that nobody knows has the days of its country. */
export const knowsCountry = (country: string): boolean => calendarOf(country) !== null

/**
 * What is special about a day, days of mourning first. Nothing for a country that is not known, or a day that is none.
 * @param day YYYY-MM-DD, on the wall
 */
export function specialDays(country: string, day: string): readonly SpecialDay[] {
  const year = /^(\d{4})-\d\d-\d\d$/.exec(day)?.[1]
  if (year === undefined || !knowsCountry(country)) return []
  const key = `${country} ${year}`
  let days = years.get(key)
  if (!days) {
    days = yearOf(country, year)
    if (years.size >= yearsMax) years.clear()
    years.set(key, days)
  }
  return days.get(day) ?? []
}

const years = new Map<string, ReadonlyMap<string, readonly SpecialDay[]>>()
const calendars = new Map<string, Holidays | null>()
const yearsMax = 200

function calendarOf(code: string): Holidays | null {
  const known = calendars.get(code)
  if (known !== undefined) return known
  const [country = '', region] = /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/.test(code) ? code.split('-') : []
  const calendar = new Holidays()
  const found = country !== '' && Object.hasOwn(calendar.getCountries('en'), country)
  if (found && region !== undefined) calendar.init(country, region)
  else if (found) calendar.init(country)
  if (calendars.size >= yearsMax) calendars.clear()
  calendars.set(code, found ? calendar : null)
  return found ? calendar : null
}

function yearOf(country: string, year: string): Map<string, SpecialDay[]> {
  const calendar = calendarOf(country)
  const english = new Map(calendar?.getHolidays(year, 'en').map(({ date, rule, name }) => [`${date} ${rule}`, name]))
  const days = new Map<string, SpecialDay[]>()
  const put = (day: string, special: SpecialDay) => {
    const others = days.get(day) ?? []
    days.set(day, special.kind === 'mourning' ? [special, ...others] : [...others, special])
  }
  for (const { date, start, end, rule, name, type } of calendar?.getHolidays(year, 'de') ?? []) {
    const mourns = mourningRules[country.slice(0, 2)]?.includes(rule) ?? false
    // Memorial days, and half days of banks, keep nobody from reading.
    if (!mourns && type !== 'public') continue
    const special = {
      name: { de: name, en: english.get(`${date} ${rule}`) ?? name },
      kind: mourns ? ('mourning' as const) : ('holiday' as const),
    }
    const lasts = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs))
    for (let at = 0; at < Math.min(lasts, 31); at++) put(dayAfter(date.slice(0, 10), at), special)
  }
  for (const [day, name] of Object.entries(worldwide)) put(`${year}-${day}`, { name, kind: 'mourning' })
  return days
}

const dayMs = 86_400_000
const dayAfter = (day: string, days: number) => new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Quiet days by the laws of the German states (Feiertagsgesetze): Good Friday, Volkstrauertag, Totensonntag, as date-holidays computes them. */
const mourningRules: Readonly<Record<string, readonly string[]>> = {
  DE: ['easter -2', '6th sunday before 12-25', '5th sunday before 12-25'],
}

/** Days of remembrance that are kept far beyond one country: United Nations A/RES/60/7 of 2005-11-01, and the attacks of 2001. */
const worldwide: Readonly<Record<string, Localised>> = {
  '01-27': { de: 'Tag des Gedenkens an die Opfer des Holocaust', en: 'International Holocaust Remembrance Day' },
  '09-11': { de: 'Jahrestag der Anschläge vom 11. September', en: 'anniversary of the attacks of 11 September' },
}
