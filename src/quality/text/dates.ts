/** Finds days that a text names, with the day of the week that it gives them. Linear in the text. */
import type { Language } from '../../core/story.ts'
import type { Span } from '../facts.ts'

const list = (words: string) => words.split(' ')
/** As `Date` counts them, from Sunday; in full, and then abbreviated. */
export const weekdayNames = {
  de: list('Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag So Mo Di Mi Do Fr Sa'),
  en: list('Sunday Monday Tuesday Wednesday Thursday Friday Saturday Sun Mon Tue Wed Thu Fri Sat'),
}
const months = {
  de: list('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
  en: list('January February March April May June July August September October November December'),
}
const monthDe = `(?:(?<name>${months.de.join('|')})|(?<month>\\d{1,2})\\.)`
const monthEn = (name: string) => `(?<${name}>${months.en.join('|')})`
const dayEn = (name: string) => `(?<${name}>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)`
const dates: Record<Language, RegExp> = {
  de: new RegExp(
    // "So, 3. Mai" may be the word so: an abbreviation has a stop.
    `(?<![\\p{L}\\p{N}.,/–-])(?:(?<weekday>(?:${weekdayNames.de.slice(0, 7).join('|')})|(?:${weekdayNames.de.slice(7).join('|')})(?=\\.))\\.?,?\\s(?:de[nrm]\\s)?)?(?<day>\\d{1,2})\\.\\s?${monthDe}(?:\\s?(?<year>\\d{4}|\\d\\d))?(?!\\d)`,
    'gu',
  ),
  en: new RegExp(
    `(?<![\\p{L}\\p{N}.,/–-])(?:(?<weekday>${weekdayNames.en.join('|')})\\.?,?\\s(?:the\\s)?)?(?:${dayEn('day')}(?:\\sof)?\\s${monthEn('name')}|${monthEn('name2')}\\s${dayEn('day2')})(?:,?\\s(?<year>\\d{4}))?(?!\\d)`,
    'gu',
  ),
}

export interface NamedDate extends Span {
  /** YYYY-MM-DD, or without a year MM-DD. */
  readonly day: string
  /** As it stands before the date. Empty: it does not. */
  readonly weekday: string
}

/** German: Mo., 3.5.2026 and Montag, den 3. Mai. English: Monday, 3 May 2026 and Mon May 3rd. Days that no calendar has are none. */
export function datesIn(text: string, language: Language): NamedDate[] {
  return [...text.matchAll(dates[language])].flatMap(({ 0: whole, index, groups = {} }) => {
    const { weekday = '', month, year = '' } = groups
    const name = groups.name ?? groups.name2
    const number = name === undefined ? Number(month) : months[language].indexOf(name) + 1
    const day = `${String(number).padStart(2, '0')}-${(groups.day ?? groups.day2 ?? '').padStart(2, '0')}`
    const full = year === '' ? day : `${year.length === 2 ? '20' : ''}${year}-${day}`
    return isDay(year === '' ? `2024-${day}` : full) ? [{ start: index, end: index + whole.length, day: full, weekday }] : []
  })
}

/** Noon of a day, so that no clock's change moves it. */
const timeOf = (day: string) => Date.parse(`${day}T12:00:00Z`)
const isDay = (day: string) => !Number.isNaN(timeOf(day)) && new Date(timeOf(day)).toISOString().startsWith(day)

/** The day of the week, from Sunday, 0 to 6; -1 for a day that no calendar has. */
export const weekdayOf = (day: string): number => (isDay(day) ? new Date(timeOf(day)).getUTCDay() : -1)
