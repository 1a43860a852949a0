/** Points in time as people and programs write them, in German, English and ISO. */
import { instantAt } from '../../core/calendar-days.ts'

export interface DateReading {
  /** What a date without an offset is by the clock of. */
  readonly timeZone: string
  /** Of 03/04/2027. */
  readonly order: 'day-first' | 'month-first'
}
/** `timeless`: it named a day only, and nine in the morning was taken. */
export type ReadDate = { readonly at: Date; readonly timeless: boolean }

const months = [
  ['januar', 'january', 'jan', 'jänner'],
  ['februar', 'february', 'feb'],
  ['märz', 'march', 'mar', 'mär', 'mrz'],
  ['april', 'apr'],
  ['mai', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['dezember', 'december', 'dez', 'dec'],
]
const defaultTime = '09:00'
const years = { first: 1990, last: 2100 }

/** @returns `null` where nobody can say which point in time is meant. An hour that the clock skips becomes an hour later. */
export function readDate(written: string, written2: string, { timeZone, order }: DateReading): ReadDate | null {
  const text = `${written.trim()} ${written2.trim()}`.trim().replace(/\s+/g, ' ')
  if (text.length > 60) return null
  const offset = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)$/i.exec(text)
  if (offset) {
    const at = new Date(text.replace(/ (?=Z|[+-]\d\d:?\d\d$)/i, '').replace(' ', 'T'))
    return within(at) ? { at, timeless: false } : null
  }
  const { rest, time } = timeIn(text)
  if (time === null) return null
  const day = dayIn(rest, order)
  if (!day) return null
  const at = instantAt(`${day}T${time ?? defaultTime}`, timeZone)
  return at && within(at) ? { at, timeless: time === undefined } : null
}

const within = (at: Date) => !Number.isNaN(at.getTime()) && at.getUTCFullYear() >= years.first && at.getUTCFullYear() <= years.last

/** `time`: undefined where there is none, `null` where it is none. */
function timeIn(text: string): { rest: string; time: string | null | undefined } {
  const found = /(?:^|[T ,]|\bum |\bat )\s*(\d{1,2})(?:[:.](\d\d))(?::\d\d(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?$/i.exec(text)
  const hourOnly = found ? null : /(?:^|[ ,])\s*(\d{1,2})\s*(am|pm|uhr)$/i.exec(text)
  const hit = found ?? hourOnly
  // 22.11 is a day, not a time.
  if (!hit || (found && !/[:]/.test(found[0]) && !found[3] && !/[ ,T]/.test(found[0][0] ?? ''))) return { rest: text, time: undefined }
  const [minutes, half] = found ? [found[2] ?? '00', found[3]] : ['00', hourOnly?.[2]]
  let hours = Number(hit[1])
  if (half && /^[ap]/i.test(half)) {
    if (hours < 1 || hours > 12) return { rest: text, time: null }
    hours = (hours % 12) + (/^p/i.test(half) ? 12 : 0)
  }
  if (hours > 23 || Number(minutes) > 59) return { rest: text, time: null }
  const rest = text
    .slice(0, hit.index)
    .replace(/(,|\bum|\bat|T)\s*$/i, '')
    .trim()
  return { rest, time: `${String(hours).padStart(2, '0')}:${minutes}` }
}

/** @returns YYYY-MM-DD */
function dayIn(text: string, order: DateReading['order']): string | null {
  // Names of days say nothing that the date does not.
  const plain = text.replace(/^(mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[a-zä]*\.?,? /i, '').trim()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain)
  if (iso) return day(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)$/.exec(plain)
  if (dotted) return day(dotted[3], dotted[2], dotted[1])
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)$/.exec(plain)
  if (slashed) {
    const [one, other] = [Number(slashed[1]), Number(slashed[2])]
    const dayFirst = one > 12 || (other <= 12 && order === 'day-first')
    return dayFirst ? day(slashed[3], slashed[2], slashed[1]) : day(slashed[3], slashed[1], slashed[2])
  }
  const named = /^(\d{1,2})(?:\.|st|nd|rd|th)? ([a-zä]+)\.?,? (\d{4})$/i.exec(plain) ?? swapped(plain)
  if (!named) return null
  const month = months.findIndex((names) => names.includes(named[2]!.toLowerCase()))
  return month < 0 ? null : day(named[3], String(month + 1), named[1])
}

/** November 22, 2026 */
function swapped(text: string) {
  const found = /^([a-zä]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text)
  return found && [found[0], found[2], found[1], found[3]]
}

function day(year = '', month = '', date = ''): string | null {
  const full = year.length === 2 ? `20${year}` : year
  const written = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = new Date(`${written}T00:00:00Z`)
  // The 31st of February is no day, whatever Date makes of it.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : null
}
