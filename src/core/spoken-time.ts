/** Times within the sentences that the hub itself writes. The admin's own lists format in the browser. */
import type { Language } from './story.ts'

type Localised = { readonly [language in Language]: string }

const locales = { de: 'de-DE', en: 'en-GB' } as const

const spoken = (at: Date, options: Intl.DateTimeFormatOptions): Localised => ({
  de: at.toLocaleString(locales.de, options),
  en: at.toLocaleString(locales.en, options),
})

/** "28. März 2027", "28 March 2027": the day on the wall in the zone. */
export const spokenDay = (at: Date, timeZone: string): Localised => spoken(at, { day: 'numeric', month: 'long', year: 'numeric', timeZone })

/** The same of a day without a zone, YYYY-MM-DD. */
export const spokenDate = (day: string): Localised => spokenDay(new Date(`${day}T12:00:00Z`), 'UTC')

/** "5 Minuten", "1 Stunde", "7 Tage": in the largest unit that gives a whole number. */
export function spokenMinutes(minutes: number): Localised {
  const [count, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  const say = (locale: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  return { de: say(locales.de), en: say(locales.en) }
}

/** "Di., 24. Nov. 2026, 08:30 MEZ", "Tue, 24 Nov 2026, 08:30 CET". */
export const spokenInstant = (at: Date, timeZone: string): Localised =>
  spoken(at, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  })
