import { digitsOf, inUnits } from '../core/money.ts'
import type { Language } from '../core/story.ts'

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' }

const dateFormat = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat(locales[language], options)
  } catch {
    // A time zone that this browser does not know: its own is the next best, and its name is written beside the time.
    return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: undefined })
  }
}

/**
 * An instant as a person reads it, always with its zone: "Mo., 23. Nov., 09:00 MEZ". The year only where it is not the
 * present one. Without a zone: the browser's. What is no instant is empty.
 */
export function instant(iso: string | null | undefined, language: Language, timeZone?: string, now = new Date()): string {
  const date = iso ? new Date(iso) : undefined
  if (!date || Number.isNaN(date.getTime())) return ''
  const year = date.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric'
  const day = dateFormat(language, { weekday: 'short', day: 'numeric', month: 'short', year, timeZone }).format(date)
  const time = dateFormat(language, { hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone }).format(date)
  return `${day}, ${time}`
}

/** A day of the calendar, as it stands in a platform's own announcement: "24. Dezember 2026". */
export const day = (iso: string, language: Language): string =>
  dateFormat(language, { dateStyle: 'long', ...(iso.length === 10 && { timeZone: 'UTC' }) }).format(new Date(iso))

/** "12 Tagen", "1 day": behind "in". */
export const inDays = (days: number, language: Language): string =>
  language === 'de' ? (days === 1 ? 'einem Tag' : `${days} Tagen`) : days === 1 ? 'one day' : `${days} days`

/** YYYY-MM-DD as a person reads it, the same day in every time zone; of its month alone: "November 2026". */
export const calendarDay = (day: string, language: Language, isMonth = false): string =>
  dateFormat(language, { ...(isMonth ? { month: 'long' } : { day: 'numeric', month: 'short' }), year: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  )

/** "Mo" in German, "Mon" in English. 0 is Monday. */
export const weekdayName = (weekday: number, language: Language): string =>
  dateFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 10, 23 + weekday)))

/** The time of day with seconds: "14:03:22". */
export const timeOfDay = (iso: string, language: Language): string => dateFormat(language, { timeStyle: 'medium' }).format(new Date(iso))

/** For an axis: "23. Nov.". Milliseconds since 1970. */
export const shortDay = (at: number, language: Language): string => dateFormat(language, { day: 'numeric', month: 'short' }).format(at)

/** For an axis: "09:00". Milliseconds since 1970. */
export const shortTime = (at: number, language: Language): string => dateFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at)

/** "12.345" in German, "12,345" in English. */
export const number = (value: number, language: Language): string => new Intl.NumberFormat(locales[language]).format(value)

/** What has changed: "+12", "-3", "0". */
export const signed = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { signDisplay: 'exceptZero' }).format(value)

/** For an axis: "12.000" stays short as "12 Tsd." or "12K". */
export const shortNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { notation: 'compact', maximumFractionDigits: 1 }).format(value)

/** With one digit behind the point: "4,1" in German. */
export const decimal = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)

/** "4,1 %" in German, "4.1%" in English. */
export const percent = (share: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0 }).format(share)

/** "0,20 USD" in German, "USD 0.015" in English. */
export const money = (amount: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(locales[language], { style: 'currency', currency, currencyDisplay: 'code', maximumFractionDigits: 3 }).format(
    amount,
  )

/** Of the currency's smallest unit: "1.234,50 EUR" for 123450 cents. Below one unit with a digit more: "EUR 0.015" for one and a half. */
export function minorMoney(minor: number, currency: string, language: Language): string {
  const [amount, digits] = [inUnits(minor, currency), digitsOf(currency)]
  const maximumFractionDigits = Math.abs(amount) < 1 ? digits + 1 : digits
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency, currencyDisplay: 'code', maximumFractionDigits }).format(
    amount,
  )
}

/** "Mastodon, Bluesky und Website". */
export const list = (items: readonly string[], language: Language): string => new Intl.ListFormat(locales[language]).format(items)

const units: Record<Language, Record<string, string>> = { de: { byte: 'Bytes' }, en: { byte: 'bytes' } }
const characters: Record<Language, string> = { de: 'Zeichen', en: 'characters' }

/** A limit's unit in words: every platform's way of counting is "characters" to a person, but bytes are bytes. */
export const unitName = (unit: string, language: Language): string => units[language][unit] ?? characters[language]
