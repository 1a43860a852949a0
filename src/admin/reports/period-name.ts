/** What people call a time of whole days. */
import type { ReportPeriod } from '../../core/reports.ts'
import type { Language } from '../../core/story.ts'

const dayMs = 86_400_000
const week = { de: 'Woche', en: 'Week' } as const

export function kindOfPeriod({ from, to }: ReportPeriod): 'week' | 'month' | 'days' {
  const [first, last] = [new Date(from), new Date(to)]
  const after = new Date(last.getTime() + dayMs)
  if (first.getUTCDate() === 1 && after.getTime() === Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1)) return 'month'
  return first.getUTCDay() === 1 && after.getTime() - first.getTime() === 7 * dayMs ? 'week' : 'days'
}

/** "November 2026", "Week 23–29 November 2026", "1–15 November 2026". */
export function periodName(period: ReportPeriod, language: Language): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const [from, to] = [new Date(period.from), new Date(period.to)]
  const kind = kindOfPeriod(period)
  if (kind === 'month') return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(from)
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(from, to)
  return kind === 'week' ? `${week[language]} ${days}` : days
}
